"""What waits for one who takes part: told from their own participation, in the query that finds them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import BaseExpression
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.needs import Looker, Need
from samskab.ground.arenas.queries.own_glimpses import own_glimpse_of
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Amendment, Objection, Proposer, Restatement, Seat, Version
from samskab.ground.consent.queries.objections import still_open
from samskab.kernel import clock

REVIEW, ROUND = "consent_review_waits", "consent_round_waits"
RESTATED, AMENDED, OBJECTED = "consent_restated", "consent_amended", "consent_objected"
_HERE = {"arena": OuterRef("arena"), "ending__isnull": True}


def waits_for_one() -> Mapping[str, BaseExpression]:
    """The reference of a round in which something waits for one; nothing where nothing does."""
    here = {f"proposal__{name}": value for name, value in _HERE.items()}
    mine = still_open(Objection.objects.filter(given__seat__participation__person=OuterRef("person"), **here))
    unanswered = Restatement.objects.filter(objection=OuterRef("pk"), understood__isnull=True)
    drafts = Amendment.objects.filter(objections=OuterRef("pk")).exclude(resolutions__objection=OuterRef("pk"))
    opposed = still_open(Objection.objects.filter(proposal=OuterRef("proposal")))
    behind = Proposer.objects.filter(
        Exists(opposed), participation__person=OuterRef("person"), stepped_back__isnull=True, **here
    )
    return {
        REVIEW: _first(_silent(here).filter(proposal__reviews__isnull=False), "proposal__ref"),
        ROUND: _first(_silent(here).filter(proposal__reviews__isnull=True), "proposal__ref"),
        RESTATED: _first(mine.filter(Exists(unanswered)), "proposal__ref"),
        AMENDED: _first(mine.filter(Exists(drafts)), "proposal__ref"),
        OBJECTED: _first(behind, "proposal__ref"),
    }


def _silent(here: Mapping[str, Any]) -> QuerySet[Seat]:
    """The seats of a person that have yet to answer what is put forward now."""
    last = Version.objects.filter(proposal=OuterRef("proposal")).order_by().values("proposal")
    latest = Subquery(last.values(last=Max("number")), output_field=IntegerField())
    seats = Seat.objects.filter(
        participation__person=OuterRef("person"), proposal__respond_from__lte=clock.now(), objecting=False, **here
    )
    answered = Q(answer=Answer.STAND_ASIDE) | Q(answer__in=[Answer.CONSENT, Answer.CONCERN], answered=latest)
    return seats.exclude(answered)


def _first(rows: QuerySet[Any], name: str) -> Subquery:
    return Subquery(rows.order_by("id").values(name)[:1])


def needs_of_rounds(arena: Arena, looker: Looker) -> Iterable[Need]:
    """What rounds need from one who takes part: silence is never consent, and only an author says what is enough."""
    if looker.participation is None or arena.state != State.OPEN:
        return
    for code, (rank, minutes, title, why) in _NEEDS.items():
        ref = own_glimpse_of(looker.participation, code)
        if ref is not None:
            href = reverse("consent:round", args=[arena.slug, ref])
            yield Need(code.replace("_", ".", 1), rank, "scale", title, why, href, minutes)


_NEEDS = {
    AMENDED: (
        3,
        3,
        _("Løser den nye tekst din indvending?"),
        _("Nogen har skrevet et udkast til dig. Kun du kan sige, om det er nok."),
    ),
    RESTATED: (
        4,
        2,
        _("Er det sådan, du mener det?"),
        _("En har sagt din indvending med sine egne ord. Sig, om den er forstået."),
    ),
    ROUND: (
        5,
        2,
        _("Svar på det, I er ved at beslutte"),
        _("En runde venter på dit svar. Det tæller lige så meget som alle andres."),
    ),
    OBJECTED: (
        6,
        5,
        _("Byg en indvending ind"),
        _("Nogen har set noget, dit forslag har overset. Sig den igen, eller skriv et udkast."),
    ),
    REVIEW: (
        7,
        2,
        _("Skal det stadig gælde?"),
        _("Dagen er kommet, hvor I ser på noget, I vedtog. Sig, om det stadig er godt nok."),
    ),
}
