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

NUMBER, PLAIN, WORD = "010190-1234", "Vi har 112 pumper", "pumper"
KINDS = {"email": "{}@example.org", "url": "https://sti.example/{}"}
# Fields that take only what a sweep does not know: a name, an address or a number that is here already, words that
# another said, a key. What is written in them is looked up and not kept, or kept by a form that is tried elsewhere.
LOOKED_UP = {
    ("invitations/new/", "organisation"),
    ("invitations/new/", "matter"),  # an organisation has to be found; the reply to it is tried
    ("understand/papers/", "papers"),
    ("answer/", "harm"),  # only one who has a seat and no open objection begins one; the words of an open one are tried
    ("answer/", "opening"),
    ("pictures/", "description"),  # beside a picture, which `test_uploads` brings
    ("quote/", "passage"),
    ("me/", "reason"),  # beside a button that is pressed
    ("invite/mail/", "addresses"),  # of which only a digest is kept
    ("rest/", "reason"),  # one proposal that the arena rests stands already; the reasons given to that are tried
    ("links/", "other"),
    ("enter/addresses/", "email"),
    ("keys/add/", "name"),
}


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
                if (action, name) not in found or not found[action, name].plain_in:
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
    """Fill the form in until words are kept from that field, and do it once more with a number in their place."""
    kind = form.kinds[name]
    for way in form.ways_to_fill():
        plain = _kept(cast, who, action, {**way, name: _written(kind, PLAIN if kind == "textarea" else WORD)}, name)
        if plain:
            break
    else:
        way = form.filled()
    number = _kept(cast, who, action, {**way, name: _written(kind, NUMBER)}, name)
    return Tried(action, name, kind == "hidden", number, plain)


def _written(kind: str, words: str) -> str:
    return KINDS.get(kind, "{}").format(words)


def _kept(cast: Cast, who: str, action: str, sent: dict[str, list[str] | str], name: str) -> frozenset[str]:
    """The tables in which what one field says is found when the form has been sent."""
    ledger = Ledger()
    with taken_back(cast.browsers[who]) as client:
        client.post(action, sent)
        return frozenset(tables_holding(str(sent[name]), among=ledger.since()))


def test_no_field_keeps_a_cpr_number(tried: list[Tried]) -> None:
    assert [each for each in tried if each.number_in] == []


def test_the_same_fields_keep_other_words(tried: list[Tried]) -> None:
    """Else nothing was tried."""
    refused = {(each.form, each.field) for each in tried if not each.plain_in and not each.hidden}
    known = {(form, name) for form, name in refused for end, of in LOOKED_UP if form.endswith(end) and name == of}
    assert (refused - known, len({each.form for each in tried if each.plain_in}) > 80) == (set(), True)
