"""Proposals and their rounds: the guarded door, and the lists."""

from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from django.db import connection
from django.db.models import DateTimeField, F, Func, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena
from samskab.ground.consent.models import Amendment, Proposal, Version
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal

# For the type hints of those who answer requests and never touch the model itself.
AProposal: TypeAlias = Proposal
AVersion: TypeAlias = Version
# By what `rounds` has seen, for those who put rounds in order.
CLOSES_AT = F("seen_closes_at")


def rounds() -> QuerySet[Proposal]:
    """Every proposal with where its round is: `closes_at`, `latest`, `open_objections`, and its `ending` at hand.

    The database says which objections are open, and until when a round goes on, as it does when a round is to end.
    """
    latest = Version.objects.filter(proposal=OuterRef("pk")).order_by("-number").values("number")[:1]
    return Proposal.objects.select_related("arena", "ending").annotate(
        seen_closes_at=Func("pk", function="consent_closes_at", output_field=DateTimeField()),
        seen_latest=Subquery(latest),
        seen_open=Func("pk", function="consent_open_objections", output_field=IntegerField()),
    )


def rounds_of(arena: Arena) -> QuerySet[Proposal]:
    """The rounds of an arena: those that go on first, the first to close before the others, then what has ended."""
    return rounds().filter(arena=arena).order_by(F("ending__at").desc(nulls_first=True), CLOSES_AT, "-id")


def rounds_going_on(arena: Arena) -> QuerySet[Proposal]:
    """The rounds of an arena that have not ended, the first to close before the others."""
    return rounds().filter(arena=arena, ending__isnull=True).order_by(CLOSES_AT, "-id")


def proposal_for(arena: Arena, ref: UUID) -> Proposal:
    """The door to one proposal of an arena, open to all who see the arena.

    Raises a `Refusal` with status 404 when there is none such.
    """
    found = rounds().filter(arena=arena, ref=ref).first()
    if found is None:
        raise unknown_proposal()
    found.arena = arena
    return found


def proposal_at(slug: str, ref: UUID) -> Proposal:
    """The door to one proposal by its address, without where its round is, for an act that holds the round anyhow.

    Raises a `Refusal` with status 404 when there is none such.
    """
    found = Proposal.objects.select_related("arena").filter(arena__slug=slug, ref=ref).first()
    if found is None:
        raise unknown_proposal()
    return found


def proposal_by_ref(ref: UUID) -> Proposal:
    """One proposal, for work behind the scenes. Raises a `Refusal` with status 404 when there is none."""
    found = rounds().filter(ref=ref).first()
    if found is None:
        raise unknown_proposal()
    return found


def held_proposal(proposal: Proposal) -> Proposal:
    """The round as it is now, held for the rest of the transaction: one act at a time in each round."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT consent_hold(%s)", [proposal.pk])
    return rounds().get(pk=proposal.pk)


def ended(proposal: Proposal) -> bool:
    """Whether a round has come to its end. No query for one that was read with `rounds`."""
    return hasattr(proposal, "ending")


def latest_version(proposal: Proposal) -> Version:
    """What is put forward now."""
    return proposal.versions.latest("number")


def versions_of(proposal: Proposal) -> QuerySet[Version]:
    """Every version, the first one first, with who wrote it and what it built in at hand."""
    rows = proposal.versions.select_related("by__person__claimed_by", "amendment__by__person__claimed_by")
    return rows.prefetch_related("amendment__objections").order_by("number")


def version_for(proposal: Proposal, number: int) -> Version:
    """One version of a proposal; raises a `Refusal` with status 404 when there is none such."""
    found = versions_of(proposal).filter(number=number).first()
    if found is None:
        raise Refusal("unknown_version", _("Vi kan ikke finde den udgave."), status=404)
    return found


def amendments_of(proposal: Proposal) -> QuerySet[Amendment]:
    """What was written to build objections in, the newest first, with the objections each meets."""
    rows = proposal.amendments.select_related("by__person__claimed_by", "version_before", "version")
    return rows.prefetch_related("objections", "resolutions").order_by("-id")


def amendment_for(proposal: Proposal, ref: UUID) -> Amendment:
    """One amendment of a proposal; raises a `Refusal` with status 404 when there is none such."""
    found = amendments_of(proposal).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_amendment", _("Vi kan ikke finde det ændringsforslag."), status=404)
    return found


def rounds_due() -> QuerySet[Proposal]:
    """The rounds that may come to their end now: time is up and no objection is open, the longest due first.

    Those of an arena that pauses wait until it wakes.
    """
    return (
        rounds()
        .filter(Q(seen_closes_at__lte=clock.now(), seen_open=0), ending__isnull=True, arena__state=State.OPEN)
        .order_by(CLOSES_AT, "id")
    )


def last_move(proposal: Proposal) -> datetime:
    """When anybody last moved a round on: with a version, an amendment, or a yes to one."""
    moves = Version.objects.filter(proposal=proposal).aggregate(
        version=Max("at"), amendment=Max("proposal__amendments__at"), yes=Max("proposal__objections__resolutions__at")
    )
    moments: list[datetime] = [moment for moment in moves.values() if moment is not None]
    return max(moments)


def unknown_proposal() -> Refusal:
    """The answer to one who asks for a proposal that is not there."""
    return Refusal("unknown_proposal", _("Vi kan ikke finde det forslag."), status=404)
