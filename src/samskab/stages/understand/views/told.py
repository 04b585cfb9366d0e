"""A map made ready for its pages, the newest and a kept one alike: its table, its groups, its lists of statements."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.kernel.refusal import Refusal
from samskab.stages.understand.bridge import DRAWN_FROM, Effect, Group, Reason, Said, Told, Weight
from samskab.stages.understand.queries.statements import AStatement
from samskab.stages.understand.queries.surveys import ASurvey
from samskab.stages.understand.views.saying import Shown, shown
from samskab.ui.sectors import SECTORS

# So many of each kind stand on the map's own page; each kind has pages with all of them.
FIRST = 4


class Kind(StrEnum):
    """A list of statements, by the word in its address."""

    UNITE = "unite"
    DIVIDE = "divide"
    NEITHER = "neither"
    UNKNOWN = "unknown"
    FEW = "few"


@dataclass(frozen=True)
class Listed:
    """A list of statements: its name, what it is, how many are in it, some of them, and where all of them are."""

    kind: Kind
    name: str | Promise
    lead: str | Promise
    total: int
    rows: tuple[Shown, ...]
    address: str

    @property
    def goes_on(self) -> bool:
        """Whether there are more than are shown."""
        return self.total > len(self.rows)


NAMES: Mapping[Kind, tuple[str | Promise, str | Promise]] = {
    Kind.UNITE: (_("Broer"), _("Her er alle grupper med")),
    Kind.DIVIDE: (_("Skel"), _("Her ser vi det forskelligt")),
    Kind.NEITHER: (_("Hverken bro eller skel"), _("Her peger svarene ikke samme vej og ikke hver sin vej")),
    Kind.UNKNOWN: (_("Det ved ingen endnu"), _("Her mangler der svar, før vi kan sige noget")),
    Kind.FEW: (_("Det mener få"), _("Få er enige her. Det kan være dem, der ser noget, andre ikke ser")),
}
WITHOUT_GROUPS: Mapping[Kind, str | Promise] = {
    Kind.UNITE: _("Her svarer de fleste af os det samme"),
    Kind.DIVIDE: _("Her ser vi det forskelligt"),
}
# The sectors in their order; the last is that of those who have not said.
COLUMNS: tuple[str | Promise, ...] = (*(look.name for look in SECTORS), _("Ikke sagt"))
WHY: Mapping[str, str | Promise] = {
    Reason.FEW_STATEMENTS: _("Der er færre end fem udsagn med svar."),
    Reason.FEW_ANSWERS_EACH: _("De fleste har svaret på færre end fem udsagn."),
    Reason.ALL_ANSWER_ALIKE: _("Alle svarer ens."),
    Reason.MAP_WAVERS: _("Havde det været andre af os, der svarede, kunne kortet se anderledes ud."),
    Reason.MANY_BETWEEN_GROUPS: _("Mange står mellem grupperne."),
    Reason.MANY_ANSWER_IDENTICALLY: _("I en af grupperne har mere end halvdelen svaret helt ens."),
}


def kind_named(word: str) -> Kind:
    """The list with that word in its address; raises a `Refusal` with status 404 when there is none such."""
    if word not in set(Kind):
        raise Refusal("unknown_list", _("Den liste har vi ikke."), status=404)
    return Kind(word)


def of_kind(told: Told, kind: Kind) -> tuple[Said, ...]:
    """The statements of one kind, those that say most first."""
    if kind is Kind.FEW:
        return tuple(each for each in told.said if Reason.HELD_BY_FEW in each.reasons)
    effect = {Kind.UNITE: Effect.UNITES, Kind.DIVIDE: Effect.DIVIDES, Kind.NEITHER: Effect.NEITHER}
    return tuple(each for each in told.said if each.effect is effect.get(kind, Effect.UNKNOWN))


def listed(
    kind: Kind, rows: Iterable[Said], told: Told, statements: Mapping[int, AStatement], *, total: int, address: str
) -> Listed:
    """A list with some of its statements."""
    name, lead = NAMES[kind]
    lead = lead if told.groups else WITHOUT_GROUPS.get(kind, lead)
    return Listed(kind, name, lead, total, tuple(shown(each, told, statements) for each in rows), address)


def told_of(told: Told) -> set[int]:
    """The numbers of the statements that stand on a map's own page."""
    numbers = {each.number for kind in Kind for each in of_kind(told, kind)[:FIRST]}
    return numbers | {number for group in told.groups for number, _side in group.stands_for}


def drawn_map(
    survey: ASurvey, told: Told, statements: Mapping[int, AStatement], address: Callable[[Kind], str]
) -> dict[str, Any]:
    """What the page of a map tells; `address` gives that of each of its lists."""
    kinds = {kind: of_kind(told, kind) for kind in Kind}
    return {
        "survey": survey,
        "told": told,
        "drawn": told.people >= DRAWN_FROM and told.weight != Weight.NOTHING,
        "weighs_little": told.weight in {Weight.NOTHING, Weight.LITTLE},
        "reasons": [WHY[reason] for reason in WHY if reason in told.reasons],
        "sectors": [(group, list(zip(COLUMNS, _counts(group), strict=True))) for group in told.groups],
        "columns": COLUMNS,
        "marks": [look for look in SECTORS if any(group.sectors[look.value] for group in told.groups)],
        "groups": [(group, _stands_for(group.stands_for, statements)) for group in told.groups],
        "lists": {
            kind.value: listed(kind, rows[:FIRST], told, statements, total=len(rows), address=address(kind))
            for kind, rows in kinds.items()
            if rows
        },
    }


def _counts(group: Group) -> list[int | None]:
    return [group.sectors[sector] for sector in (*(look.value for look in SECTORS), "")]


def _stands_for(numbers: tuple[tuple[int, int], ...], statements: Mapping[int, AStatement]) -> list[tuple[str, bool]]:
    return [(statements[number].words, side > 0) for number, side in numbers[:3]]
