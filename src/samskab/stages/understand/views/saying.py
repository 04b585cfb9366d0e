"""A statement with its bars, as it is shown to people."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.stages.understand.bridge import Reason, Said, Told
from samskab.stages.understand.queries.statements import AStatement


@dataclass(frozen=True)
class Bar:
    """How some have answered: the letter of their group, or nothing for all of us."""

    letter: str
    agree: int
    disagree: int
    unsure: int

    @property
    def share(self) -> int:
        """How many of a hundred agree."""
        return round(100 * self.agree / (self.agree + self.disagree + self.unsure))


@dataclass(frozen=True)
class Shown:
    """A statement, the bars that may be shown of it, and what is to be said of it."""

    ref: UUID
    number: int
    words: str
    sector: str
    bars: tuple[Bar, ...]
    important: int
    notes: tuple[str | Promise, ...]


SORTED_AWAY = _("Sorteret fra i Polis.")
NOTES: Mapping[str, str | Promise] = {
    Reason.MANY_UNSURE: _("Mange er i tvivl."),
    Reason.ALL_GROUPS_DISAGREE: _("Her er vi sammen om at være uenige."),
    Reason.NEW: _("Ingen har svaret endnu."),
    Reason.FEW_ANSWERS: _("Færre end fem har svaret."),
    Reason.A_GROUP_HAS_NOT_ANSWERED: _("For få i en af grupperne har svaret."),
    Reason.HELD_BY_FEW: _("Få er enige."),
}


def shown(said: Said, told: Told, statements: Mapping[int, AStatement]) -> Shown:
    """A statement with a bar for each group that may be told of, else one for all of us, and none under five answers.

    When it has got other words since, it has none: those who answered are asked again.
    """
    statement = statements[said.number]
    told_of_it = (SORTED_AWAY,) if statement.sorted_away else ()
    if statement.wording != said.wording:
        again = (*told_of_it, _("Det har fået nye ord og bliver spurgt igen."))
        return Shown(statement.ref, said.number, statement.words, statement.sector, (), 0, again)
    bars = tuple(
        Bar(group.letter, agree=counts[2], disagree=counts[0], unsure=counts[1])
        for group in told.groups
        if (counts := said.groups.get(group.name))
    )
    if not bars and said.everybody:
        bars = (Bar("", agree=said.everybody[2], disagree=said.everybody[0], unsure=said.everybody[1]),)
    notes = (*told_of_it, *(note for reason, note in NOTES.items() if reason in said.reasons))
    return Shown(statement.ref, said.number, statement.words, statement.sector, bars, said.important, notes)
