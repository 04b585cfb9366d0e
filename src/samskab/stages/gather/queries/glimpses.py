"""What gathering sees of an arena in the one query its front page makes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, Expression, IntegerField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Coalesce

from samskab.ground.arenas.models import Participation
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import often
from samskab.stages.gather.enums import About, TieKind, Want
from samskab.stages.gather.models import (
    ActorVersion,
    CheckIn,
    FrameQuestion,
    OfferAnswer,
    PartyAnswer,
    SavingsConfirmation,
    SavingsDeclaration,
    ShamFlag,
    SupportNeed,
    SupportOffer,
)
from samskab.stages.gather.queries.actors import open_ties, standing_versions
from samskab.stages.gather.queries.parties import PARTY_NOW

HERE = OuterRef("pk")
SOON = timedelta(days=7)
_PUBLIC = [perspective.value for perspective in Perspective if perspective.sector == Sector.PUBLIC]


def glimpses() -> Mapping[str, BaseExpression]:
    """Counts, whether there is one, and the people who owe an answer about a frame: numbers and references only."""
    is_here = Exists(open_ties().filter(actor=OuterRef("actor"), kind=TieKind.IS))
    told = SavingsDeclaration.objects.filter(arena=HERE)
    unanswered = FrameQuestion.objects.filter(arena=HERE, answers__isnull=True)
    flags = ShamFlag.objects.filter(arena=HERE, answers__isnull=True)
    needs = SupportNeed.objects.filter(arena=HERE, answers__isnull=True)
    public = Participation.objects.filter(arena=HERE, sector=Sector.PUBLIC, left_at__isnull=True)
    return {
        "gather_on_map": _number(_versions()),
        "gather_missing": _number(_versions().filter(~is_here)),
        "gather_affected_citizens": _number(_versions().filter(affected=True, of_sector=Sector.CITIZEN)),
        "gather_parties": parties(),
        "gather_answered_together": _speakers(PartyAnswer.objects.filter(arena=HERE), "said_by"),
        "gather_owes_on_frames": _speakers(unanswered, "frame__said_by"),
        "gather_needs_waiting": _number(needs),
        "gather_flags_waiting": _number(flags),
        "gather_flags_overdue": _number(flags.filter(due_at__lt=often.now())),
        "gather_new_offers_of": _speakers(_new_offers(), "said_by"),
        "gather_talks_due_of": _speakers(_talks_due(), "offer__said_by"),
        "gather_public_offers": Exists(SupportOffer.objects.filter(arena=HERE, said_in__in=_PUBLIC)),
        "gather_declared": Exists(told),
        "gather_task_is_moved": Exists(_standing(told).exclude(transfers="")),
        "gather_can_carry": _number(_carrying(can=True)),
        "gather_cannot_carry": _number(_carrying(can=False)),
        "gather_public_since": Subquery(
            public.order_by().values("arena").annotate(first=Min("joined_at")).values("first")
        ),
    }


def on_map() -> Exists:
    """Whether anybody is on the map."""
    return Exists(_versions())


def parties() -> Expression:
    """How many parties have said what they cannot do alone."""
    return _number(PartyAnswer.objects.filter(arena=HERE).annotate(party_now=PARTY_NOW), of="party_now")


def _versions() -> QuerySet[ActorVersion]:
    return standing_versions().filter(arena=HERE)


def _speakers(rows: QuerySet[Any], path: str) -> ArraySubquery:
    """Who said it; a guest who has come in since is who they are now."""
    return ArraySubquery(rows.order_by().values_list(Coalesce(f"{path}__claimed_by", path)))


def _new_offers() -> QuerySet[SupportOffer]:
    """Offers that no initiator has answered."""
    return SupportOffer.objects.filter(arena=HERE, words__isnull=True, taken_back__isnull=True)


def _talks_due() -> QuerySet[CheckIn]:
    """Check-ins that come within a week or should have been, while the support is wanted."""
    of_growing = Q(check_in__isnull=False, check_in__about=About.GROW)
    words = OfferAnswer.objects.filter(~of_growing, offer=OuterRef("offer")).order_by("-said_at", "-id")
    return CheckIn.objects.annotate(last=Subquery(words.values("want")[:1])).filter(
        Q(about=About.GROW) | Q(due_at__lt=often.now(lambda moment: moment + SOON)),
        arena=HERE,
        answers__isnull=True,
        offer__taken_back__isnull=True,
        last__in=[Want.YES, Want.CHANGE],
    )


def _standing(told: QuerySet[SavingsDeclaration]) -> QuerySet[SavingsDeclaration]:
    """The last declaration of each arena."""
    return told.filter(~Exists(SavingsDeclaration.objects.filter(arena=OuterRef("arena"), pk__gt=OuterRef("pk"))))


def _carrying(*, can: bool) -> QuerySet[SavingsConfirmation]:
    """The last answers of parties to the declaration that stands."""
    told = SavingsConfirmation.objects.annotate(party_now=PARTY_NOW)
    later = told.filter(declaration=OuterRef("declaration"), party_now=OuterRef("party_now"), pk__gt=OuterRef("pk"))
    newer = SavingsDeclaration.objects.filter(arena=OuterRef("arena"), pk__gt=OuterRef("declaration"))
    return told.filter(~Exists(later), ~Exists(newer), arena=HERE, can=can)


def _number(rows: QuerySet[Any], *, of: str = "pk") -> Expression:
    """How many rows, or different values in them, an arena has; none is 0."""
    counted = rows.order_by().values("arena").annotate(number=Count(of, distinct=True)).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
