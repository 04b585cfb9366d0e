"""Stating frames, asking about them, and answering."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.people.models import Person
from samskab.ground.people.queries.people import held
from samskab.kernel import clock
from samskab.kernel.refusal import require
from samskab.kernel.text.clean import clean_line, clean_text
from samskab.stages.gather.enums import Firmness
from samskab.stages.gather.facts import FrameAnswered, FrameQuestioned, FrameStated
from samskab.stages.gather.models import Frame, FrameAnswer, FrameQuestion
from samskab.stages.gather.models.frame import FRAME_LENGTH, UNTIL_LENGTH, WHY_LENGTH
from samskab.stages.gather.queries.frames import stater_is_here
from samskab.stages.gather.queries.saying import said, said_by_anyone
from samskab.stages.gather.rules.frames import may_answer_for, may_question, may_replace

TIME_TO_ANSWER = timedelta(days=14)


@transaction.atomic
def state_frame(
    *, arena: Arena, what: str, firmness: Firmness, why: str, until: str, replaces: Frame | None = None, by: Person
) -> Frame:
    """Say what lies fast, can be moved or is open, why, and until when. One says it in one's own name.

    Consequences: the frame stands, in the place of `replaces`, which stays to be read; `FrameStated` is recorded.
    Whoever states it owes an answer to those who ask. The same frame again from the same person is the one there is.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    row = {
        "what": clean_line(what, longest=FRAME_LENGTH, field="what", empty=_("Skriv, hvad der er sådan.")),
        "firmness": firmness.value,
        "why": clean_text(why, longest=WHY_LENGTH, field="why", empty=_("Skriv, hvorfor det er sådan.")),
        "until": clean_line(until, longest=UNTIL_LENGTH, field="until", empty=_("Skriv, hvornår vi må spørge igen.")),
    }
    same = Frame.objects.filter(arena=room, said_by=by, replaced_by__isnull=True, **row).first()
    if same is not None:
        return same
    if replaces is not None:
        require(may_replace(frame=replaces, participation=participation, stater_is_here=stater_is_here(replaces)))
    frame = Frame.objects.create(**said(participation), **row, replaces=replaces)
    record_act(
        fact=FrameStated(
            arena=room.ref, frame=frame.ref, firmness=firmness, replaces=replaces.ref if replaces else None
        ),
        arena=room,
        by=by,
        participation=participation,
    )
    return frame


@transaction.atomic
def question_frame(*, frame: Frame, text: str, by: Person) -> FrameQuestion:
    """Ask about a frame, also as one who looks in from outside.

    Consequences: an answer is owed within 14 days by the one who stated it, and everybody sees so; a lapse is shown
    and closes nothing; `FrameQuestioned` is recorded. The same open question again is the one there is.
    """
    room = held_arena(frame.arena)
    person = held(by)
    require(may_question(arena=room))
    participation = participation_of(person, room)
    words = clean_text(text, longest=WHY_LENGTH, field="text", empty=_("Skriv dit spørgsmål."))
    same = frame.questions.filter(said_by=person, text=words).first()
    if same is not None:
        return same
    now = clock.now()
    question = FrameQuestion.objects.create(
        **said_by_anyone(arena=room, participation=participation, by=person),
        frame=frame,
        text=words,
        said_at=now,
        due_at=now + TIME_TO_ANSWER,
    )
    record_act(
        fact=FrameQuestioned(arena=room.ref, frame=frame.ref, question=question.ref, due_at=question.due_at),
        arena=room,
        by=person,
        participation=participation,
    )
    return question


@transaction.atomic
def answer_frame_question(*, question: FrameQuestion, text: str, by: Person) -> FrameAnswer:
    """Answer for a frame, as the one who stated it or for the same organisation. It can be done late, and again.

    Consequences: the answer stands under the question; `FrameAnswered` is recorded.
    """
    room = held_arena(question.arena)
    participation = acting(arena=room, by=by)
    require(may_answer_for(frame=question.frame, participation=participation))
    words = clean_text(text, longest=WHY_LENGTH, field="text", empty=_("Skriv dit svar."))
    same = question.answers.filter(said_by=by, text=words).first()
    if same is not None:
        return same
    answer = FrameAnswer.objects.create(**said(participation), question=question, text=words)
    record_act(
        fact=FrameAnswered(arena=room.ref, frame=question.frame.ref, question=question.ref),
        arena=room,
        by=by,
        participation=participation,
    )
    return answer
