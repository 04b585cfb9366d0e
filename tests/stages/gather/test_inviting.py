"""What an organisation invites to is on its page, the same for all, and what it owes with every lapse (M81, G13)."""

from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.actions.resting import settle_rests
from samskab.ground.arenas.enums import Outcome, Part, RestKind
from samskab.ground.arenas.models import Arena
from samskab.ground.people.actions import end, register_organisation
from samskab.ground.people.enums import OrganisationKind, Perspective
from samskab.ground.people.models import Organisation, Person, Representation
from samskab.ground.people.queries.organisation_page import add_organisation_part
from samskab.kernel import clock
from samskab.stages.gather import actions
from samskab.stages.gather.enums import Reply
from samskab.stages.gather.queries.inviting import invites_to
from tests.factories import a_person, a_spokesperson, an_arena
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> Representation:
    return a_spokesperson(name="Ærø Kommune", kind=OrganisationKind.MUNICIPALITY)


def pages(organisation: Organisation) -> list[str]:
    """Its own page, and the whole list."""
    return [reverse(name, args=[organisation.ref]) for name in ("people:organisation", "gather:inviting")]


def speaks_in(arena: Arena, agreement: Representation) -> None:
    arenas.enter(arena=arena, perspective=Perspective.CITIZEN, organisation=agreement.organisation, by=agreement.person)


def lit_for(agreement: Representation, title: str) -> Arena:
    arena = an_arena(title, by=agreement.person)
    arenas.take_perspective(
        arena=arena, perspective=Perspective.CITIZEN, organisation=agreement.organisation, by=agreement.person
    )
    return arena


def ask(organisation: Organisation, matter: str = "Stranden", by: Person | None = None) -> object:
    return actions.ask_to_invite(organisation=organisation, matter=matter, by=by or a_person())


@pytest.mark.parametrize("kind", OrganisationKind)
def test_every_organisation_has_the_same_list(kind: OrganisationKind) -> None:
    agreement = a_spokesperson(name="Havnen", kind=kind)
    lit_for(agreement, "Havnen åbner")
    speaks_in(an_arena("Broen bygges"), agreement)
    for page in pages(agreement.organisation):
        shown = Client().get(page).content.decode()
        assert [words in shown for words in ("Havnen åbner", "De står bag", "Broen bygges", "De er med")] == [True] * 4


def test_the_duty_is_the_public_sides_alone(council: Representation) -> None:
    company = a_spokesperson(name="Bager Bo", kind=OrganisationKind.COMPANY)
    for page in pages(council.organisation):
        assertContains(Client().get(page), "særlig pligt til at invitere")
        assertContains(Client().get(page), "/invitations/new/?name=%C3%86r%C3%B8%20Kommune")
    for page in pages(company.organisation):
        assertNotContains(Client().get(page), "særlig pligt til at invitere")


def test_what_is_asked_is_seen_with_its_day_and_a_lapse_stays(council: Representation) -> None:
    ask(council.organisation)
    for page in pages(council.organisation):
        assertContains(Client().get(page), "Venter på svar")
    with clock.held_at(clock.now() + timedelta(days=900)):
        for page in pages(council.organisation):
            assertContains(Client().get(page), "Svaret mangler endnu")


def test_an_answer_is_seen_where_the_question_is(council: Representation) -> None:
    asked = actions.ask_to_invite(organisation=council.organisation, matter="Stranden", by=a_person())
    actions.answer_invitation(request=asked, reply=Reply.YES, text="Vi begynder i maj.", by=council.person)
    for page in pages(council.organisation):
        assertContains(Client().get(page), "Vi begynder i maj.")
    everything = reverse("gather:invitation_requests") + f"?organisation={council.organisation.ref.hex}"
    assertContains(Client().get(pages(council.organisation)[1]), everything)
    assertContains(Client().get(everything), "Vi begynder i maj.")


def test_those_asked_of_others_are_not_shown(council: Representation) -> None:
    ask(a_spokesperson(name="Samsø Kommune", kind=OrganisationKind.MUNICIPALITY).organisation, "Færgen")
    for page in pages(council.organisation):
        assertNotContains(Client().get(page), "Færgen")


def test_an_arena_that_keeps_who_is_in_it_to_itself_is_not_told_of_here(council: Representation) -> None:
    arena = an_arena("Et svært år")
    speaks_in(arena, council)
    arenas.close_part(
        arena=arena,
        part=Part.PARTICIPANTS,
        reason="Vi passer på dem, der er her.",
        until=clock.now() + timedelta(days=30),
        by=arena.started_by,
    )
    for page in pages(council.organisation):
        assertNotContains(Client().get(page), "Et svært år")


def test_only_what_goes_on_and_where_it_is_spoken_for_now(council: Representation) -> None:
    stays, left, closed = an_arena("En have"), an_arena("En bro"), an_arena("En fest")
    for arena in (stays, left, closed):
        speaks_in(arena, council)
    arenas.leave(arena=left, by=council.person)
    arenas.propose_rest(
        arena=closed, kind=RestKind.CLOSE, outcome=Outcome.PARTLY, reason="Vi er færdige.", by=closed.started_by
    )
    with clock.held_at(clock.now() + timedelta(days=30)):
        settle_rests()
    assert list(invites_to(council.organisation)) == [stays]
    end(representation=council, by=council.person)
    assert list(invites_to(council.organisation)) == []


def test_the_list_is_read_page_by_page(council: Representation) -> None:
    for number in range(21):
        speaks_in(an_arena(f"Arena {number}."), council)
    address = reverse("gather:inviting", args=[council.organisation.ref])
    first, second = Client().get(address), Client().get(address, {"page": "2"})
    assertContains(first, "Arena 20.")
    assertNotContains(first, "Arena 0.")
    assertContains(second, "Arena 0.")
    for odd in ("x", "-1", "9" * 40, "\u202e"):
        assert Client().get(address, {"page": odd}).status_code == 200


def test_programs_read_the_same(council: Representation) -> None:
    lit_for(council, "Havnen & broen")
    feed = Client().get(reverse("gather:inviting_feed", args=[council.organisation.ref]))
    assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
    assertContains(feed, "<title>Havnen &amp; broen</title>")


def test_one_that_has_not_agreed_to_be_here_has_no_list() -> None:
    unheard = register_organisation(
        name="Zebraklubben", kind=OrganisationKind.ASSOCIATION, contact_email="z@example.org", by=a_person()
    ).organisation
    assert [Client().get(page).status_code for page in pages(unheard)] == [404, 404]
    assert Client().get(reverse("gather:inviting_feed", args=[unheard.ref])).status_code == 404


def test_the_pages_ask_as_often_for_many_as_for_one(council: Representation) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            speaks_in(an_arena(), council)
            asked = actions.ask_to_invite(organisation=council.organisation, matter="Havnen", by=a_person())
            actions.answer_invitation(request=asked, reply=Reply.NO, text="Den er fredet.", by=council.person)

    for page in pages(council.organisation):
        as_many_for_thirty(make, partial(Client().get, page))
        with at_most(9):
            Client().get(page)


def test_a_part_of_the_page_has_one_owner() -> None:
    with pytest.raises(ValueError, match="two apps"):
        add_organisation_part("gather/on_organisation.html")(lambda _organisation: {})
