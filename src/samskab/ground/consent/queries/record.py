"""What came of a round, in full: the words, everybody's answer, what each objection changed, and who was missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.chairs import told_chairs
from samskab.ground.consent.models import Ending, Proposal, Seat, Version
from samskab.ground.consent.queries.adoptables import again_on
from samskab.ground.consent.queries.adoptions import standing_adoptions
from samskab.ground.consent.queries.beside import Beside, Somebody, beside
from samskab.ground.consent.queries.proposals import ended, versions_of
from samskab.ground.consent.queries.seats import Counted, answers_of, counted
from samskab.ground.consent.queries.showing import parts_of
from samskab.ground.consent.queries.trail import Raised, raised_in
from samskab.ground.people.enums import Sector
from samskab.kernel.refusal import Refusal


@dataclass(frozen=True)
class Record:
    """A round that has ended, without the answers. Those who did not answer are counted, and named nowhere."""

    proposal: Proposal
    ending: Ending
    version: Version
    versions: tuple[Version, ...]
    counts: Mapping[Sector, Counted]
    raised: tuple[Raised, ...]
    beside: Beside
    holds: bool  # it was adopted, nothing has taken its place, and no look back let it go

    @property
    def lead(self) -> str:
        """The first line of what was decided."""
        return parts_of(self.version.text)[0]

    @property
    def rest(self) -> str:
        """The rest of it."""
        return parts_of(self.version.text)[1]

    @property
    def looked_at_on(self) -> date | None:
        """The day on which it is looked at again; None when it does not hold, or never is."""
        return again_on(self.proposal) if self.holds else None

    @property
    def missing(self) -> list[dict[str, str]]:
        """Who was missing on the day."""
        return told_chairs(self.ending.missing)

    @property
    def heard(self) -> int:
        """How many have answered, one version or another."""
        return sum(each.heard for each in self.counts.values())

    @property
    def silent(self) -> int:
        """How many did not answer the last version."""
        return sum(each.silent for each in self.counts.values())


def record_of(proposal: Proposal, *, concerns: int | None = None) -> Record:
    """The record of a round, with so many concerns; raises a `Refusal` with status 404 while it goes on."""
    if not ended(proposal):
        raise Refusal("goes_on", _("Runden er ikke slut endnu. Læs, hvor den er, på dens egen side."), status=404)
    here = standing_adoptions(proposal.arena).filter(version=OuterRef("pk"))  # asked with the versions, in one query
    versions = tuple(versions_of(proposal).annotate(holds=Exists(here)))
    return Record(
        proposal=proposal,
        ending=proposal.ending,
        version=versions[-1],
        versions=versions,
        counts=counted(proposal),
        raised=tuple(raised_in(proposal)),
        beside=beside(proposal, most=concerns),
        holds=versions[-1].holds,
    )


def answers_told(proposal: Proposal) -> QuerySet[Seat]:
    """Everybody's last answer, and no more of each than the record tells: thousands may have answered."""
    somebody = ("participation__person", "participation__person__claimed_by")
    rows = answers_of(proposal).select_related(None).select_related(*somebody)
    return rows.only(
        *("sector", "answer", "answered", "answered_at", "objecting"),
        *("participation__ref", "participation__sector", "participation__person"),
        *("participation__person__name", "participation__person__claimed_by"),
        "participation__person__claimed_by__name",
    )


def told_to_programs(record: Record, answers: Iterable[Seat], *, names: bool) -> dict[str, Any]:
    """The same as JSON can say it. References are those of the journal, so that each line can be found in the chain."""

    def who(participation: Any) -> dict[str, Any]:
        said = {"participation": str(participation.ref), "sector": participation.sector}
        return {**said, "name": participation.person.display_name} if names else said

    def beside_it(somebody: Somebody) -> dict[str, Any]:
        said = {"participation": somebody.ref, "sector": somebody.sector}
        return {**said, "name": somebody.who} if names else said

    proposal, ending = record.proposal, record.ending
    return {
        "proposal": str(proposal.ref),
        "arena": str(proposal.arena.ref),
        "kind": proposal.kind,
        "title": proposal.title,
        "end": ending.end,
        "ended_at": ending.at.isoformat(),
        "text": record.version.text,
        "version": record.version.number,
        "digest": record.version.digest,
        "review_on": day.isoformat() if (day := again_on(proposal)) else None,
        "conditions": {"share": proposal.share, "sectors": proposal.sectors, "again_days": proposal.again_days},
        "circle": {
            sector.value: {"seats": each.seats, "active": each.active, "answered": each.answered}
            for sector, each in record.counts.items()
        },
        "answers": [
            {
                **who(seat.participation),
                "sector": seat.sector,
                "answer": seat.answer,
                "version": seat.answered,
                "at": seat.answered_at.isoformat() if seat.answered_at else None,
            }
            for seat in answers
        ],
        "concerns": [{**beside_it(each), "words": each.words} for each in record.beside.concerns],
        "objections": [
            {
                **who(each.author),
                "objection": str(each.objection.ref),
                "state": each.state,
                "harm": each.harm,
                "opening": each.opening,
                "built_in_version": each.ending.number if each.ending else None,
            }
            for each in record.raised
        ],
        "unresolved": ending.unresolved,
        "missing": record.missing,
        "proposers": [beside_it(each) for each in record.beside.behind],
    }
