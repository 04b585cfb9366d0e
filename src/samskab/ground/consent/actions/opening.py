"""How a round of consent opens."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.consent.actions.versions import TEXT_LENGTH
from samskab.ground.consent.enums import Because
from samskab.ground.consent.facts import ProposalOpened
from samskab.ground.consent.models import Deadline, Proposal, Proposer, Seat, Version
from samskab.ground.consent.models.proposal import TITLE_LENGTH
from samskab.ground.consent.queries.adoptables import Adoptable, Draft, adoptable
from samskab.ground.consent.queries.digests import digest_of
from samskab.ground.consent.queries.guidelines import MOST_DAYS, Guidelines, guidelines_of
from samskab.ground.consent.queries.proposals import rounds
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_line, clean_text

ACTIVE_FOR = timedelta(days=90)
LONGEST_UNTIL_REVIEW = timedelta(days=731)
MONTH = timedelta(days=365) / 12


@transaction.atomic
def open_round(
    *,
    arena: Arena,
    kind: str,
    title: str,
    text: str,
    body: Mapping[str, Any] | None = None,
    subject: UUID | None = None,
    days: int | None = None,
    clarify_days: int | None = None,
    review_on: date | None = None,
    by: Person,
) -> Proposal:
    """Put something forward for consent. `days` and `clarify_days` may be more than the guidelines ask for, not fewer.

    Consequences, in order: the kind checks the draft; what the arena's guidelines ask for is fixed for this round;
    everybody who takes part now is seated in the circle, which nobody can join or leave; the first version and the
    deadline are written; `by` stands behind it; `ProposalOpened` is recorded.
    """
    participation = acting(arena=arena, by=by)
    room = held_arena(arena)
    what = adoptable(kind)
    draft = what.check(
        Draft(
            arena=room,
            title=clean_line(title, longest=TITLE_LENGTH, field="title", empty=_("Giv forslaget en overskrift.")),
            text=clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv, hvad du foreslår.")),
            body=body or {},
            subject=subject,
        )
    )
    asked = guidelines_of(room)
    return begin(
        draft=draft,
        kind=what,
        asked=asked,
        days=_days("days", days, at_least=asked.days),
        clarify_days=_days("clarify_days", clarify_days, at_least=asked.clarify_days),
        review_on=_review_on(review_on, what),
        participation=participation,
        by=by,
    )


def begin(
    *,
    draft: Draft,
    kind: Adoptable,
    asked: Guidelines,
    days: int,
    clarify_days: int,
    review_on: date,
    participation: Participation | None,
    reviews: Proposal | None = None,
    by: Person | None,
) -> Proposal:
    """Write a round that may open, for an action that has seen to it."""
    now = clock.now()
    respond_from = now + timedelta(days=clarify_days)
    closes_at = _closes_at(respond_from + timedelta(days=days), kind.ends_by(draft), respond_from=respond_from)
    active = _active_sectors(draft.arena, participation, now=now)
    proposal = Proposal.objects.create(
        at=now,
        arena=draft.arena,
        kind=kind.kind,
        subject=draft.subject,
        title=draft.title,
        opened_by=participation,
        opened_in=participation.perspective if participation else "",
        respond_from=respond_from,
        share=asked.share,
        sectors=[sector.value for sector in asked.sectors if sector in active],
        again_days=asked.again_days,
        fallback=asked.fallback,
        review_on=review_on,
        reviews=reviews,
    )
    digest = digest_of(draft.text, draft.body)
    version = Version.objects.create(
        proposal=proposal,
        number=1,
        text=draft.text,
        body=dict(draft.body),
        digest=digest.hex(),
        by=participation,
    )
    Deadline.objects.create(proposal=proposal, closes_at=closes_at, because=Because.OPENED)
    if participation is not None:
        Proposer.objects.create(proposal=proposal, participation=participation)
    record_act(
        fact=_opened(proposal, version, digest, closes_at, participation),
        arena=draft.arena,
        by=by,
        participation=participation,
    )
    return rounds().get(pk=proposal.pk)


def _closes_at(usual: datetime, ends_by: datetime | None, *, respond_from: datetime) -> datetime:
    if ends_by is None or usual <= ends_by:
        return usual
    if ends_by <= respond_from:
        raise Refusal("too_late", _("Det er for sent. Der er ikke tid til, at alle kan svare."), status=409)
    return ends_by


def _opened(
    proposal: Proposal, version: Version, digest: bytes, closes_at: datetime, participation: Participation | None
) -> ProposalOpened:
    seats = list(
        Seat.objects.filter(proposal=proposal).order_by("id").values_list("sector", "active", "participation__ref")
    )
    circle = {
        sector.value: tuple(ref for came_from, _active, ref in seats if came_from == sector.value) for sector in Sector
    }
    return ProposalOpened(
        proposal=proposal.ref,
        arena=proposal.arena.ref,
        subject=proposal.subject,
        edition=version.ref,
        digest=digest,
        proposer=participation.ref if participation else None,
        share=proposal.share,
        sectors=tuple(Sector(sector) for sector in proposal.sectors),
        **circle,
        idle=tuple(ref for _sector, active, ref in seats if not active),
        respond_from=proposal.respond_from,
        closes_at=closes_at,
        again_days=proposal.again_days,
        fallback=proposal.fallback,
        review_on=proposal.review_on,
        reviews=proposal.reviews.ref if proposal.reviews else None,
    )


def _active_sectors(arena: Arena, opener: Participation | None, *, now: datetime) -> set[Sector]:
    """The sectors from which somebody active takes part, as the database will seat them."""
    rows = Participation.objects.filter(arena=arena, left_at__isnull=True)
    active = Q(last_act_at__gt=now - ACTIVE_FOR)
    if opener is not None:
        active |= Q(pk=opener.pk)
    return {Sector(sector) for sector in rows.filter(active).order_by().values_list("sector", flat=True).distinct()}


def _days(field: str, wanted: int | None, *, at_least: int) -> int:
    days = at_least if wanted is None else wanted
    if days < at_least:
        raise Refusal("too_short", _("Så kort tid har arenaen ikke aftalt. Giv alle tid til at svare."), field, 400)
    if days > MOST_DAYS:
        raise Refusal("too_long", _("En runde varer højst 90 dage."), field, 400)
    return days


def _review_on(wanted: date | None, what: Adoptable) -> date:
    today = localdate(clock.now())
    day = wanted or today + what.review_months * MONTH
    if not today < day <= today + LONGEST_UNTIL_REVIEW:
        raise Refusal("review_on", _("Vælg en dag inden for to år, hvor I ser på det igen."), "review_on", 400)
    return day
