"""What the public side owes: it is shown, it lapses in the open, and it closes by an answer alone (G13)."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import OrganisationKind, Perspective
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.gather import actions
from samskab.stages.gather.enums import Reply, SupportKind
from samskab.stages.gather.models import InvitationRequest, SavingsDeclaration, ShamFlag, SupportNeed
from samskab.stages.gather.queries.duties import declaration_due_at
from tests.factories import a_participant, a_person, a_spokesperson, an_arena
from tests.stages.gather.conftest import Here, browser_of
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db
BUS = {"kind": "transport", "text": "Jeg kan ikke komme hjem."}


def path(name: str, here: Here, **more: Any) -> str:
    return reverse(f"gather:{name}", kwargs={"slug": here.arena.slug, **more})


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_need_is_answered_by_the_public_side_and_by_nobody_else(here: Here) -> None:
    for _ in range(2):
        browser_of(here.anne).post(path("ask_support", here), BUS)
    need = SupportNeed.objects.get()
    answer = path("answer_support", here, ref=need.ref)
    assert [browser_of(who).post(answer, {"reply": "yes"}).status_code for who in (here.anne, here.ida)] == [403, 403]
    assert "Et nej uden grund er ikke et svar." in text(browser_of(here.karl).post(answer, {"reply": "no"}))
    browser_of(here.karl).post(answer, {"reply": "partly", "text": "Om fredagen."})
    page = text(Client().get(path("duties", here)))
    assert ["Om fredagen." in page, "Har fået svar" in page] == [True, True]


def test_one_in_need_may_be_nameless_on_the_page_and_in_the_journal(here: Here) -> None:
    browser_of(here.ida).post(path("ask_support", here), {**BUS, "nameless": "on"})
    assert "Ida" not in text(browser_of(here.karl).get(path("duties", here)))
    entry = Entry.objects.get(kind="gather.support_asked")
    assert (entry.actor, entry.perspective) == (None, "")


def test_a_lapse_is_shown_for_as_long_as_it_lasts(here: Here) -> None:
    need = actions.ask_support(arena=here.arena, kind=SupportKind.OTHER, text="En stol", by=here.anne)
    with clock.held_at(clock.now() + timedelta(days=900)):
        assert "Svaret mangler endnu" in text(Client().get(path("duties", here)))
        actions.answer_support(need=need, reply=Reply.YES, by=here.karl)
        assert "Fik svar, men for sent" in text(Client().get(path("duties", here)))


def test_savings_are_declared_by_the_public_side_within_a_fortnight(here: Here) -> None:
    due = declaration_due_at(here.arena)
    assert due is not None
    with clock.held_at(due + timedelta(minutes=1)):
        assert "Svaret mangler endnu" in text(Client().get(path("duties", here)))
    given = {"reduces": "yes", "how_much": "To stillinger", "anyway": "Ja"}
    assert browser_of(here.ida).post(path("declare_savings", here), given).status_code == 403
    assert "Skriv, hvor meget." in text(
        browser_of(here.karl).post(path("declare_savings", here), {"reduces": "yes", "anyway": "Ja"})
    )
    for _ in range(2):
        browser_of(here.karl).post(path("declare_savings", here), given)
    assert SavingsDeclaration.objects.count() == 1
    assert "To stillinger" in text(Client().get(path("duties", here)))


def test_without_a_public_party_nothing_is_owed() -> None:
    assert declaration_due_at(an_arena()) is None


def test_those_who_are_to_carry_a_task_say_whether_they_can(here: Here) -> None:
    assert browser_of(here.ida).get(path("carry", here)).status_code == 404
    told = actions.declare_savings(arena=here.arena, reduces=False, by=here.karl)
    with pytest.raises(Refusal):
        actions.say_whether_we_can_carry(declaration=told, can=True, text="Ja", by=here.ida)
    actions.declare_savings(arena=here.arena, reduces=False, transfers="Vagterne", by=here.karl)
    answer = {"can": "no", "text": "Vi er for få."}
    assert browser_of(here.karl).post(path("carry", here), answer).status_code == 403
    browser_of(here.ida).post(path("carry", here), answer)
    assert "Vi er for få." in text(Client().get(path("duties", here)))


def test_false_labelling_is_answered_in_public_by_another(here: Here) -> None:
    for _ in range(2):
        browser_of(here.anne).post(path("flag_sham", here), {"text": "Det er en spareøvelse."})
    flag = ShamFlag.objects.get()
    answer = path("answer_sham", here, ref=flag.ref)
    assert browser_of(here.ida).post(answer, {"text": "Nej."}).status_code == 403
    browser_of(here.karl).post(answer, {"text": "Nej, budgettet er det samme."})
    assert "budgettet er det samme" in text(Client().get(path("duties", here)))
    own = actions.flag_sham(arena=here.arena, text="Også jeg tvivler.", by=here.karl)
    with pytest.raises(Refusal) as refusal:
        actions.answer_sham(flag=own, text="Glem det.", by=here.karl)
    assert refusal.value.code == "own_question"


def test_anybody_asks_an_authority_to_invite_and_it_answers_with_reasons() -> None:
    speaks = a_spokesperson(name="Ærø Kommune", kind=OrganisationKind.MUNICIPALITY)
    a_spokesperson(name="Bager Bo", kind=OrganisationKind.COMPANY)
    ruth, listed = browser_of(a_person("Ruth")), reverse("gather:invitation_requests")
    new = reverse("gather:ask_to_invite")
    for _ in range(2):
        ruth.post(new, {"organisation": "ærø kommune", "matter": "Stranden"})
    for name in ("Bager Bo", "Ingen Kommune"):
        assert "error-summary" in text(ruth.post(new, {"organisation": name, "matter": "Stranden"}))
    request = InvitationRequest.objects.get()
    answer = reverse("gather:answer_invitation", args=[request.ref])
    assert ruth.post(answer, {"reply": "yes", "text": "Ja."}).status_code == 403
    with clock.held_at(clock.now() + timedelta(days=31)):
        assert "Svaret mangler endnu" in text(Client().get(listed))
    assert "error-summary" in text(browser_of(speaks.person).post(answer, {"reply": "no", "text": ""}))
    browser_of(speaks.person).post(answer, {"reply": "no", "text": "Den er fredet."})
    assert "Den er fredet." in text(Client().get(f"{listed}?organisation={speaks.organisation.ref}"))
    assert Client().get(f"{listed}?organisation=x").status_code == 200


@pytest.mark.parametrize("words", ["x" * 100_000, "010180-1234", "\u202e"])
@pytest.mark.parametrize("name", ["ask_support", "flag_sham"])
def test_what_cannot_be_kept_is_told_on_the_form(here: Here, name: str, words: str) -> None:
    page = browser_of(here.anne).post(path(name, here), {**BUS, "text": words})
    assert (page.status_code, "error-summary" in text(page)) == (200, True)


def test_scripts_are_only_words(here: Here) -> None:
    browser_of(here.anne).post(path("flag_sham", here), {"text": "<script>x()</script>"})
    assert "<script>x()" not in text(Client().get(path("duties", here)))


def test_the_pages_ask_as_often_for_many_as_for_one(here: Here) -> None:
    municipality = a_spokesperson(kind=OrganisationKind.MUNICIPALITY)

    def make(number: int) -> None:
        for _ in range(number):
            somebody = a_participant(here.arena, perspective=Perspective.COMPANY).person
            need = actions.ask_support(arena=here.arena, kind=SupportKind.OTHER, text="En stol", by=somebody)
            actions.answer_support(need=need, reply=Reply.YES, by=here.karl)
            flag = actions.flag_sham(arena=here.arena, text="Hm.", by=somebody)
            actions.answer_sham(flag=flag, text="Nej.", by=here.karl)
            told = actions.declare_savings(arena=here.arena, reduces=False, transfers=somebody.name, by=here.karl)
            actions.say_whether_we_can_carry(declaration=told, can=True, text="Ja.", by=somebody)
            asked = actions.ask_to_invite(organisation=municipality.organisation, matter="Havnen", by=somebody)
            actions.answer_invitation(request=asked, reply=Reply.YES, text="Ja.", by=municipality.person)

    browser = browser_of(here.karl)
    for address in (path("duties", here), reverse("gather:invitation_requests")):
        as_many_for_thirty(make, partial(browser.get, address))
        with at_most(14):
            browser.get(address)


ANSWER = (
    "INSERT INTO gather_supportanswer (ref, arena_id, said_by_id, said_in, said_at, need_id, reply, text)"
    " SELECT gen_random_uuid(), need.arena_id, who.person_id, who.perspective, now(), need.id, '{reply}', ''"
    " FROM gather_supportneed need, arenas_participation who WHERE who.perspective = '{who}'"
)


@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM gather_supportneed",
        "UPDATE gather_supportneed SET due_at = due_at + interval '9 years'",
        "UPDATE gather_shamflag SET text = 'Alt er godt'",
        "DELETE FROM gather_shamflag",
        "UPDATE gather_savingsdeclaration SET reduces = false",
        "DELETE FROM gather_invitationrequest",
        ANSWER.format(reply="yes", who="citizen"),
        ANSWER.format(reply="yes", who="association"),
        ANSWER.format(reply="no", who="administrator"),
    ],
)
def test_the_database_lets_nobody_close_what_is_owed(here: Here, attack: str) -> None:
    actions.ask_support(arena=here.arena, kind=SupportKind.OTHER, text="En stol", by=here.anne)
    actions.flag_sham(arena=here.arena, text="Hm.", by=here.anne)
    actions.declare_savings(arena=here.arena, reduces=True, how_much="Meget", anyway="Ja", by=here.karl)
    municipality = a_spokesperson(kind=OrganisationKind.MUNICIPALITY).organisation
    actions.ask_to_invite(organisation=municipality, matter="Havnen", by=here.anne)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)
