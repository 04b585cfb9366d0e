"""The shapes a conversation moves in: the files that come in, and the tables that go out."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.stages.understand.bridge.open_data import Given
from samskab.stages.understand.bridge.polis import ACCEPTED, SORTED_AWAY, unarmed
from samskab.stages.understand.enums import PolisFile
from samskab.stages.understand.queries.open_data import Vote

LARGEST = 20_000_000
_SIDES = ("agree", "unsure", "disagree")
COLUMNS = (
    *("number", "ref", "words", "wording", "origin", "sector", "sorted_away", "written_on"),
    *("people", *_SIDES, "important", "effect"),
)


class ConversationForm(forms.Form):
    """The files of a conversation, as Polis gives them out."""

    title = _("Hent en samtale fra Polis")
    lead = _(
        "Udsagn og svar kommer ind, som de er, også dem, nogen har sorteret fra i Polis. Kun CPR-numre bliver til x."
    )
    button = _("Hent samtalen ind")
    comments = forms.FileField(
        label=_("Udsagnene"),
        help_text=_("Filen hedder comments.csv."),
        error_messages={"required": _("Vælg filen comments.csv.")},
    )
    votes = forms.FileField(label=_("Svarene"), help_text=_("Filen hedder votes.csv."), required=False)
    people = forms.FileField(
        label=_("Svarene, én linje for hver person"),
        help_text=_("Filen hedder participants-votes.csv. Brug den, hvis du ikke har votes.csv."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The files as text, by the names that Polis gives them."""
        sent = {PolisFile.COMMENTS: "comments", PolisFile.VOTES: "votes", PolisFile.PEOPLE: "people"}
        given = {name: self.cleaned_data.get(field) for name, field in sent.items()}
        texts = {name: self._text(sent[name], file) for name, file in given.items() if file}
        if not self.errors and len(texts) < 2:
            self.add_error("votes", _("Vælg også en fil med svarene."))
        return {"files": texts}

    def _text(self, field: str, file: "UploadedFile[Any]") -> str:
        if (file.size or 0) > LARGEST:
            self.add_error(field, _("Filen er for stor. Den må højst fylde 20 MB."))
            return ""
        try:
            return str(file.read(), "utf-8-sig")
        except UnicodeDecodeError:
            self.add_error(field, _("Filen kan ikke læses. Gem den som tekst i UTF-8."))
            return ""


class _Line:
    """A file that hands back what is written to it, so that a table is sent as it is made."""

    def write(self, line: str) -> str:
        return line


def table(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Rows as lines of CSV. A text that a spreadsheet would take for a sum gets an apostrophe before it."""
    writer = csv.writer(_Line())
    for row in rows:
        yield writer.writerow([unarmed(each) if isinstance(each, str) else each for each in row])


def statement_rows(statements: Iterable[Given]) -> Iterator[Iterable[object]]:
    """The statements with what is told of them; empty where it is not told."""
    yield COLUMNS
    for each in statements:
        counts = each.answered
        sums = (counts.people, counts.agree, counts.unsure, counts.disagree, each.important) if counts else ("",) * 5
        yield (
            *(each.number, each.ref, each.words, each.wording, each.origin, each.sector),
            *(int(each.sorted_away), each.written_on),
            *sums,
            each.effect,
        )


def statement_json(arena: Arena, statements: Iterable[Given]) -> dict[str, Any]:
    """The same as JSON, with the groups that may be told of."""
    return {
        "arena": str(arena.ref),
        "title": arena.title,
        "statements": [
            {
                **{name: str(getattr(each, name)) for name in ("ref", "words", "origin", "sector", "written_on")},
                "number": each.number,
                "wording": each.wording,
                "sorted_away": each.sorted_away,
                "effect": each.effect.value,
                "answered": each.answered and _sides(each.answered),
                "important": each.important if each.answered else None,
                "groups": {letter: _sides(counts) for letter, counts in each.groups.items()},
            }
            for each in statements
        ],
    }


def _sides(counts: object) -> dict[str, int]:
    return {side: getattr(counts, side) for side in _SIDES}


def comment_rows(statements: Iterable[Given]) -> Iterator[Iterable[object]]:
    """The statements as Polis has them."""
    yield ("timestamp", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body")
    for each in statements:
        counts = each.answered
        day = _moment(each.written_on.toordinal() - _EPOCH)
        sums = (counts.agree, counts.disagree) if counts else (0, 0)
        yield (day, each.number, "", *sums, int(SORTED_AWAY if each.sorted_away else ACCEPTED), each.words)


def vote_rows(votes: Iterable[Vote]) -> Iterator[Iterable[object]]:
    """The answers as Polis has them, one a line."""
    yield ("timestamp", "comment-id", "voter-id", "vote")
    for vote in votes:
        yield (int(vote.at.timestamp() * 1000), vote.number, vote.respondent, vote.value)


def people_rows(votes: Iterable[Vote], numbers: list[int]) -> Iterator[Iterable[object]]:
    """The answers as Polis has them, a line a person."""
    yield ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *numbers)
    for who, said in _each_persons(votes):
        values = list(said.values())
        counts = (0, len(values), values.count(1), values.count(-1))
        yield (who, "", *counts, *(said.get(number, "") for number in numbers))


def _each_persons(votes: Iterable[Vote]) -> Iterator[tuple[object, Mapping[int, int]]]:
    who, said = None, dict[int, int]()
    for vote in votes:
        if vote.respondent != who:
            if said:
                yield who, said
            who, said = vote.respondent, {}
        said[vote.number] = vote.value
    if said:
        yield who, said


_EPOCH = 719_163  # the first of January 1970, in days


def _moment(days: int) -> int:
    return days * 86_400_000
