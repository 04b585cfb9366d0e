"""Every address of a furnished house, tried by everybody who may come to it, and taken back again.

    python -m tests.matrix [WORD …]

writes down in `docs/security-matrix.md` what each of them got, at every address or at those whose
names hold one of the words; a test tries it all again and compares.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django import forms
from django.conf import settings
from django.db import connection, transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.utils.timezone import localdate

from samskab.ground.arenas import actions as arenas
from samskab.ground.consent.enums import Role
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.ground.people.views.fresh import _KEY
from samskab.kernel import clock
from tests.factories import a_participant, a_person, an_operator, as_guest
from tests.support.pages import Address, House, addresses, chosen

FILE = Path(__file__).resolve().parents[2] / "docs" / "security-matrix.md"
ROWS = re.compile(r"(<!-- made: doors -->\n).*?(<!-- end -->)", re.DOTALL)
WRITTEN = """
SELECT relname, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
    + pg_stat_get_xact_tuples_deleted(oid)
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
AHEAD = timedelta(days=30)
WHO = (
    *("stranger", "guest", "elsewhere", "participant", "facilitator"),
    *("owner", "operator", "superuser"),
)
# Whose form those send who are shown none, in this order.
SHOWN = ("participant", "owner", "elsewhere", "stranger", "operator")
# The visit itself: where one is signed in, and how often something was tried.
OF_THE_VISIT = {"django_session", "usersessions_usersession", "cache", "people_attemptcount"}


@dataclass(frozen=True)
class Answer:
    """What somebody got at a door, and the tables in which a row was written, changed or deleted on the way."""

    status: int
    leads: str = ""
    wrote: frozenset[str] = frozenset()

    def __str__(self) -> str:
        entrance = self.status == 302 and self.leads == resolve_url(settings.LOGIN_URL)
        return ("enter" if entrance else str(self.status)) + ("+" if self.wrote else "")


@dataclass(frozen=True)
class Cast:
    """A house, and a browser for everybody of `WHO`."""

    house: House
    browsers: dict[str, Client]
    people: dict[str, Person]


def entered(person: Person) -> Client:
    """A browser of somebody who has just come in."""
    client = Client(raise_request_exception=True)
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session[_KEY] = (clock.now() + AHEAD).timestamp()  # a sweep takes longer than one who came in is taken for fresh
    session.save()
    return client


def cast_of(house: House) -> Cast:
    """Let everybody come who is to try the doors.

    The participant and the facilitator have come in as anybody does; the owner is the one to whom most things in the
    house belong. There is no superuser in the house, so theirs is a second operator, of whom Django is made to
    believe that they may do everything (`as_superuser`).
    """
    guest, people = Client(), {"elsewhere": house.wrong, "operator": house.operator, "owner": house.anne}
    a_participant(house.tie.arena, by=house.wrong)
    for who in ("participant", "facilitator"):
        people[who] = a_participant(house.arena, by=a_person(who.title())).person
    people["superuser"] = an_operator()
    people["guest"] = as_guest(guest, "Gæst")
    arenas.enter(arena=house.arena, perspective=Perspective.CITIZEN, invitation=house.link, by=people["guest"])
    held = chosen(house.arena, people["facilitator"], Role.FACILITATOR)
    assert held.role == Role.FACILITATOR
    signed_in = {who: entered(person) for who, person in people.items() if who != "guest"}
    return Cast(house, {"stranger": Client(), "guest": guest, **signed_in}, people)


@contextmanager
def as_superuser() -> Iterator[None]:
    """Let Django believe of everybody that they may do everything."""
    powers = {"is_staff": True, "is_superuser": True, "has_perm": _yes, "has_perms": _yes, "has_module_perms": _yes}
    with ExitStack() as stack:
        for name, power in powers.items():
            stack.enter_context(patch.object(Person, name, power, create=True))
        yield


def _yes(*_asked: object) -> bool:
    return True


def filled(form: forms.BaseForm | None) -> dict[str, Any]:
    """What stands in every field already, and otherwise something: the first of what can be chosen."""
    if form is None:
        return {}
    return {name: _filled(name, field, form.get_initial_for_field(field, name)) for name, field in form.fields.items()}


def _filled(name: str, field: forms.Field, initial: Any) -> Any:
    if isinstance(field, forms.ChoiceField):
        choices = [value for value in _values(field.choices) if value]
        return choices[:1] if isinstance(field, forms.MultipleChoiceField) else (choices or [""])[0]
    if isinstance(field, forms.BooleanField):
        return "on"
    if (initial is not None and initial != "") or field.widget.is_hidden:
        return "" if initial is None else initial
    if isinstance(field, forms.DateField):
        return str(localdate(clock.now() + AHEAD))
    if isinstance(field, forms.IntegerField):
        return field.min_value or 1
    return "ny@example.org" if "email" in name else "Sådan er det"


def _values(choices: Any) -> Iterator[str]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _values(label)
        else:
            yield str(value)


def form_at(cast: Cast, path: str) -> dict[str, Any]:
    """What fills the form of an address, for whoever is shown one."""
    for who in SHOWN:
        with taken_back(cast.browsers[who]) as client:
            if sent := form_of(client.get(path)):
                return sent
    return {}


def form_of(response: Any) -> dict[str, Any]:
    """What fills the form that somebody is shown; nothing when it is none."""
    form = (response.context or {}).get("form")
    return filled(form) if isinstance(form, forms.BaseForm) else {}


@contextmanager
def taken_back(client: Client) -> Iterator[Client]:
    """A browser, in a house in which nothing of what it does in the block stays done."""
    cookies = client.cookies.output(header="", sep=";")
    with transaction.atomic():
        yield client
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.load(cookies)


class Ledger:
    """In which tables rows were written, changed or deleted, by triggers too, and also when it was taken back."""

    def __init__(self) -> None:
        self._known = self._read()

    def since(self) -> frozenset[str]:
        """Those in which something was since this was last asked; the visit itself does not count."""
        before, self._known = self._known, self._read()
        wrote = {table for table, number in self._known.items() if number != before.get(table, 0)}
        return frozenset(wrote - OF_THE_VISIT)

    def _read(self) -> dict[str, int]:
        with connection.cursor() as cursor:
            cursor.execute(WRITTEN)
            return dict(cursor.fetchall())


def tried(
    client: Client, method: str, path: str, sent: dict[str, Any], ledger: Ledger
) -> tuple[Answer, dict[str, Any]]:
    """Knock once: what one gets, and what fills the form that one is shown."""
    with taken_back(client):
        response = getattr(client, method)(path, sent)
        for _ in getattr(response, "streaming_content", ()):
            pass
        form = form_of(response)
    leads = response.headers.get("Location", "").partition("?")[0]
    return Answer(response.status_code, leads, ledger.since()), form


def answers(cast: Cast, address: Address) -> dict[str, tuple[Answer, Answer]]:
    """What everybody gets at an address: for looking, and for sending the form.

    Whoever is shown no form sends what fills that of one who is.
    """
    path, ledger = address.path(cast.house), Ledger()
    looks = {who: _tried(cast, who, "get", path, {}, ledger) for who in WHO}
    others = next((form for who in SHOWN if (form := looks[who][1])), {})
    sends = {who: _tried(cast, who, "post", path, looks[who][1] or others, ledger)[0] for who in WHO}
    return {who: (looks[who][0], sends[who]) for who in WHO}


def _tried(cast: Cast, who: str, *knock: Any) -> tuple[Answer, dict[str, Any]]:
    with as_superuser() if who == "superuser" else nullcontext():
        return tried(cast.browsers[who], *knock)


def row(address: Address, told: dict[str, tuple[Answer, Answer]]) -> str:
    """The line of the matrix that tells of an address."""
    cells = [f"{look} {send}" for look, send in (told[who] for who in WHO)]
    return f"| `{address.name}` | " + " | ".join(cells) + " |"


def written_down() -> dict[str, str]:
    """The lines of the matrix as they stand in the file, by the name of the address."""
    lines = FILE.read_text().splitlines()
    return {line.split("`")[1]: line for line in lines if line.startswith("| `")}


def cells(line: str) -> dict[str, tuple[str, str]]:
    """What a line says that each gets: for looking, and for sending."""
    told = [cell.split() for cell in line.strip("| ").split(" | ")[1:]]
    return {who: (look, send) for who, (look, send) in zip(WHO, told, strict=True)}


def table(cast: Cast, *words: str) -> Iterable[str]:
    """The whole matrix; where there are words, addresses whose names hold none of them stay as they were written."""
    known = written_down() if words else {}
    yield "| address | " + " | ".join(WHO) + " |"
    yield "|---|" + "---|" * len(WHO)
    for address in addresses():
        kept = known.get(address.name)
        if kept is None or any(word in address.name for word in words):
            kept = row(address, answers(cast, address))
        yield kept
