"""A letter goes out at most once, when one wants it, and not at all when one does not."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from samskab.config.mail import mail_settings
from samskab.ground.notices.actions import (
    forget_old_letters,
    gather_letters,
    note,
    send_letter,
    settle_unsure,
)
from samskab.ground.notices.enums import Outcome
from samskab.ground.notices.models import Letter, Notice, Unreachable
from samskab.ground.notices.queries.letters import stop_token
from samskab.ground.notices.queries.occasions import Due, Occasion, Word, add_occasion
from samskab.ground.people.actions import erase_person, stop_all_letters
from samskab.ground.people.enums import Letters
from samskab.ground.people.models import Person
from samskab.ground.people.queries.writing import after_quiet, when_gathered
from samskab.kernel import clock
from samskab.kernel.post.carrying import NotNow
from tests.factories import a_person
from tests.support.post_office import PostOffice, open_office
from tests.support.queries import asked_during

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)
SUBJECT = "Der er post\r\nBcc: alle@example.org"


def _tell(person: Person, abouts: Any) -> dict[UUID, Word]:
    return {
        about: Word(
            title=SUBJECT,
            happened=f"Det er {about}.",
            href="/",
            button="Se det",
            why="Du får det, fordi det er en prøve.",
            seen_by="Kun du ser det.",
        )
        for about in abouts
    }


NEWS, CALL = Occasion(name="tests.news", tell=_tell), Occasion(name="tests.call", tell=_tell, urgent=True)
for _occasion in (NEWS, CALL):
    add_occasion(_occasion)


@pytest.fixture
def ruth() -> Person:
    return a_person("Ruth", email="ruth@example.org")


@pytest.fixture
def moody(request: pytest.FixtureRequest, tmp_path: Path, settings: Any) -> Iterator[PostOffice]:
    with open_office(tmp_path, *request.param) as office:
        for name, value in mail_settings(office.url, Path("/nowhere")).items():
            setattr(settings, name, value)
        yield office


def a_call(person: Person) -> Letter:
    """An urgent letter that is ready to be sent."""
    with clock.held_at(NOON):
        note(occasion=CALL, dues=[Due(person.pk, uuid4())])
        gather_letters()
    return Letter.objects.latest("pk")


def send(letter: Letter) -> str:
    """Send at noon; answers with how it ended, which is nothing yet when it is to be tried again."""
    with clock.held_at(NOON), suppress(NotNow):
        send_letter(letter=letter.pk)
    letter.refresh_from_db()
    return letter.outcome


@pytest.mark.parametrize(
    ("moody", "outcomes", "kept"),
    [
        (["ok"], ["sent", "sent"], 1),
        (["rcpt 451", "drop data", "end 452", "ok"], ["", "", "", "sent", "sent"], 1),
        (["rcpt 550 5.1.1"], ["unreachable", "unreachable"], 0),
        (["rcpt 550 5.7.1"], ["refused", "refused"], 0),
        (["end 554"], ["refused", "refused"], 0),
        (["drop end"], ["unsure", "unsure"], 1),
    ],
    indirect=["moody"],
)
def test_a_letter_is_tried_until_it_has_ended_and_never_after(
    moody: PostOffice, outcomes: list[str], kept: int, ruth: Person
) -> None:
    letter = a_call(ruth)

    assert [send(letter) for _ in outcomes] == outcomes
    assert (len(moody.kept), moody.connections) == (kept, len(outcomes) - 1)


@pytest.mark.parametrize("moody", [["ok"]], indirect=True)
def test_a_letter_has_both_forms_and_says_how_it_is_stopped(moody: PostOffice, ruth: Person) -> None:
    letter = a_call(ruth)
    send(letter)

    (got,) = moody.kept
    stop = reverse("notices:stop", args=[stop_token(ruth)])
    assert [part.get_content_type() for part in got.iter_parts()] == ["text/plain", "text/html"]
    assert got["Subject"] == "Der er post Bcc: alle@example.org"
    assert (got["Bcc"], got["To"], got["Auto-Submitted"]) == (None, "ruth@example.org", "auto-generated")
    assert got["Message-ID"] == f"<{letter.ref.hex}@localhost>"
    assert str(got["List-Unsubscribe"]).strip("<>").endswith(stop)
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("moody", [["rcpt 550 5.1.1", "ok", "ok"]], indirect=True)
def test_an_address_that_failed_is_left_alone_until_its_owner_mends_it(moody: PostOffice, ruth: Person) -> None:
    browser = Client()
    browser.force_login(ruth)
    assert [send(a_call(ruth)), send(a_call(ruth)), moody.connections] == ["unreachable", "unreachable", 1]
    assert "Vi kan ikke skrive til dig" in browser.get(reverse("people:me")).content.decode()

    browser.post(reverse("notices:again"))

    assert "Vi kan ikke skrive til dig" not in browser.get(reverse("people:me")).content.decode()
    assert send(a_call(ruth)) == "sent"
    Unreachable.objects.create(person=ruth, address_hash="x" * 64)
    assert send(a_call(ruth)) == "sent"


@pytest.mark.parametrize("how", ["never", "erased", "no address"])
def test_nothing_goes_to_one_who_wants_or_has_none(how: str, ruth: Person, mailoutbox: list[EmailMessage]) -> None:
    letter = a_call(ruth)
    if how == "never":
        stop_all_letters(by=ruth)
    elif how == "erased":
        erase_person(by=ruth)
    else:
        EmailAddress.objects.filter(user=ruth).update(verified=False)
    ended = send(letter)
    with clock.held_at(NOON):
        assert note(occasion=CALL, dues=[Due(ruth.pk, uuid4())]) == 0

    assert (ended, mailoutbox) == (Outcome.NEEDLESS, [])


def test_a_letter_that_has_come_into_quiet_time_waits_for_the_morning(
    ruth: Person, mailoutbox: list[EmailMessage]
) -> None:
    letter = a_call(ruth)
    with clock.held_at(NOON.replace(hour=20)):
        send_letter(letter=letter.pk)

    (job,) = ProcrastinateJob.objects.filter(task_name="notices.send_letter", scheduled_at__isnull=False)
    assert (job.scheduled_at, mailoutbox) == (datetime(2026, 10, 6, 5, 0, tzinfo=UTC), [])


def test_what_gathers_is_one_letter_and_what_calls_is_one_by_itself(ruth: Person) -> None:
    others = [a_person(), a_person()]
    with clock.held_at(NOON):
        note(occasion=NEWS, dues=[Due(person.pk, uuid4()) for person in (ruth, ruth, ruth, *others)])
        note(occasion=CALL, dues=[Due(ruth.pk, uuid4()), Due(ruth.pk, uuid4())])
        assert (gather_letters(), gather_letters()) == (2, 0)
    with clock.held_at(NOON + timedelta(hours=6)):
        assert (gather_letters(), gather_letters()) == (3, 0)

    assert sorted(letter.notices.count() for letter in Letter.objects.filter(person=ruth)) == [1, 1, 3]
    assert ProcrastinateJob.objects.filter(task_name="notices.send_letter").count() == 5


def test_one_who_wants_all_at_once_has_each_by_itself(ruth: Person) -> None:
    Person.objects.filter(pk=ruth.pk).update(letters=Letters.AT_ONCE)
    with clock.held_at(NOON):
        note(occasion=NEWS, dues=[Due(ruth.pk, uuid4()), Due(ruth.pk, uuid4())])
        assert gather_letters() == 2


@pytest.mark.parametrize(
    ("moment", "gathered"),
    [
        ("2026-10-05T14:59:59", "2026-10-05T15:00:00"),
        ("2026-10-05T15:00:00", "2026-10-06T15:00:00"),
        ("2026-10-24T15:30:00", "2026-10-25T16:00:00"),  # the night the clock goes back
        ("2026-03-28T16:30:00", "2026-03-29T15:00:00"),  # the night it goes forward
    ],
)
def test_gathered_news_come_at_five_by_the_clock_on_the_wall(moment: str, gathered: str, ruth: Person) -> None:
    assert when_gathered(ruth, utc(moment)) == utc(gathered)


@pytest.mark.parametrize(
    ("quiet", "moment", "after"),
    [
        (None, "2026-10-05T19:00:00", "2026-10-06T05:00:00"),
        (None, "2026-10-05T18:59:59", "2026-10-05T18:59:59"),
        (None, "2026-10-24T20:00:00", "2026-10-25T06:00:00"),
        (None, "2026-03-28T21:00:00", "2026-03-29T05:00:00"),
        ((time(0, 30), time(2, 30)), "2026-10-25T00:00:00", "2026-10-25T00:30:00"),  # half past two comes twice
        ((time(22), time(2, 30)), "2026-10-25T01:15:00", "2026-10-25T01:30:00"),  # the second time
        ((time(0, 30), time(2, 30)), "2026-03-29T00:00:00", "2026-03-29T01:30:00"),  # and here not at all
        ((time(9), time(9)), "2026-10-05T20:00:00", "2026-10-05T20:00:00"),
    ],
)
def test_quiet_time_goes_by_the_clock_on_the_wall(
    quiet: tuple[time, time] | None, moment: str, after: str, ruth: Person
) -> None:
    ruth.quiet_from, ruth.quiet_until = quiet or (None, None)

    assert after_quiet(ruth, utc(moment)).astimezone(UTC) == utc(after)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_one_press_of_a_mail_programs_button_stops_everything(ruth: Person) -> None:
    path, provider = reverse("notices:stop", args=[stop_token(ruth)]), Client(enforce_csrf_checks=True)
    assert provider.get(path).status_code == 200
    ruth.refresh_from_db()
    assert ruth.letters == Letters.DAILY

    pressed = [provider.post(path, {"List-Unsubscribe": "One-Click"}).status_code for _ in range(2)]

    ruth.refresh_from_db()
    assert (pressed, ruth.letters) == ([200, 200], Letters.NEVER)
    assert "Ruth" not in provider.get(path).content.decode()
    assert provider.post(path[:-3] + "xx/").status_code == 404


def test_how_often_we_write_is_chosen_on_ones_own_page(ruth: Person) -> None:
    browser = Client()
    browser.force_login(ruth)
    chosen = {"language": "da", "theme": "auto", "letters": "at_once", "quiet_from": "21:00", "quiet_until": "07:00"}

    assert browser.post(reverse("people:settings"), chosen).status_code == 302

    ruth.refresh_from_db()
    assert ruth.letters == Letters.AT_ONCE
    page = browser.get(reverse("people:settings")).content.decode()
    assert re.findall(r'name="letters" value="(\w+)"[^>]*\schecked', page) == ["at_once"]


def test_a_letter_nobody_heard_the_end_of_is_settled_and_not_sent_again(
    ruth: Person, mailoutbox: list[EmailMessage]
) -> None:
    letter = a_call(ruth)
    Letter.objects.filter(pk=letter.pk).update(claim=uuid4(), handed_over_at=NOON)
    with clock.held_at(NOON + timedelta(minutes=14)):
        assert settle_unsure() == 0
    with clock.held_at(NOON + timedelta(minutes=16)):
        assert settle_unsure() == 1

    assert (send(letter), mailoutbox) == (Outcome.UNSURE, [])


def test_letters_are_let_go_of_after_a_month(ruth: Person, mailoutbox: list[EmailMessage]) -> None:
    send(a_call(ruth))
    with clock.held_at(NOON + timedelta(days=29)):
        forget_old_letters()
    assert (Letter.objects.count(), Notice.objects.count()) == (1, 1)
    with clock.held_at(NOON + timedelta(days=31)):
        forget_old_letters()
    assert (Letter.objects.count(), Notice.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE notices_letter SET outcome = '', settled_at = NULL",
        "UPDATE notices_letter SET handed_over_at = NULL",
        "UPDATE notices_letter SET claim = gen_random_uuid()",
        "UPDATE notices_notice SET letter_id = NULL",
        "UPDATE notices_notice SET about = gen_random_uuid()",
        """INSERT INTO notices_notice (person_id, occasion, about, noted_at, due_at, alone)
        SELECT person_id, occasion, about, now(), now(), true FROM notices_notice""",
    ],
)
def test_the_database_lets_nothing_be_told_again(statement: str, ruth: Person, mailoutbox: list[EmailMessage]) -> None:
    assert send(a_call(ruth)) == Outcome.SENT

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_letter_of_thirty_asks_as_often_as_one_of_one(ruth: Person, mailoutbox: list[EmailMessage]) -> None:
    def asked_for(number: int) -> int:
        with clock.held_at(NOON):
            note(occasion=NEWS, dues=[Due(ruth.pk, uuid4()) for _ in range(number)])
        with clock.held_at(NOON + timedelta(hours=6)):
            gather_letters()
            letter = Letter.objects.latest("pk").pk
            return len(asked_during(lambda: send_letter(letter=letter)))

    assert (asked_for(1), asked_for(30)) == (9, 9)
    assert [str(letter.body).count("Se det:") for letter in mailoutbox] == [1, 20]
