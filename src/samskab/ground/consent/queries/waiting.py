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
from samskab.ground.consent.models import (
    Amendment,
    Objection,
    Proposal,
    Proposer,
    Resolution,
    Restatement,
    Seat,
    Version,
)
from samskab.ground.consent.queries.objections import still_open
from samskab.kernel import often

REVIEW, ROUND = "consent_review_waits", "consent_round_waits"
RESTATED, AMENDED, OBJECTED = "consent_restated", "consent_amended", "consent_objected"
MET, HELP, MINE, CLOSE = "consent_met", "consent_help", "consent_mine", "consent_close"
_HERE = {"arena": OuterRef("arena"), "ending__isnull": True}


def waits_for_one() -> Mapping[str, BaseExpression]:
    """The reference of a round in which something waits for one; nothing where nothing does."""
    here = {f"proposal__{name}": value for name, value in _HERE.items()}
    mine = still_open(Objection.objects.filter(given__seat__participation__person=OuterRef("person"), **here))
    unanswered = Restatement.objects.filter(objection=OuterRef("pk"), understood__isnull=True)
    drafts = Amendment.objects.filter(objections=OuterRef("pk")).exclude(resolutions__objection=OuterRef("pk"))
    opposed = still_open(Objection.objects.filter(proposal=OuterRef("proposal"), amendments__isnull=True))
    others = still_open(Objection.objects.filter(**here)).exclude(given__seat__participation__person=OuterRef("person"))
    behind = Proposer.objects.filter(participation__person=OuterRef("person"), stepped_back__isnull=True, **here)
    return {
        REVIEW: _first(_silent(here).filter(proposal__reviews__isnull=False), "proposal__ref"),
        ROUND: _first(_silent(here).filter(proposal__reviews__isnull=True), "proposal__ref"),
        RESTATED: _first(mine.filter(Exists(unanswered)), "proposal__ref"),
        AMENDED: _first(mine.filter(Exists(drafts)), "proposal__ref"),
        OBJECTED: _first(behind.filter(Exists(opposed)), "proposal__ref"),
        MET: _first(behind.filter(Exists(_said_yes_to())), "proposal__ref"),
        MINE: _first(mine.filter(amendments__isnull=True), "proposal__ref"),
        HELP: _first(others, "proposal__ref"),
        CLOSE: _first(_all_have_answered(), "ref"),
    }


def _said_yes_to() -> QuerySet[Resolution]:
    """The yeses of authors to drafts that nobody has put forward, while their objections are open."""
    yes = Resolution.objects.filter(objection__proposal=OuterRef("proposal"), amendment__version__isnull=True)
    return yes.filter(Exists(still_open(Objection.objects.filter(pk=OuterRef("objection")))), amendment__isnull=False)


def _all_have_answered() -> QuerySet[Proposal]:
    """The rounds of an arena in which nobody's answer is missing, and nobody objects: anyone may end them."""
    last = Version.objects.filter(proposal=OuterRef("proposal")).order_by("-number").values("number")[:1]
    asked = Seat.objects.filter(proposal=OuterRef("pk"))
    silent = asked.exclude(Q(answer=Answer.STAND_ASIDE) | Q(answered=Subquery(last)))
    opposed = still_open(Objection.objects.filter(proposal=OuterRef("pk")))
    rows = Proposal.objects.filter(arena=OuterRef("arena"), ending__isnull=True, respond_from__lte=often.now())
    return rows.filter(Exists(asked), ~Exists(silent), ~Exists(opposed))


def _silent(here: Mapping[str, Any]) -> QuerySet[Seat]:
    """The seats of a person that have yet to answer what is put forward now."""
    last = Version.objects.filter(proposal=OuterRef("proposal")).order_by().values("proposal")
    latest = Subquery(last.values(last=Max("number")), output_field=IntegerField())
    seats = Seat.objects.filter(
        participation__person=OuterRef("person"), proposal__respond_from__lte=often.now(), objecting=False, **here
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
        if ref is not None and not (code == HELP and _has_more_to_do(looker)):
            href = f"{reverse('consent:round', args=[arena.slug, ref])}#{_WHERE.get(code, 'answer')}"
            yield Need(code.replace("_", ".", 1), rank, "scale", title, why, href, minutes)


def _has_more_to_do(looker: Looker) -> bool:
    """Whether one stands behind a proposal that waits for them, so that helping others comes second."""
    return any(own_glimpse_of(looker.participation, code) is not None for code in (OBJECTED, MET))


# The part of a round's page where it is done; what is not here is done where one answers.
_WHERE = {**dict.fromkeys((AMENDED, RESTATED, OBJECTED, MET, HELP, MINE), "objections"), CLOSE: "end"}
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
    MET: (
        4,
        2,
        _("Læg det nye udkast frem"),
        _("Den, der havde en indvending, har sagt ja til udkastet. Nu kan alle blive spurgt om det."),
    ),
    CLOSE: (
        5,
        1,
        _("Slut runden, alle har svaret"),
        _("Ingen har en indvending. Når runden slutter, gælder det, I er enige om."),
    ),
    OBJECTED: (
        6,
        5,
        _("Byg en indvending ind"),
        _("Nogen har set noget, dit forslag har overset. Sig den igen, eller skriv et udkast."),
    ),
    HELP: (
        8,
        5,
        _("Hjælp en indvending på vej"),
        _("En af jer har set noget, der mangler. Sig det med dine egne ord, eller skriv et udkast."),
    ),
    MINE: (
        12,
        5,
        _("Din indvending står åben"),
        _("De andre kan bygge den ind. Du kan også selv skrive, hvordan teksten kunne lyde."),
    ),
    REVIEW: (
        7,
        2,
        _("Skal det stadig gælde?"),
        _("Dagen er kommet, hvor I ser på noget, I vedtog. Sig, om det stadig er godt nok."),
    ),
}
