"""Choosing somebody who takes part: from a list where few do, by name where many do, and never one who is not here."""

from typing import TypeAlias, cast

import pytest
from django.forms import ChoiceField
from django.http import QueryDict

from samskab.ground.arenas import actions
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.arenas.queries.whom import Somebody, Whom
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Organisation
from samskab.kernel.choosing import FEW, MOST, ChoosingForm
from tests.factories import a_crowd, a_participant, a_person, a_spokesperson, an_arena
from tests.support.queries import at_most

Form: TypeAlias = ChoosingForm[Somebody]
pytestmark = pytest.mark.django_db


@pytest.fixture
def arena() -> Arena:
    return an_arena("Et fælles beredskab", by=a_person("Anne"))


@pytest.fixture
def crowded(arena: Arena) -> Arena:
    """With more people than anybody looks through."""
    a_crowd(arena, {Perspective.CITIZEN: FEW})
    for name, perspective in (
        ("Ida Holm", Perspective.CITIZEN),
        ("Ida Holmgaard", Perspective.CITIZEN),
        ("Søren Åbo", Perspective.COMPANY),
        ("Søren Åbo", Perspective.ADMINISTRATOR),
    ):
        a_participant(arena, by=a_person(name), perspective=perspective)
    return arena


def asked(arena: Arena, *organisations: Organisation, **sent: object) -> Form:
    """The form with what was sent, if anything was."""
    data = QueryDict(mutable=True)
    data.update({name: str(value) for name, value in sent.items()})
    return ChoosingForm(data if sent else None, among=Whom(participants(arena), organisations))


def said(form: Form) -> dict[str, list[str]]:
    return {name: [str(each) for each in errors] for name, errors in form.errors.items()}


def labels(form: Form, name: str) -> list[str]:
    field = form.fields[name]
    assert isinstance(field, ChoiceField)
    return [str(label) for _ref, label in cast(list[tuple[str, str]], field.choices)]


def name_of(form: Form) -> str:
    return str(form.chosen) if isinstance(form.chosen, Organisation) else form.chosen.person.name


def test_few_stand_in_a_list_in_danish_order(arena: Arena) -> None:
    karl = a_participant(arena, by=a_person("Karl"))
    a_participant(arena, by=a_person("Åse"))
    assert labels(asked(arena), "whom") == ["Vælg", "Anne", "Karl", "Åse"]
    chosen = asked(arena, whom=karl.ref)
    assert (chosen.is_valid(), chosen.chosen) == (True, karl)
    for wrong in ("", "Karl", a_participant(an_arena()).ref):
        assert said(asked(arena, whom=wrong)) == {"whom": ["Vælg, hvem du spørger."]}


def test_two_of_one_name_are_told_apart_by_what_they_speak_as(arena: Arena) -> None:
    spokesperson = a_spokesperson(a_person("Karl"))
    actions.enter(
        arena=arena,
        perspective=Perspective.ASSOCIATION,
        organisation=spokesperson.organisation,
        by=spokesperson.person,
    )
    a_participant(arena, by=a_person("Karl"))
    assert set(labels(asked(arena), "whom")) == {
        "Vælg",
        "Anne",
        "Karl · Borger",
        f"Karl · {spokesperson.organisation.name}",
    }


def test_where_many_take_part_a_name_is_written(crowded: Arena) -> None:
    with at_most(2):
        form = asked(crowded, whom="soeren aabo")
    assert "which" in form.fields
    assert said(form) == {"which": ["Flere hedder sådan. Vælg, hvem du mener."]}
    assert set(labels(form, "which")) == {"Søren Åbo · Virksomhed", "Søren Åbo · Embedsmand"}
    one = participants(crowded).get(person__name="Ida Holm")
    exact = asked(crowded, whom="ida holm")
    assert (exact.is_valid(), exact.chosen) == (True, one)
    part = asked(crowded, whom="holmg")
    assert (part.is_valid(), name_of(part)) == (True, "Ida Holmgaard")


def test_one_of_several_is_chosen_until_another_name_is_written(crowded: Arena) -> None:
    for one in participants(crowded).filter(person__name="Søren Åbo"):
        form = asked(crowded, whom="Søren", which=one.ref)
        assert (form.is_valid(), form.chosen) == (True, one)
        other = asked(crowded, whom="holmgaard", which=one.ref)
        assert (other.is_valid(), name_of(other)) == (True, "Ida Holmgaard")
    assert "which" in said(asked(crowded, whom="Ida", which=one.ref))


def test_a_name_that_nobody_here_has_is_said_and_kept(crowded: Arena) -> None:
    gone = a_person("Otto Outsen")
    a_participant(crowded, by=gone)
    actions.leave(arena=crowded, by=gone)
    form = asked(crowded, whom="Otto")
    assert said(form) == {"whom": ["Ingen her hedder sådan. Prøv med en mindre del af navnet."]}
    assert form["whom"].value() == "Otto"
    assert said(asked(crowded, whom=" ")) == {"whom": ["Vælg, hvem du spørger."]}


def test_an_organisation_is_found_among_many_too(crowded: Arena) -> None:
    organisation = a_spokesperson(a_person()).organisation
    form = asked(crowded, organisation, whom=organisation.name[:6].upper())
    assert (form.is_valid(), form.chosen) == (True, organisation)


def test_more_than_can_be_told_apart_are_asked_for_more_of_the_name(crowded: Arena) -> None:
    for number in range(MOST + 5):
        a_participant(crowded, by=a_person(f"Bo {number}"))
    form = asked(crowded, whom="Bo")
    assert len(labels(form, "which")) == MOST
    assert "Skriv mere af navnet" in str(form["which"].help_text)


def test_one_who_is_called_just_that_is_found_among_all_who_are_called_more(crowded: Arena) -> None:
    bo = a_participant(crowded, by=a_person("Bo"))
    for number in range(MOST + 5):
        a_participant(crowded, by=a_person(f"Bo {number}"))
    form = asked(crowded, whom="bo")
    assert (form.is_valid(), form.chosen) == (True, bo)
