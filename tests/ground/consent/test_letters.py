"""The letters by which a round is answered: who gets one, when, what it holds, and how one says no."""

import re
from datetime import UTC, datetime, time, timedelta
from email.message import Message
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Participation
from samskab.ground.consent import actions
from samskab.ground.consent.actions.letters import SEND, post_letters, send_round_letter
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Given, NoLetters, RoundLetter
from samskab.ground.consent.queries.letters import letters_token
from samskab.ground.consent.queries.proposals import latest_version
from samskab.ground.journal import actions as journal
from samskab.ground.journal.models import Entry
from samskab.ground.people.actions import erase_person
from samskab.ground.people.enums import Language, Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from tests.factories import a_guest, a_participant, a_person, an_arena
from tests.ground.consent.test_pages import Here, browser_of
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
    for entry in Entry.objects.filter(kind__in=["consent.proposal_opened", "consent.version_put_forward"]):
        journal.deliver(entry=entry.id, listener="samskab.ground.consent.listeners.write_to_the_circle")


def jobs() -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name=SEND).order_by("id"))


def work() -> None:
    """Do what has been asked for, and leave it to be done again."""
    for job in jobs():
        send_round_letter(seat=job.args["seat"], version=UUID(job.args["version"]))


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

    assert (proposal.seats.count(), post_letters(version=latest_version(proposal).ref)) == (7, 1)
    work()

    assert written_to(letters) == {"Ja"}


@pytest.mark.parametrize("what", ["answered", "no", "left", "erased", "unconfirmed", "ended", "late"])
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
    with clock.held_at(here.proposal.closes_at if what == "late" else clock.now()):
        work()

    assert written_to(letters) == (set() if what in ("ended", "late") else {"Karl"})
    assert RoundLetter.objects.count() == len(letters)


def test_nobody_gets_a_second_letter_about_the_same_text(here: Here, letters: list[EmailMessage]) -> None:
    hear()
    post_letters(version=latest_version(here.proposal).ref)
    work()
    work()

    assert (len(jobs()), len(letters), RoundLetter.objects.count()) == (4, 2, 2)


def test_a_new_text_is_written_about_to_those_who_are_asked_again(here: Here, letters: list[EmailMessage]) -> None:
    hear()
    old = jobs()
    actions.give_answer(proposal=here.proposal, answer=Answer.STAND_ASIDE, by=here.karl)
    actions.give_answer(proposal=here.proposal, answer=Answer.CONSENT, by=here.ruth)
    version = actions.put_forward(proposal=here.proposal, text="Vi prøver i to gader.", by=here.anne)

    assert post_letters(version=version.ref) == 1
    work()

    assert len(old) == 2
    assert [letter.subject for letter in letters] == ["»Vandvagter« er ændret. Hvad siger du nu?"]
    assert written_to(letters) == {"Ruth"}


def test_the_link_in_the_letter_answers_the_round(here: Here, letters: list[EmailMessage]) -> None:
    hear()
    work()
    letter = next(one for one in letters if written_to([one]) == {"Ruth"})
    answer, _stop = links(letter)
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
    for said in ("Det tager to minutter", "Svar senest", "Alle kan se dit svar", "Du får brevet, fordi"):
        assert said in body


def test_a_letter_is_in_the_language_of_the_one_who_gets_it(letters: list[EmailMessage]) -> None:
    arena = an_arena("A garden", by=a_person("Anne"))
    a_participant(arena, by=a_person("John", language=Language.ENGLISH))
    proposal = actions.open_round(
        arena=arena, kind="tests.text", title="Soup & bread", text="There is soup.", by=arena.started_by
    )
    post_letters(version=latest_version(proposal).ref)
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
    version = actions.put_forward(proposal=here.proposal, text="Vi prøver i to gader.", by=here.anne)
    assert post_letters(version=version.ref) == 1
    assert provider.post(path[:-3] + "xx/").status_code == 404


def test_one_link_does_not_open_what_the_other_does(here: Here) -> None:
    token = letters_token(Participation.objects.get(person=here.ruth))

    assert Client().get(reverse("consent:by_letter", args=[token])).status_code == 404


def test_a_no_holds_for_one_who_leaves_and_comes_back_until_they_say_yes(here: Here) -> None:
    browser = browser_of(here.ruth)
    choose = reverse("consent:choose_letters", args=[here.arena.slug])
    page = reverse("consent:rounds", args=[here.arena.slug])
    assert "Du får brev, når en runde venter på dig." in browser.get(page).content.decode()
    browser.post(choose, {"letters": "no"})
    arenas.leave(arena=here.arena, by=here.ruth)
    arenas.enter(arena=here.arena, perspective=Perspective.CITIZEN, by=here.ruth)
    version = latest_version(here.proposal).ref

    assert "Du får ikke brev, når en runde venter på dig." in browser.get(page).content.decode()
    assert post_letters(version=version) == 1
    browser.post(choose, {"letters": "yes"})
    assert post_letters(version=version) == 2
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
def test_a_letter_waits_until_quiet_time_is_over(quiet: tuple[time | None, time | None], goes: datetime) -> None:
    with clock.held_at(NOON):
        arena = an_arena()
        a_participant(arena, by=a_person("Ruth"))
        Person.objects.filter(name="Ruth").update(quiet_from=quiet[0], quiet_until=quiet[1])
        actions.open_round(arena=arena, kind="tests.text", title="Suppe", text="Suppe.", by=arena.started_by)
        hear()

    assert [job.scheduled_at for job in jobs()] == [goes]


def test_a_letter_waits_until_answers_begin(here: Here) -> None:
    proposal = actions.open_round(
        arena=here.arena, kind="tests.text", title="Suppe", text="Suppe.", clarify_days=3, by=here.anne
    )
    post_letters(version=latest_version(proposal).ref)

    assert {job.scheduled_at for job in jobs()} == {proposal.respond_from}


def test_five_thousand_letters_are_asked_for_in_as_many_questions_as_two(here: Here) -> None:
    first = latest_version(here.proposal).ref
    few = asked_during(lambda: post_letters(version=first))
    people = Person.objects.bulk_create(
        Person(name=f"Nabo {n}", joined_at=clock.now(), password="!", quiet_from=time(0), quiet_until=time(n % 24, 59))
        for n in range(5_000)
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=f"nabo{n}@example.org", verified=True) for n, person in enumerate(people)
    )
    Participation.objects.bulk_create(
        Participation(arena=here.arena, person=person, perspective=Perspective.CITIZEN) for person in people
    )
    proposal = actions.open_round(arena=here.arena, kind="tests.text", title="Diget", text="Diget.", by=here.anne)
    version = latest_version(proposal).ref
    before = len(jobs())

    many = asked_during(lambda: post_letters(version=version))

    assert (len(many), len(jobs()) - before) == (len(few), 5_002)
