"""Asking critically, and saying that it is answered."""

from django.db import transaction

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.people.models import Organisation, Person
from samskab.ground.talk.actions.placing import put_words
from samskab.ground.talk.facts import QuestionAsked, QuestionSettled
from samskab.ground.talk.models import Contribution, CriticalQuestion
from samskab.ground.talk.queries.saying import NOWHERE, said_just_now, tidy
from samskab.ground.talk.queries.subjects import Subject
from samskab.ground.talk.rules.talking import may_ask, may_settle
from samskab.kernel import clock
from samskab.kernel.refusal import require


@transaction.atomic
def ask_critically(
    *,
    subject: Subject,
    text: str,
    participant: Participation | None = None,
    organisation: Organisation | None = None,
    by: Person,
) -> Contribution:
    """Put a question to one who takes part, or to an organisation that somebody speaks for here.

    Consequences: it stands in the thread and among what the arena needs from whom it is put to, and it goes with
    everything that leaves the arena, until the one who asked says that it is answered; `QuestionAsked` is recorded.
    """
    room = held_arena(subject.arena)
    participation = acting(arena=room, by=by)
    require(may_ask(participation=participation, participant=participant, organisation=organisation))
    words = tidy(text)
    same = said_just_now(subject, words, NOWHERE, by)
    if same is not None and hasattr(same, "question"):
        return same
    contribution = put_words(subject=subject, words=words, place=NOWHERE, by=participation)
    CriticalQuestion.objects.create(contribution=contribution, participant=participant, organisation=organisation)
    record_act(
        fact=QuestionAsked(
            arena=room.ref,
            thread=contribution.thread.ref,
            contribution=contribution.ref,
            participant=participant.ref if participant else None,
            organisation=organisation.ref if organisation else None,
        ),
        arena=room,
        by=by,
        participation=participation,
    )
    return contribution


@transaction.atomic
def settle(*, question: CriticalQuestion, by: Person) -> CriticalQuestion:
    """Say that one's question is answered. One can do so after one has left; nobody can do it for the asker.

    Consequences: it waits for nobody any more and stays where it was asked; `QuestionSettled` is recorded.
    """
    room = held_arena(question.contribution.thread.arena)
    held = CriticalQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    require(may_settle(question=held, by=by))
    if held.settled_at is not None:
        return held
    held.settled_at, held.settled_by = clock.now(), by
    held.save(update_fields=["settled_at", "settled_by"])
    record_act(
        fact=QuestionSettled(arena=room.ref, thread=held.contribution.thread.ref, contribution=held.contribution.ref),
        arena=room,
        by=by,
        participation=participation_of(by, room),
    )
    return held
