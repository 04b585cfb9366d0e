"""Objections, the most valued part of a round, each with the trail of how it was built in."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.consent.enums import Way
from samskab.ground.consent.models import (
    Amendment,
    Objection,
    Proposal,
    Resolution,
    Restatement,
    Wording,
)
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal

# For the type hints of those who answer requests and never touch the model itself.
AnObjection: TypeAlias = Objection

AUTHOR = "given__seat__participation__person"
# A yes to an amendment ends an objection when the amendment has become a version.
ENDS = Q(way=Way.WITHDRAWN) | Q(amendment__version__isnull=False)


def still_open(rows: QuerySet[Objection]) -> QuerySet[Objection]:
    """Those of the objections that are open."""
    return rows.exclude(Exists(Resolution.objects.filter(ENDS, objection=OuterRef("pk"))))


def objections_of(proposal: Proposal) -> QuerySet[Objection]:
    """Every objection of a round with its trail: words, restatements, amendments, its end; `is_open` while it has none.

    A handful of queries, however many there are. The author is `objection.given.seat.participation.person`.
    """
    return _with_trail(Objection.objects.filter(proposal=proposal))


def objections_of_arena(arena: Arena) -> Mapping[int, Sequence[Objection]]:
    """The same of every round of an arena, by the round."""
    found: dict[int, list[Objection]] = {}
    for objection in _with_trail(Objection.objects.filter(proposal__arena=arena)):
        found.setdefault(objection.proposal_id, []).append(objection)
    return found


def _with_trail(rows: QuerySet[Objection]) -> QuerySet[Objection]:
    ends = Resolution.objects.filter(ENDS, objection=OuterRef("pk"))
    wordings = Wording.objects.select_related("by__person__claimed_by", "taken").order_by("id")
    restatements = Restatement.objects.select_related("by__person__claimed_by", "understood").order_by("id")
    amendments = Amendment.objects.select_related("by__person__claimed_by", "version_before", "version").order_by("id")
    resolutions = Resolution.objects.select_related("amendment__version").order_by("id")
    return (
        rows.select_related(f"{AUTHOR}__claimed_by", "given__version", "voice__person__claimed_by")
        .annotate(is_open=~Exists(ends))
        .prefetch_related(
            Prefetch("wordings", wordings),
            Prefetch("restatements", restatements),
            Prefetch("amendments", amendments),
            Prefetch("resolutions", resolutions),
        )
        .order_by("id")
    )


def objection_for(proposal: Proposal, ref: UUID) -> Objection:
    """One objection of a proposal; raises a `Refusal` with status 404 when there is none such."""
    found = objections_of(proposal).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_objection", _("Vi kan ikke finde den indvending."), status=404)
    return found


def open_objection_of(person: Person, proposal: Proposal) -> Objection | None:
    """A person's own open objection in a round, from any seat of theirs."""
    mine = Objection.objects.filter(proposal=proposal, given__seat__participation__person=person)
    return still_open(mine).select_related("given__seat__participation", "given__version").order_by("id").first()


def is_still_open(objection: Objection) -> bool:
    """Whether an objection is open."""
    return still_open(Objection.objects.filter(pk=objection.pk)).exists()


def is_author(person: Person, objection: Objection) -> bool:
    """Whether an objection is a person's own: nobody else can end it, word it or say what is enough."""
    return objection.given.seat.participation.person_id == person.pk


def words_of(objection: Objection) -> tuple[str, str]:
    """The harm and the opening in the words its author stands by now; read with `objections_of`, no query."""
    taken = [wording for wording in objection.wordings.all() if hasattr(wording, "taken")]
    last = max(taken, key=lambda wording: wording.taken.pk, default=None)
    return (last.harm, last.opening) if last else (objection.harm, objection.opening)


def wording_for(objection: Objection, ref: UUID) -> Wording:
    """One offer of other words for an objection; raises a `Refusal` with status 404 when there is none such."""
    found = objection.wordings.filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_wording", _("Vi kan ikke finde de ord."), status=404)
    return found


def restatement_for(objection: Objection, ref: UUID) -> Restatement:
    """One restatement of an objection; raises a `Refusal` with status 404 when there is none such."""
    found = objection.restatements.filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_restatement", _("Vi kan ikke finde de ord."), status=404)
    return found
