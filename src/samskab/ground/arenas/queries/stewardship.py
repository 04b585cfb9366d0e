"""What the initiators have been asked for, and what they answered. Everybody can read it (M156)."""

from uuid import UUID

from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, StewardshipAnswer, StewardshipRequest
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal


def stewardship_requests(arena: Arena) -> QuerySet[StewardshipRequest]:
    """Everything that was asked for, the open questions first, with the answers at hand."""
    answers = Prefetch("answers", StewardshipAnswer.objects.select_related("person__claimed_by"))
    return (
        arena.stewardship_requests.select_related("asked_by__claimed_by")
        .prefetch_related(answers)
        .order_by(F("granted_at").desc(nulls_first=True), F("declined_at").desc(nulls_first=True), "-asked_at", "-id")
    )


def stewardship_request_for(arena: Arena, ref: UUID) -> StewardshipRequest:
    """One question to the initiators of this arena; raises a `Refusal` with status 404 when there is none such."""
    found = arena.stewardship_requests.filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_request", _("Vi kan ikke finde det spørgsmål."), status=404)
    return found


def open_questions_of(person: Person, *, kind: str) -> QuerySet[StewardshipRequest]:
    """What a person has asked of initiators that still waits for an answer, in whatever arena."""
    return StewardshipRequest.objects.filter(
        asked_by=person, kind=kind, granted_at__isnull=True, declined_at__isnull=True
    )


def open_question_of(person: Person, arena: Arena, *, kind: str, title: str) -> StewardshipRequest | None:
    """The same question from the same person that waits for an answer already: a double click is one question."""
    return open_questions_of(person, kind=kind).filter(arena=arena, title=title).first()
