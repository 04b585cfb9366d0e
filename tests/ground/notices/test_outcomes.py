"""What is told of what comes of rounds: an objection to one's own proposal, an adoption, and who serves the process."""

from datetime import UTC, datetime, time, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.utils.timezone import localtime

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.models import Arena
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer, Role
from samskab.ground.consent.models import Ending, Objection, Proposal, RoleHeld
from samskab.ground.consent.queries.letters import letters_token
from samskab.ground.consent.queries.roles import ROLE
from samskab.ground.journal.facts import Fact
from samskab.ground.journal.models import Entry
from samskab.ground.notices.listeners import tell_whom_it_concerns
from samskab.ground.notices.models import Notice
from samskab.ground.people.actions import erase_person, stop_all_letters
from samskab.ground.people.enums import Language, Letters
from samskab.ground.people.models import Person
from samskab.kernel import clock
from tests.factories import a_participant, a_person
from tests.ground.consent.test_pages import Here
from tests.ground.notices.telling import by_then, deliver_all, gather_and_send, noted
from tests.support.queries import asked_during

pytestmark = pytest.mark.django_db
KINDS = ("consent.objection_raised", "consent.proposal_adopted", "consent.role_given", "consent.role_laid_down")
NIGHT = datetime(2026, 10, 5, 20, 0, tzinfo=UTC)  # 22.00 in Copenhagen, in summer


@pytest.fixture
def here() -> Here:
    return Here()


def told(mailoutbox: list[EmailMessage]) -> list[tuple[str, str]]:
    """Who got which subject, after all that happened was heard and a day has gone."""
    deliver_all(*KINDS)
    with clock.held_at(by_then()):
        gather_and_send()
    names = dict(EmailAddress.objects.values_list("email", "user__name"))
    return sorted((str(names[letter.to[0]]), str(letter.subject)) for letter in mailoutbox)


def adopt(proposal: Proposal, *, by: Person) -> Ending:
    """Everybody in the circle consents, and somebody ends the round."""
    for seat in proposal.seats.select_related("participation__person"):
        actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=seat.participation.person)
    return actions.close_round(proposal=proposal, by=by)


def choose(arena: Arena, person: Person, *, by: Person, title: str = "Ny tovholder") -> RoleHeld:
    """Everybody chooses somebody who would be coordinator."""
    actions.say_willing(arena=arena, role=Role.COORDINATOR, by=person)
    body = {
        "role": Role.COORDINATOR.value,
        "participation": str(arena.participations.get(person=person, left_at=None).ref),
        "months": 3,
    }
    round_ = actions.open_round(arena=arena, kind=ROLE, title=title, text="Kort.", body=body, by=by)
    return RoleHeld.objects.get(ending=adopt(round_, by=by))


class TestAnObjection:
    def test_those_who_stand_behind_the_proposal_hear_it(self, here: Here, mailoutbox: list[EmailMessage]) -> None:
        karl = here.arena.participations.get(person=here.karl)
        actions.ask_proposer(proposal=here.proposal, participation=karl, by=here.anne)
        actions.join_proposers(proposal=here.proposal, by=here.karl)
        objection = here.objects(here.ruth)

        subject = "Der er en indvending mod »Vandvagter«"
        assert told(mailoutbox) == [("Anne", subject), ("Karl", subject)]
        words = str(mailoutbox[0].body)
        for said in ("Jeg sover tungt.", "At nogen ringer.", "Du får det, fordi du står bag forslaget."):
            assert said in words
        assert (str(objection.ref) in words, "Ruth" in words) == (True, False)

    def test_one_hears_nothing_of_ones_own(self, here: Here, mailoutbox: list[EmailMessage]) -> None:
        here.objects(here.anne)

        assert told(mailoutbox) == []

    def test_it_is_told_in_the_words_it_has_now(self, here: Here, mailoutbox: list[EmailMessage]) -> None:
        objection = here.objects(here.ruth)
        wording = actions.offer_wording(objection=objection, harm="Vi hører det ikke.", opening="Ring.", by=here.karl)
        actions.take_wording(wording=wording, by=here.ruth)

        assert told(mailoutbox) == [("Anne", "Der er en indvending mod »Vandvagter«")]
        assert ("Vi hører det ikke." in str(mailoutbox[0].body), "tungt" in str(mailoutbox[0].body)) == (True, False)

    @pytest.mark.parametrize("what", ["withdrawn", "stepped back", "ended", "left", "erased", "no letters", "never"])
    def test_what_became_needless_is_not_told(self, what: str, here: Here, mailoutbox: list[EmailMessage]) -> None:
        objection = here.objects(here.ruth)
        deliver_all(*KINDS)
        if what == "withdrawn":
            actions.withdraw_objection(objection=objection, by=here.ruth)
        elif what == "stepped back":
            _another_proposer(here)
            actions.step_back(proposal=here.proposal, by=here.anne)
        elif what == "ended":
            actions.park(proposal=here.proposal, unresolved="Vi blev ikke enige.", by=here.anne)
        elif what == "left":
            arenas.leave(arena=here.arena, by=here.anne)
        elif what == "erased":
            erase_person(by=here.anne)
        elif what == "no letters":
            actions.stop_letters(participation=here.arena.participations.get(person=here.anne), by=here.anne)
        else:
            stop_all_letters(by=here.anne)

        assert told(mailoutbox) == []


def _another_proposer(here: Here) -> None:
    karl = here.arena.participations.get(person=here.karl)
    actions.ask_proposer(proposal=here.proposal, participation=karl, by=here.anne)
    actions.join_proposers(proposal=here.proposal, by=here.karl)


class TestAnAdoption:
    def test_those_in_the_round_hear_it_but_the_one_who_ended_it(
        self, here: Here, mailoutbox: list[EmailMessage]
    ) -> None:
        a_participant(here.arena, by=a_person("Sen"))
        adopt(here.proposal, by=here.anne)

        assert told(mailoutbox) == [("Karl", "»Vandvagter« er vedtaget"), ("Ruth", "»Vandvagter« er vedtaget")]
        assert "Du får det, fordi du var med i runden." in str(mailoutbox[0].body)

    def test_it_is_told_in_ones_own_language_with_what_one_can_say_no_to(
        self, here: Here, mailoutbox: list[EmailMessage]
    ) -> None:
        Person.objects.filter(pk=here.ruth.pk).update(language=Language.ENGLISH)
        adopt(here.proposal, by=here.anne)

        assert ("Ruth", "“Vandvagter” has been adopted") in told(mailoutbox)
        (letter,) = [each for each in mailoutbox if str(each.subject).startswith("“")]
        stop = letters_token(here.arena.participations.get(person=here.ruth))
        assert stop in str(letter.message()["List-Unsubscribe"])

    def test_with_other_news_it_is_one_letter(self, here: Here, mailoutbox: list[EmailMessage]) -> None:
        more = actions.open_round(arena=here.arena, kind=here.proposal.kind, title="Pumper", text="To.", by=here.anne)
        for proposal in (here.proposal, more):
            adopt(proposal, by=here.anne)

        assert told(mailoutbox) == [(name, "2 nyheder til dig fra Samskab") for name in ("Karl", "Ruth")]

    def test_it_is_noted_for_five_o_clock_and_never_in_quiet_time(self, here: Here) -> None:
        Person.objects.filter(pk=here.karl.pk).update(letters=Letters.AT_ONCE)
        with clock.held_at(max(NIGHT, _tonight())):
            adopt(here.proposal, by=here.anne)
            deliver_all(*KINDS)

        hours = {name: (localtime(due).time(), alone) for name, _occasion, due, alone in noted()}
        assert hours == {"Karl": (time(7), True), "Ruth": (time(17), False)}

    def test_thirty_are_noted_in_as_many_questions_as_two(self, here: Here) -> None:
        adopt(here.proposal, by=here.anne)
        few = asked_during(_deliver_last_adoption)
        for _number in range(28):
            a_participant(here.arena)
        more = actions.open_round(arena=here.arena, kind="tests.text", title="Diget", text="Diget.", by=here.anne)
        adopt(more, by=here.anne)
        before = Notice.objects.count()

        many = asked_during(_deliver_last_adoption)

        assert (len(many), Notice.objects.count() - before) == (len(few), 30)


def _deliver_last_adoption() -> None:
    entry = Entry.objects.filter(kind="consent.proposal_adopted").order_by("-id")[0]
    fact = entry.fact
    assert isinstance(fact, Fact)
    tell_whom_it_concerns(fact, entry)


def _tonight() -> datetime:
    return localtime(clock.now()).replace(hour=22, minute=0) + timedelta(days=1)


class TestARole:
    def test_the_one_who_is_chosen_and_the_one_before_them_hear_it(
        self, here: Here, mailoutbox: list[EmailMessage]
    ) -> None:
        choose(here.arena, here.ruth, by=here.anne)
        assert told(mailoutbox) == [("Karl", "»Ny tovholder« er vedtaget"), ("Ruth", "Du er valgt som tovholder")]

        mailoutbox.clear()
        choose(here.arena, here.karl, by=here.anne)
        deliver_all(*KINDS)
        with clock.held_at(by_then(2)):
            gather_and_send()
        words = {str(letter.subject): str(letter.body) for letter in mailoutbox}
        assert sorted(words) == ["2 nyheder til dig fra Samskab", "Du er valgt som tovholder"]
        assert "Karl er ny tovholder" in words["2 nyheder til dig fra Samskab"]

    def test_those_who_would_hear_that_it_is_free(self, here: Here, mailoutbox: list[EmailMessage]) -> None:
        held = choose(here.arena, here.ruth, by=here.anne)
        told(mailoutbox)
        mailoutbox.clear()
        actions.say_willing(arena=here.arena, role=Role.COORDINATOR, by=here.karl)
        actions.lay_role_down(held=held, by=here.ruth)
        deliver_all(*KINDS)
        with clock.held_at(by_then(2)):
            gather_and_send()

        assert [str(letter.subject) for letter in mailoutbox] == ["Der er brug for en ny tovholder"]
        assert "Ruth har lagt rollen fra sig i »Naboer mod vandet«." in str(mailoutbox[0].body)

    def test_a_role_that_is_taken_again_or_that_one_would_not_have_is_not_offered(
        self, here: Here, mailoutbox: list[EmailMessage]
    ) -> None:
        held = choose(here.arena, here.ruth, by=here.anne)
        told(mailoutbox)
        mailoutbox.clear()
        actions.say_willing(arena=here.arena, role=Role.COORDINATOR, by=here.karl)
        actions.lay_role_down(held=held, by=here.ruth)
        deliver_all(*KINDS)
        actions.say_willing(arena=here.arena, role=Role.COORDINATOR, yes=False, by=here.karl)
        with clock.held_at(by_then(2)):
            gather_and_send()

        assert mailoutbox == []


def test_each_is_told_of_one_thing_once(here: Here) -> None:
    here.objects(here.ruth)
    for _again in range(2):
        deliver_all(*KINDS)
    assert (Notice.objects.count(), Objection.objects.count()) == (1, 1)
