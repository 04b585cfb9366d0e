"""Who was asked to invite to cocreation, and what they answered. Everybody can read it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.models import Organisation, Person
from samskab.ground.people.queries.speaking import standing
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.models import InvitationAnswer, InvitationRequest


def invitation_requests(*, organisation: Organisation | None = None) -> QuerySet[InvitationRequest]:
    """What was asked, those that nobody has answered first and the oldest of them first."""
    answers = Prefetch("answers", InvitationAnswer.objects.select_related("said_by__claimed_by"))
    rows = InvitationRequest.objects.select_related("organisation", "said_by__claimed_by").prefetch_related(answers)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    is_answered = Exists(InvitationAnswer.objects.filter(request=OuterRef("pk")))
    return rows.annotate(is_answered=is_answered).order_by("is_answered", "due_at", "id")


def that_i_may_answer(person: Person | None, asked: Iterable[InvitationRequest]) -> set[int]:
    """Which of some questions a person may answer, because they speak for the organisation. At most one query."""
    if person is None:
        return set()
    speaks = {agreement.organisation_id for agreement in standing().filter(person=person)}
    return {each.pk for each in asked if each.organisation_id in speaks and each.said_by_id != person.pk}


def invitation_request_for(ref: UUID) -> InvitationRequest:
    """One of them; raises a `Refusal` with status 404 when there is none such."""
    found = InvitationRequest.objects.select_related("organisation", "said_by__claimed_by").filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_request", _("Vi kan ikke finde det spørgsmål."), status=404)
    return found


def organisation_named(name: str) -> Organisation:
    """The organisation that is here under a name; raises a `Refusal` for the field when there is none, or several."""
    found = list(Organisation.objects.filter(confirmed_at__isnull=False, name__iexact=name.strip())[:2])
    if len(found) != 1:
        raise Refusal(
            "unknown_organisation",
            _("Vi kan ikke finde den. Skriv navnet, som det står på listen."),
            "organisation",
            400,
        )
    return found[0]
