"""A conversation from Polis: the tables it gives out, read into statements and answers.

A conversation has `comments.csv`, and its votes in `votes.csv` or, where that is lacking, as a row for each person in
`participants-votes.csv`. Older programs wrote the votes with the sign turned, so the sign is never taken on trust: it
is held up against the agrees and disagrees that the comments themselves tell of.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO
from operator import itemgetter

from django.utils.translation import gettext_lazy as _

from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import tidied
from samskab.kernel.text.cpr import contains_cpr, without_cpr
from samskab.stages.understand.enums import PolisFile, Value
from samskab.stages.understand.models.statement import IMPORTED_LENGTH

CONVERSATION = (PolisFile.COMMENTS, PolisFile.VOTES, PolisFile.PEOPLE)
MOST_STATEMENTS, MOST_ANSWERS = 5_000, 1_000_000
# What stands beside a statement there: that it was accepted, or sorted away.
ACCEPTED, SORTED_AWAY = "1", "-1"
_WHAT, _WHO, _HOW = "comment-id", "voter-id", "vote"
_SAID = (_WHAT, "comment-body")
_FIRST_ROW = 2  # below the row that names the columns
_DIGITS = 15  # the most of a number that can be one of ours
# What a spreadsheet takes for the beginning of a sum: these signs, also the wide ones, and what it passes over first.
_ARMED = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
# Where a spreadsheet of a country that writes 1,5 begins another cell, and goes on to such a sign.
_ANOTHER_CELL = re.compile(r"([;\t\r\n]\s*)(?=[=+\-@＝＋－＠])")
_DISARMED = re.compile(r"([;\t\r\n]\s*)'(?=[=+\-@＝＋－＠])")

Votes = dict[tuple[str, int], int]


@dataclass(frozen=True)
class Brought:
    """One statement of another place: its number there, its words on one line, when it was written, and whether
    somebody there had sorted it away.
    """

    number: int
    words: str
    at: datetime | None
    sorted_away: bool = False


@dataclass(frozen=True)
class Conversation:
    """A conversation of another place.

    `people` have for each person what they answered, by the number of the statement there. `turned` says that the sign
    of the votes was the other way round and was put right. `left_out` are statements that had no words. `blotted` are
    the rows, as a spreadsheet counts them, in whose words stood what may be a CPR number: an x stands for each digit.
    """

    statements: tuple[Brought, ...]
    people: Mapping[str, Mapping[int, Value]]
    turned: bool
    left_out: int
    blotted: tuple[int, ...]

    @property
    def rejected(self) -> int:
        """How many somebody there had sorted away. They come along, and are marked so."""
        return sum(each.sorted_away for each in self.statements)


def read_conversation(files: Mapping[str, str]) -> Conversation:
    """Read the files of a conversation, each given by its name; raises a `Refusal` that says what is wrong.

    A person's last answer to a statement stands. Where all votes and all persons' rows are given, the votes count. A
    CPR number is never in what is read, and who somebody was there is not either.
    """
    if PolisFile.COMMENTS not in files or not {PolisFile.VOTES, PolisFile.PEOPLE} & set(files):
        raise Refusal(
            "files", _("Vælg comments.csv, og enten votes.csv eller participants-votes.csv."), "files", status=400
        )
    rows = list(_rows(files[PolisFile.COMMENTS], PolisFile.COMMENTS, _SAID, MOST_STATEMENTS))
    said = {_number(row[_WHAT], PolisFile.COMMENTS): row for row in rows}
    stand = {_number(row[_WHAT], PolisFile.COMMENTS): place for place, row in enumerate(rows, start=_FIRST_ROW)}
    votes = _votes(files[PolisFile.VOTES]) if PolisFile.VOTES in files else _of_people(files[PolisFile.PEOPLE])
    turned = _is_turned(votes, said)
    statements = tuple(
        Brought(number, words, _moment(row.get("timestamp")), row.get("moderated") == SORTED_AWAY)
        for number, row in sorted(said.items())
        if (words := _kept(row))
    )
    blotted = (stand[number] for number, row in said.items() if contains_cpr(_told(row)))
    known = {each.number for each in statements}
    people: dict[str, dict[int, Value]] = {}
    for (who, number), value in votes.items():
        if number in known:
            people.setdefault(who, {})[number] = Value(-value if turned else value)
    return Conversation(statements, people, turned, len(said) - len(statements), tuple(sorted(blotted)))


@dataclass(frozen=True)
class About:
    """What a conversation was called, what was asked, and its address; empty where that is not told.

    `blotted` says that there was something in them that may be a CPR number, and is not there any more.
    """

    topic: str = ""
    description: str = ""
    address: str = ""
    blotted: bool = False


def read_about(text: str) -> About:
    """What `summary.csv` tells of a conversation. What is no such table tells nothing."""
    try:
        rows = dict(row[:2] for row in csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")) if len(row) > 1)
    except csv.Error:
        return About()
    told = (
        tidied(rows.get("topic", "")),
        "\n".join(tidied(line) for line in rows.get("conversation-description", "").strip().splitlines()),
        rows.get("url", "").strip(),
    )
    topic, description, address = map(without_cpr, told)
    blotted = (topic, description, address) != told
    return About(topic, description, address if address.startswith(("https://", "http://")) else "", blotted)


def name_of(files: Mapping[str, str]) -> str:
    """A name made of the files themselves, so that the same files are known again."""
    return sha256("\0".join(f"{name}\0{files[name]}" for name in sorted(files)).encode()).hexdigest()


def unarmed(text: str) -> str:
    """A text that no spreadsheet reckons with: an apostrophe stands before what would begin a sum, in whatever cell."""
    if text.startswith(_ARMED):
        return f"'{text[0]}{_disarmed(text[1:])}"
    return _disarmed(text)


def _disarmed(text: str) -> str:
    return _ANOTHER_CELL.sub(r"\1'", text)


def _rearmed(text: str) -> str:
    """The same text as it was."""
    whole = text[1:] if text.startswith("'") and text[1:].startswith(_ARMED) else text
    return _DISARMED.sub(r"\1", whole)


def _told(row: Mapping[str, str]) -> str:
    """The words of a statement as they stand there, on one line."""
    return _rearmed(tidied(row["comment-body"] or ""))


def _kept(row: Mapping[str, str]) -> str:
    """The words of a statement that may be kept. Where they are cut off, no half of a number and no new one is left."""
    return without_cpr(without_cpr(_told(row))[:IMPORTED_LENGTH])


def _rows(text: str, name: str, columns: Iterable[str], most: int) -> Iterator[dict[str, str]]:
    table = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        missing = [column for column in columns if column not in (table.fieldnames or ())]
        if missing:
            message = _("I %(file)s mangler kolonnen %(column)s.") % {"file": name, "column": missing[0]}
            raise Refusal("columns", message, "files", status=400)
        for number, row in enumerate(table, start=1):
            if number > most:
                raise _too_large(name)
            yield row
    except csv.Error as error:
        raise Refusal("no_table", _("%(file)s kan ikke læses.") % {"file": name}, "files", status=400) from error


def _too_large(name: str) -> Refusal:
    return Refusal("too_large", _("%(file)s er for stor.") % {"file": name}, "files", status=400)


def _votes(text: str) -> Votes:
    """The last vote of each person on each statement; of two at one moment, the one further down."""
    votes = [
        (
            _number(row.get("timestamp") or "0", PolisFile.VOTES),
            (tidied(row[_WHO] or ""), _number(row[_WHAT], PolisFile.VOTES)),
            _value(row[_HOW], PolisFile.VOTES),
        )
        for row in _rows(text, PolisFile.VOTES, (_WHAT, _WHO, _HOW), MOST_ANSWERS)
    ]
    return {of: value for _moment, of, value in sorted(votes, key=itemgetter(0))}


def _of_people(text: str) -> Votes:
    """The same from a table with a row for each person and a column for each statement."""
    found: Votes = {}
    for row in _rows(text, PolisFile.PEOPLE, ("participant",), MOST_ANSWERS):
        who = tidied(row["participant"] or "")
        for column, value in row.items():
            if value and column and _is_number(column):
                found[who, int(column)] = _value(value, PolisFile.PEOPLE)
        if len(found) > MOST_ANSWERS:
            raise _too_large(PolisFile.PEOPLE)
    return found


def _is_turned(votes: Votes, said: Mapping[int, Mapping[str, str]]) -> bool:
    """Whether agreeing was written as −1: whether votes go against what the comments say of them."""
    balance: dict[int, int] = {}
    for (_who, number), value in votes.items():
        balance[number] = balance.get(number, 0) + value
    told = {number: _whole(row.get("agrees")) - _whole(row.get("disagrees")) for number, row in said.items()}
    return sum(told[number] * balance.get(number, 0) for number in told) < 0


def _whole(text: str | None) -> int:
    return int(text) if text and _is_number(text) else 0


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _DIGITS


def _number(text: str | None, name: str) -> int:
    if text is None or not _is_number(text):
        raise Refusal("no_number", _("I %(file)s mangler et tal.") % {"file": name}, "files", status=400)
    return int(text)


def _value(text: str | None, name: str) -> int:
    try:
        return int(Value(int(float(text or ""))))
    except (ValueError, OverflowError) as error:
        message = _("I %(file)s er der et svar, som ikke er 1, 0 eller −1.") % {"file": name}
        raise Refusal("no_answer", message, "files", status=400) from error


def _moment(text: str | None) -> datetime | None:
    """A moment in thousandths of a second since 1970; None where it cannot have been."""
    number = _whole(text) / 1000
    return datetime.fromtimestamp(number, UTC) if 0 < number < 10_000_000_000 else None
