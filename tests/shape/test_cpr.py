"""No CPR number is ever kept: one is written in every field of every form of the house, and looked for everywhere.

The forms are read from the pages themselves, so a new form is tried as soon as there is one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

import pytest
from django.db import transaction

from tests.support.doors import SHOWN, Cast, Ledger, cast_of, taken_back
from tests.support.holding import tables_holding
from tests.support.pages import House, addresses
from tests.support.written_forms import WrittenForm, words_asked_for

NUMBER, PLAIN = "010190-1234", "Vi har 112 pumper"
KINDS = {"email": "{}@example.org", "url": "https://sti.example/{}"}


@dataclass(frozen=True)
class Tried:
    """That something was written in a field, and the tables in which it was found afterwards."""

    form: str
    field: str
    hidden: bool
    number_in: frozenset[str]
    plain_in: frozenset[str]


@pytest.fixture(scope="module")
def tried(furnished: House) -> Iterator[list[Tried]]:
    """What came of writing in every field."""
    with transaction.atomic():
        cast = cast_of(furnished)
        found: dict[tuple[str, str], Tried] = {}
        for address in addresses():
            path = address.path(cast.house)
            for who, form, name in _asked(cast, path):
                action = urljoin(path, form.action)
                if (action, name) not in found:
                    found[action, name] = _tried(cast, who, action, form, name)
        yield list(found.values())
        transaction.set_rollback(True)


def _asked(cast: Cast, path: str) -> list[tuple[str, WrittenForm, str]]:
    """The fields that one who takes part is shown there, and one to whom most belongs, or else the first of others."""
    asked: list[tuple[str, WrittenForm, str]] = []
    for who in SHOWN:
        if who in ("participant", "owner") or not asked:
            with taken_back(cast.browsers[who]) as client:
                page = client.get(path)
            if page.status_code == 200 and page.headers["Content-Type"].startswith("text/html"):
                asked += [(who, form, name) for form, name in words_asked_for(page.content.decode())]
    return asked


def _tried(cast: Cast, who: str, action: str, form: WrittenForm, name: str) -> Tried:
    kind, found = form.words[name], []
    for words in (NUMBER, PLAIN):
        written = KINDS.get(kind, "{}").format(words if kind == "textarea" or words == NUMBER else words.split()[2])
        ledger = Ledger()
        with taken_back(cast.browsers[who]) as client:
            client.post(action, {**form.filled(), name: written})
            found.append(frozenset(tables_holding(written, among=ledger.since())))
    return Tried(action, name, kind == "hidden", *found)


def test_no_field_keeps_a_cpr_number(tried: list[Tried]) -> None:
    assert [each for each in tried if each.number_in] == []


def test_the_same_fields_keep_other_words(tried: list[Tried]) -> None:
    """Else nothing was tried: this many forms take what is written."""
    assert len({each.form for each in tried if each.plain_in}) > 60
