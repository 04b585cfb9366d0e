"""Asking a public organisation to invite to cocreation, and answering for it."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.actions import record
from samskab.ground.people.models import Organisation, Person
from samskab.ground.people.queries.people import held
from samskab.kernel import clock
from samskab.kernel.refusal import require
from samskab.kernel.text.clean import clean_text
from samskab.stages.gather.enums import Reply
from samskab.stages.gather.facts import InvitationAnswered, InvitationAsked
from samskab.stages.gather.models import InvitationAnswer, InvitationRequest
from samskab.stages.gather.models.duties import TEXT_LENGTH
from samskab.stages.gather.rules.duties import may_answer_invitation, may_ask_to_invite

TIME_TO_ANSWER = timedelta(days=30)


@transaction.atomic
def ask_to_invite(*, organisation: Organisation, matter: str, by: Person) -> InvitationRequest:
    """Ask a public organisation to invite to cocreation of something. Anybody with an account may.

    Consequences: a public answer with reasons is owed within 30 days, and a lapse is seen by all; `InvitationAsked`
    is recorded in the chain of the movement.
    """
    person = held(by)
    require(may_ask_to_invite(organisation=organisation, person=person))
    words = clean_text(matter, longest=TEXT_LENGTH, field="matter", empty=_("Skriv, hvad I skal skabe sammen."))
    same = InvitationRequest.objects.filter(organisation=organisation, said_by=person, matter=words).first()
    if same is not None:
        return same
    now = clock.now()
    request = InvitationRequest.objects.create(
        organisation=organisation, matter=words, said_by=person, said_at=now, due_at=now + TIME_TO_ANSWER
    )
    record(InvitationAsked(request=request.ref, organisation=organisation.ref, due_at=request.due_at), by=person)
    return request


@transaction.atomic
def answer_invitation(*, request: InvitationRequest, reply: Reply, text: str, by: Person) -> InvitationAnswer:
    """Answer for the organisation, with reasons, also late, and again.

    Consequences: the answer stands under the question for all to read; `InvitationAnswered` is recorded.
    """
    person = held(by)
    require(may_answer_invitation(request=request, person=person))
    words = clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv jeres grunde."))
    same = request.answers.filter(said_by=person, reply=reply, text=words).first()
    if same is not None:
        return same
    answer = InvitationAnswer.objects.create(request=request, reply=reply, text=words, said_by=person)
    record(InvitationAnswered(request=request.ref, organisation=request.organisation.ref, reply=reply), by=person)
    return answer
