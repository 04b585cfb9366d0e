"""Finding organisations: in Danish order, by word, by a misspelt word, by sector and kind; alike on every server."""

import pytest

from samskab.ground.people.enums import OrganisationKind, Perspective, Sector
from samskab.ground.people.models import Person
from samskab.ground.people.queries.organisations import organisation_for, organisations
from samskab.kernel.refusal import Refusal
from tests.factories import a_person, an_organisation
from tests.support.clusters import Database

NAMES = ["Aalborg Cykelstier", "Ærø Roklub", "Øster Skoler", "Zoologisk Forening", "Åben Have", "Bo og Lev", "bo her"]


@pytest.fixture
def founder() -> Person:
    return a_person()


def found(words: str) -> list[str]:
    return [organisation.name for organisation in organisations(words=words)]


@pytest.mark.django_db
def test_the_list_is_in_danish_order(founder: Person) -> None:
    for name in NAMES:
        an_organisation(name, by=founder)
    assert found("") == [
        "bo her", "Bo og Lev", "Zoologisk Forening", "Ærø Roklub", "Øster Skoler", "Åben Have", "Aalborg Cykelstier",
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("cykelsti", "Aalborg Cykelstier"),
        ("Ålborg", "Aalborg Cykelstier"),
        ("skolerne", "Øster Skoler"),
        ("roclub", "Ærø Roklub"),
        ("zologisk", "Zoologisk Forening"),
        ("AABEN HAVE", "Åben Have"),
    ],
)
def test_words_are_found_in_every_form_and_misspelt(founder: Person, words: str, first: str) -> None:
    for name in NAMES:
        an_organisation(name, by=founder)
    assert found(words)[0] == first


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["xyzzy", "''", "<>", "\\", "%", "a & | !", "x" * 5000, "()"])
def test_odd_words_find_nothing_and_break_nothing(founder: Person, words: str) -> None:
    an_organisation("Ærø Roklub", by=founder)
    assert found(words) == []


@pytest.mark.django_db
def test_sector_and_kind_narrow_the_list(founder: Person) -> None:
    for kind in OrganisationKind:
        an_organisation(kind.value, kind=kind, by=founder)
    for sector in Sector:
        kinds = {OrganisationKind(row.kind) for row in organisations(sector=sector)}
        assert kinds == set(OrganisationKind.of_sector(sector))
    assert organisations(kind=OrganisationKind.FOUNDATION).count() == 1


def test_every_kind_and_perspective_has_a_sector() -> None:
    assert {kind.sector for kind in OrganisationKind} == {Sector.PUBLIC, Sector.BUSINESS, Sector.CIVIL_SOCIETY}
    assert {perspective.sector for perspective in Perspective} == set(Sector)


@pytest.mark.django_db
def test_the_door_is_guarded(founder: Person) -> None:
    hidden = an_organisation(confirmed=False, by=founder)
    for visitor in (None, founder, a_person()):
        with pytest.raises(Refusal) as refused:
            organisation_for(visitor, hidden.ref)
        assert refused.value.status == 404


def test_search_and_order_are_alike_on_every_server(every_server: Database) -> None:
    founder = a_person()
    for name in NAMES:
        an_organisation(name, by=founder)
    assert found("")[-2:] == ["Åben Have", "Aalborg Cykelstier"]
    assert found("cykelsti") == ["Aalborg Cykelstier"]
    assert found("zologisk") == ["Zoologisk Forening"]
