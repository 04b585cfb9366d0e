"""What is told of rounds: to whom, when, in which words, and how one says no."""

import re
from datetime import UTC, datetime, time, timedelta
from email.message import Message

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Participation
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.facts import ProposalOpened
from samskab.ground.consent.models import Given, NoLetters
from samskab.ground.consent.queries.letters import letters_token
from samskab.ground.consent.queries.proposals import latest_version, rounds
from samskab.ground.consent.queries.written_to import round_asked, seats_to_write_to
from samskab.ground.journal import actions as journal
from samskab.ground.journal.models import Entry
from samskab.ground.notices.actions import look_around
from samskab.ground.notices.enums import Outcome
from samskab.ground.notices.listeners import tell_whom_it_concerns
from samskab.ground.notices.models import Letter, Notice
from samskab.ground.people.actions import erase_person, stop_all_letters
from samskab.ground.people.enums import Language, Letters, Perspective
from samskab.ground.people.models import Person
from samskab.ground.people.queries.writing import after_quiet
from samskab.kernel import clock
from tests.factories import a_guest, a_participant, a_person, an_arena
from tests.ground.consent.test_pages import Here, browser_of
from tests.ground.notices.telling import by_then, deliver_all, gather_and_send, noted
from tests.support.queries import asked_during

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)  # 12.00 in Copenhagen, in summer


@pytest.fixture
def letters(mailoutbox: list[EmailMessage]) -> list[EmailMessage]:
    """What was sent by this process."""
    return mailoutbox


@pytest.fixture
def here() -> Here:
    return Here()


def hear() -> None:
    """Let every fact that asks people be heard, as the journal does."""
    deliver_all("consent.proposal_opened", "consent.version_put_forward")


def work(until: datetime | None = None) -> None:
    """Send what is due at five, in two days: by then everything is, and rounds are still open."""
    with clock.held_at(until or by_then()):
        gather_and_send()


def written_to(sent: list[EmailMessage]) -> set[str]:
    names = dict(EmailAddress.objects.values_list("email", "user__name"))
    return {names[address] for letter in sent for address in letter.to}


def headers(letter: EmailMessage) -> Message:
    return letter.message()


def links(letter: EmailMessage) -> list[str]:
    return [found.partition("://")[2].partition("/")[2] for found in re.findall(r"https?://\S+", str(letter.body))]


def test_all_in_the_circle_but_the_one_who_put_it_forward_get_one(here: Here, letters: list[EmailMessage]) -> None:
    hear()
    work()

    assert written_to(letters) == {"Ruth", "Karl"}


def test_no_letter_goes_to_one_who_cannot_or_will_not_have_it(letters: list[EmailMessage]) -> None:
    anne = a_person("Anne")
    arena = an_arena("Naboer", by=anne)
    wants, unsure, left, gone, refused = (a_person(name) for name in ("Ja", "Ubekræftet", "Ude", "Slettet", "Nej"))
    for person in (wants, unsure, left, gone, refused):
        a_participant(arena, by=person)
    link = arenas.invite(arena=arena, kind=InvitationKind.LINK, by=anne)
    arenas.enter(arena=arena, perspective=Perspective.CITIZEN, invitation=link, by=a_guest("Gæst"))
    EmailAddress.objects.filter(user=unsure).update(verified=False)
    actions.stop_letters(participation=Participation.objects.get(person=refused), by=refused)
    proposal = actions.open_round(arena=arena, kind="tests.text", title="Suppe", text="Der er suppe.", by=anne)
    arenas.leave(arena=arena, by=left)
    erase_person(by=gone)

    hear()
    work()

    assert proposal.seats.count() == 7
    assert written_to(letters) == {"Ja"}
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("what", ["answered", "no", "left", "erased", "unconfirmed", "ended", "late", "stopped"])
def test_a_letter_that_became_needless_while_it_waited_is_not_sent(
    what: str, here: Here, letters: list[EmailMessage]
) -> None:
    hear()
    if what == "answered":
        actions.give_answer(proposal=here.proposal, answer=Answer.CONCERN, words="Hold øje.", by=here.ruth)
    elif what == "no":
        actions.stop_letters(participation=Participation.objects.get(person=here.ruth), by=here.ruth)
    elif what == "left":
        arenas.leave(arena=here.arena, by=here.ruth)
    elif what == "erased":
        erase_person(by=here.ruth)
    elif what == "unconfirmed":
        EmailAddress.objects.filter(user=here.ruth).update(verified=False)
    elif what == "ended":
        actions.park(proposal=here.proposal, unresolved="Vi er for få.", by=here.anne)
    elif what == "stopped":
        stop_all_letters(by=here.ruth)
    closes_at = rounds().get(pk=here.proposal.pk).closes_at
    work(closes_at.replace(hour=11) + timedelta(days=1) if what == "late" else None)

    assert written_to(letters) == (set() if what in ("ended", "late") else {"Karl"})
    outcomes = set(Letter.objects.exclude(person=here.karl).values_list("outcome", flat=True))
    assert outcomes == {Outcome.NEEDLESS}


def test_nobody_gets_a_second_letter_about_the_same_text(here: Here, letters: list[EmailMessage]) -> None:
    entry = Entry.objects.get(kind="consent.proposal_opened")
    hear()
    tell_again(entry)
    work()
    tell_again(entry)
    work()

    assert (len(letters), Letter.objects.count(), Notice.objects.count()) == (2, 2, 2)


def test_a_new_text_is_written_about_to_those_who_are_asked_again(here: Here, letters: list[EmailMessage]) -> None:
    hear()
    actions.give_answer(proposal=here.proposal, answer=Answer.STAND_ASIDE, by=here.karl)
    actions.give_answer(proposal=here.proposal, answer=Answer.CONSENT, by=here.ruth)
    actions.put_forward(proposal=here.proposal, text="Vi prøver i to gader.", by=here.anne)
    hear()
    work()

    assert [letter.subject for letter in letters] == ["»Vandvagter« er ændret. Hvad siger du nu?"]
    assert written_to(letters) == {"Ruth"}


def test_the_link_in_the_letter_answers_the_round(here: Here, letters: list[EmailMessage]) -> None:
    hear()
    work()
    letter = next(one for one in letters if written_to([one]) == {"Ruth"})
    answer, *_others = links(letter)
    stranger = Client()

    assert "Du svarer som Ruth" in stranger.get(f"/{answer}").content.decode()
    assert not Given.objects.exists()
    stranger.post(f"/{answer}", {"version": 1, "answer": "consent"})

    assert Given.objects.get().seat.participation.person == here.ruth


def test_the_letter_says_what_until_when_and_why(here: Here, letters: list[EmailMessage]) -> None:
    EmailAddress.objects.filter(user=here.karl).update(verified=False)
    hear()
    work()

    (letter,) = letters
    body = str(letter.body)
    assert letter.subject == "Hvad siger du til »Vandvagter«?"
    assert "»Vandvagter« er lagt frem til samtykke i »Naboer mod vandet«." in body
    assert "Fra 1. oktober prøver vi vandvagter i seks gader." in body
    for said in ("Det tager to minutter", "Svar senest", "Alle kan se dit svar", "Du får mailen, fordi"):
        assert said in body


def test_a_letter_is_in_the_language_of_the_one_who_gets_it(letters: list[EmailMessage]) -> None:
    arena = an_arena("A garden", by=a_person("Anne"))
    a_participant(arena, by=a_person("John", language=Language.ENGLISH))
    actions.open_round(arena=arena, kind="tests.text", title="Soup & bread", text="There is soup.", by=arena.started_by)
    hear()
    work()

    assert [letter.subject for letter in letters] == ["What do you say to “Soup & bread”?"]


def test_one_press_of_a_mail_programs_button_stops_the_letters(here: Here, letters: list[EmailMessage]) -> None:
    hear()
    work()
    letter = next(one for one in letters if written_to([one]) == {"Ruth"})
    told = headers(letter)
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = "/" + str(told["List-Unsubscribe"]).strip("<>").partition("://")[2].partition("/")[2]
    assert path == f"/{links(letter)[1]}"
    provider = Client(enforce_csrf_checks=True)

    assert provider.get(path).status_code == 200
    assert not NoLetters.objects.exists()
    assert provider.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert provider.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200

    assert NoLetters.objects.get().participation.person == here.ruth
    actions.put_forward(proposal=here.proposal, text="Vi prøver i to gader.", by=here.anne)
    hear()
    work(by_then(2))
    assert [written_to([one]) for one in letters[2:]] == [{"Karl"}]
    assert provider.post(path[:-3] + "xx/").status_code == 404


def test_one_link_does_not_open_what_the_other_does(here: Here) -> None:
    token = letters_token(Participation.objects.get(person=here.ruth))

    assert Client().get(reverse("consent:by_letter", args=[token])).status_code == 404


def test_a_no_holds_for_one_who_leaves_and_comes_back_until_they_say_yes(here: Here) -> None:
    browser = browser_of(here.ruth)
    choose = reverse("consent:choose_letters", args=[here.arena.slug])
    page = reverse("consent:rounds", args=[here.arena.slug])
    assert "Du får en mail, når en runde venter på dig." in browser.get(page).content.decode()
    browser.post(choose, {"letters": "no"})
    arenas.leave(arena=here.arena, by=here.ruth)
    arenas.enter(arena=here.arena, perspective=Perspective.CITIZEN, by=here.ruth)

    assert "Du får ikke mail, når en runde venter på dig." in browser.get(page).content.decode()
    assert told_now(here) == {"Karl"}
    browser.post(choose, {"letters": "yes"})
    assert told_now(here) == {"Karl", "Ruth"}
    assert "når en runde venter på dig" not in browser_of(a_person()).get(page).content.decode()


def test_nobody_chooses_for_another(here: Here) -> None:
    ruths = Participation.objects.get(person=here.ruth)
    with pytest.raises(Exception, match="Træd ind"):
        actions.stop_letters(participation=ruths, by=here.karl)
    browser_of(a_person()).post(reverse("consent:choose_letters", args=[here.arena.slug]), {"letters": "no"})

    assert not NoLetters.objects.exists()


def test_nothing_is_left_of_the_choice_of_one_who_is_gone(here: Here) -> None:
    actions.stop_letters(participation=Participation.objects.get(person=here.ruth), by=here.ruth)
    erase_person(by=here.ruth)
    entry = Entry.objects.get(kind="people.person_erased")
    journal.deliver(entry=entry.id, listener="samskab.ground.consent.listeners.forget_who_wanted_no_letters")

    assert not NoLetters.objects.exists()


def tell_again(entry: Entry) -> None:
    """Let an opened round be heard of, once more."""
    assert isinstance(entry.fact, ProposalOpened)
    tell_whom_it_concerns(entry.fact, entry)


def deliver_last() -> None:
    """Let the round that was opened last be heard of."""
    entry = Entry.objects.filter(kind="consent.proposal_opened").order_by("-id")[0]
    tell_again(entry)


def told_now(here: Here) -> set[str]:
    """Whom the round that asks now is told to, if it were told anew."""
    found = round_asked(latest_version(here.proposal).ref)
    assert found is not None
    return {seat.participation.person.name for seat in seats_to_write_to(*found)}


@pytest.mark.parametrize(
    ("quiet", "goes"),
    [
        ((None, None), NOON),
        ((time(11), time(13)), NOON + timedelta(hours=1)),
        ((time(12), time(7)), NOON + timedelta(hours=19)),
        ((time(22), time(12, 30)), NOON + timedelta(minutes=30)),
        ((time(22), time(7)), NOON),
        ((time(9), time(12)), NOON),
    ],
)
def test_news_by_themselves_wait_until_quiet_time_is_over(
    quiet: tuple[time | None, time | None], goes: datetime
) -> None:
    with clock.held_at(NOON):
        arena = an_arena()
        a_participant(arena, by=a_person("Ruth"))
        Person.objects.filter(name="Ruth").update(quiet_from=quiet[0], quiet_until=quiet[1], letters=Letters.AT_ONCE)
        actions.open_round(arena=arena, kind="tests.text", title="Suppe", text="Suppe.", by=arena.started_by)
        hear()

    assert noted() == [("Ruth", "consent.round_asks", goes, True)]


def test_news_wait_until_answers_begin(here: Here) -> None:
    with clock.held_at(NOON):
        proposal = actions.open_round(
            arena=here.arena, kind="tests.text", title="Suppe", text="Suppe.", clarify_days=3, by=here.anne
        )
        deliver_all("consent.proposal_opened")

    of_this = Notice.objects.filter(about=latest_version(proposal).ref)
    assert {notice.due_at >= proposal.respond_from for notice in of_this} == {True}


def test_a_round_that_closes_before_the_gathered_mail_is_told_of_by_itself(here: Here) -> None:
    closes_at = rounds().get(pk=here.proposal.pk).closes_at
    with clock.held_at(closes_at - timedelta(hours=25)):
        hear()

    assert [(name, alone) for name, _occasion, _due, alone in noted()] == [("Karl", True), ("Ruth", True)]


def test_those_who_have_not_answered_hear_once_that_it_soon_closes(here: Here, letters: list[EmailMessage]) -> None:
    actions.give_answer(proposal=here.proposal, answer=Answer.CONSENT, by=here.karl)
    closes_at = rounds().get(pk=here.proposal.pk).closes_at
    for hours in (30, 23, 22, 2):
        with clock.held_at(closes_at - timedelta(hours=hours)):
            look_around()

    assert [row[:2] + row[3:] for row in noted()] == [("Ruth", "consent.round_closes", True)]
    work(after_quiet(here.ruth, closes_at - timedelta(hours=23)))
    assert [letter.subject for letter in letters] == ["»Vandvagter« lukker snart. Vi mangler dit svar"]


def test_two_thousand_are_noted_in_as_many_questions_as_two(here: Here) -> None:
    few = asked_during(deliver_last)
    people = Person.objects.bulk_create(
        Person(name=f"Nabo {n}", joined_at=clock.now(), password="!", quiet_from=time(0), quiet_until=time(n % 24, 59))
        for n in range(1_998)
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=f"nabo{n}@example.org", verified=True) for n, person in enumerate(people)
    )
    Participation.objects.bulk_create(
        Participation(arena=here.arena, person=person, perspective=Perspective.CITIZEN) for person in people
    )
    actions.open_round(arena=here.arena, kind="tests.text", title="Diget", text="Diget.", by=here.anne)
    before = Notice.objects.count()

    many = asked_during(deliver_last)

    assert (len(many), Notice.objects.count() - before) == (len(few), 2_000)
