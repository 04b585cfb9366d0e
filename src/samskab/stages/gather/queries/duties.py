"""What is owed in an arena, with what was answered; nothing of it goes away (G13)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Min, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.people.enums import Sector
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.models import (
    SavingsConfirmation,
    SavingsDeclaration,
    ShamAnswer,
    ShamFlag,
    SupportAnswer,
    SupportNeed,
)

TIME_TO_DECLARE = timedelta(days=14)


def support_needs(arena: Arena) -> QuerySet[SupportNeed]:
    """What people need to take part, as it came, with the answers at hand."""
    answers = Prefetch("answers", SupportAnswer.objects.select_related("said_by__claimed_by", "organisation"))
    return (
        SupportNeed.objects.filter(arena=arena)
        .select_related("said_by__claimed_by", "organisation")
        .prefetch_related(answers)
    )


def unanswered_needs(arena: Arena) -> QuerySet[SupportNeed]:
    """What nobody has answered."""
    return SupportNeed.objects.filter(arena=arena, answers__isnull=True)


def support_need_for(arena: Arena, ref: UUID) -> SupportNeed:
    """One need in this arena; raises a `Refusal` with status 404 when there is none such."""
    found = support_needs(arena).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_need", _("Vi kan ikke finde det behov."), status=404)
    return found


def declarations(arena: Arena) -> QuerySet[SavingsDeclaration]:
    """What a public party said of savings, the last first, with what others said of carrying a task."""
    told = Prefetch("confirmations", SavingsConfirmation.objects.select_related("said_by__claimed_by", "organisation"))
    rows = SavingsDeclaration.objects.filter(arena=arena).select_related("said_by__claimed_by", "organisation")
    return rows.prefetch_related(told)


def standing_declaration(arena: Arena) -> SavingsDeclaration:
    """The declaration that stands; raises a `Refusal` with status 404 when there is none yet."""
    found = declarations(arena).first()
    if found is None:
        raise Refusal("no_declaration", _("Ingen har fortalt om besparelser endnu."), status=404)
    return found


def declaration_due_at(arena: Arena) -> datetime | None:
    """When the declaration is owed: 14 days after the first public party that is here came; None without one."""
    came: datetime | None = participants(arena).filter(sector=Sector.PUBLIC).aggregate(at=Min("joined_at"))["at"]
    return came + TIME_TO_DECLARE if came is not None else None


def flags(arena: Arena) -> QuerySet[ShamFlag]:
    """Who said »falsk varebetegnelse«, as it came, with the answers at hand."""
    answers = Prefetch("answers", ShamAnswer.objects.select_related("said_by__claimed_by", "organisation"))
    return (
        ShamFlag.objects.filter(arena=arena)
        .select_related("said_by__claimed_by", "organisation")
        .prefetch_related(answers)
    )


def flag_for(arena: Arena, ref: UUID) -> ShamFlag:
    """One such flag; raises a `Refusal` with status 404 when there is none."""
    found = flags(arena).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_flag", _("Vi kan ikke finde det, du leder efter."), status=404)
    return found
