"""Whether the tables of consent, and the versions of texts, say what the journal does.

A row that was changed, dropped or slipped in is found.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import singledispatch
from typing import Any
from uuid import UUID

from samskab.ground.arenas.models import Arena
from samskab.ground.consent import facts
from samskab.ground.consent.enums import Answer, End
from samskab.ground.consent.facts.ending import Ended
from samskab.ground.consent.queries import written
from samskab.ground.documents.facts import VersionAdopted, VersionKept, VersionRestored
from samskab.ground.journal.facts import Fact, UnknownFact

What = tuple[str, UUID]
Said = tuple[Any, ...]
Pair = tuple[What, Said]
_ENDS: Mapping[type[Fact], End] = {
    facts.ProposalAdopted: End.ADOPTED,
    facts.ProposalLapsed: End.LAPSED,
    facts.ProposalParked: End.PARKED,
    facts.ProposalWithdrawn: End.WITHDRAWN,
    facts.TrialsBegun: End.TRIALS,
}


class Differs(StrEnum):
    """How a row differs from what the journal tells."""

    CHANGED = "changed"
    DROPPED = "dropped"
    SLIPPED_IN = "slipped_in"


SENTENCES = {
    Differs.CHANGED: "is not as the journal tells it",
    Differs.DROPPED: "is told of in the journal, and is gone from the database",
    Differs.SLIPPED_IN: "is in the database, and the journal knows nothing of it",
}


@dataclass(frozen=True)
class RowFinding:
    """One row that is not what the journal says: what it is, its reference, and how it differs."""

    what: str
    ref: UUID
    how: Differs

    def __str__(self) -> str:
        return f"{self.what} {self.ref} {SENTENCES[self.how]}"


def held_against_rows(arena: Arena, told: Iterable[Fact | UnknownFact]) -> tuple[RowFinding, ...]:
    """Every row of consent, and every version of a text, that is not as the facts of the arena's chain tell it."""
    journal = dict(pair for fact in told for pair in _rows_of(fact))
    database = dict(written.rows_of_arena(arena))
    findings = [
        RowFinding(what, ref, _how(journal.get((what, ref)), database.get((what, ref))))
        for what, ref in sorted(journal.keys() | database.keys(), key=str)
        if journal.get((what, ref)) != database.get((what, ref))
    ]
    return tuple(findings)


def _how(journal: Said | None, database: Said | None) -> Differs:
    if journal is None:
        return Differs.SLIPPED_IN
    return Differs.DROPPED if database is None else Differs.CHANGED


@singledispatch
def _rows_of(_fact: object) -> Iterator[Pair]:
    """The rows that a fact tells of, in the form of `queries.written`."""
    return iter(())


@_rows_of.register
def _opened(fact: facts.ProposalOpened) -> Iterator[Pair]:
    sectors = tuple(sector.value for sector in fact.sectors)
    fixed = (fact.respond_from, fact.again_days, fact.fallback, fact.review_on, fact.reviews)
    yield ("proposal", fact.proposal), (fact.subject, fact.share, sectors, *fixed)
    yield ("deadline of proposal", fact.proposal), (fact.closes_at,)
    yield ("version", fact.edition), (fact.proposal, 1, fact.digest.hex())
    idle = set(fact.idle)
    for ref, sector in fact.circle.items():
        yield (f"seat in {fact.proposal} of", ref), (sector.value, ref not in idle)


@_rows_of.register
def _put_forward(fact: facts.VersionPutForward) -> Iterator[Pair]:
    yield ("version", fact.edition), (fact.proposal, fact.number, fact.digest.hex())
    yield ("deadline of proposal", fact.proposal), (fact.closes_at,)


@_rows_of.register
def _extended(fact: facts.DeadlineExtended) -> Iterator[Pair]:
    yield ("deadline of proposal", fact.proposal), (fact.closes_at,)


@_rows_of.register
def _answered(fact: facts.AnswerGiven) -> Iterator[Pair]:
    yield ("answer", fact.given), (fact.seat, fact.edition, fact.answer.value)


@_rows_of.register
def _raised(fact: facts.ObjectionRaised) -> Iterator[Pair]:
    yield ("answer", fact.given), (fact.seat, fact.edition, Answer.OBJECTION.value)
    yield ("objection", fact.objection), (fact.proposal, fact.given)


@_rows_of.register
def _resolved(fact: facts.ObjectionResolved) -> Iterator[Pair]:
    yield ("resolution", fact.resolution), (fact.objection, fact.seat, fact.way.value, fact.amendment)


@_rows_of.register(facts.ProposalAdopted)
@_rows_of.register(facts.ProposalLapsed)
@_rows_of.register(facts.ProposalParked)
@_rows_of.register(facts.ProposalWithdrawn)
@_rows_of.register(facts.TrialsBegun)
def _ended(fact: Ended) -> Iterator[Pair]:
    yield ("end of proposal", fact.proposal), (_ENDS[type(fact)].value, fact.edition)


@_rows_of.register(VersionKept)
@_rows_of.register(VersionRestored)
def _kept(fact: VersionKept | VersionRestored) -> Iterator[Pair]:
    yield (f"version {fact.edition} of text", fact.document), (fact.digest.hex(),)


@_rows_of.register
def _text_adopted(fact: VersionAdopted) -> Iterator[Pair]:
    yield ("text adopted in", fact.agreed_in), (fact.document, fact.edition, fact.digest.hex())
