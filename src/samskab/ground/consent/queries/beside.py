"""Who stands behind a proposal, and what people will keep an eye on: both in one question."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from samskab.ground.consent.models import Proposal
from samskab.ground.consent.queries.proposers import proposers_of
from samskab.ground.consent.queries.seats import concerns_of

BEHIND, CONCERN = "behind", "concern"
FIRST = 6  # concerns that a page shows; the others are one step away


@dataclass(frozen=True)
class Somebody:
    """One who stands behind a proposal, or has a concern in `words`. `ref` is that of their participation."""

    part: str
    person: int
    ref: str
    who: str
    sector: str
    words: str


@dataclass(frozen=True)
class Beside:
    """Those who stand behind a proposal, and the concerns that are shown; `more` when there are others."""

    behind: tuple[Somebody, ...]
    concerns: tuple[Somebody, ...]
    more: bool


def beside(proposal: Proposal, *, most: int | None = None) -> Beside:
    """Those who stand behind a proposal, and the first `most` whose concern stands, as they came to. One query."""
    concerns = _rows(concerns_of(proposal), CONCERN, by="seat__participation", sector="seat__sector", words=F("words"))
    rows = _rows(proposers_of(proposal), BEHIND, by="participation", sector="participation__sector").union(
        concerns if most is None else concerns.order_by("id")[: most + 1],
        all=True,
    )
    said = [
        Somebody(part, person, str(ref), of or name or _("Tidligere deltager"), sector, words)
        for part, _key, person, ref, name, of, sector, words in rows.order_by("c_part", "id")
    ]
    behind, found = (tuple(each for each in said if each.part == part) for part in (BEHIND, CONCERN))
    return Beside(behind, found[:most], more=len(found) > len(found[:most]))


def _rows(rows: QuerySet[Any], part: str, *, by: str, sector: str, words: Any = None) -> QuerySet[Any, Any]:
    told: QuerySet[Any, Any] = (
        rows.order_by()
        .select_related(None)
        .annotate(
            c_part=Value(part, CharField()),
            c_person=F(f"{by}__person_id"),
            c_ref=F(f"{by}__ref"),
            c_name=F(f"{by}__person__name"),
            c_of=F(f"{by}__person__claimed_by__name"),
            c_sector=Cast(F(sector), CharField()),
            c_words=Cast(words or Value(""), TextField()),
        )
        .values_list("c_part", "id", "c_person", "c_ref", "c_name", "c_of", "c_sector", "c_words")
    )
    return told
