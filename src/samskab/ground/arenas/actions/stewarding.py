"""What the initiators keep together, and how they give it: with every one's yes (G6, M156)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.actions.describing import REASON_LENGTH
from samskab.ground.arenas.enums import StewardshipKind
from samskab.ground.arenas.facts import InitiatorLeft, StewardshipAnswered, StewardshipAsked, StewardshipGranted
from samskab.ground.arenas.models import Arena, Initiator, StewardshipAnswer, StewardshipRequest
from samskab.ground.arenas.models.arena import TITLE_LENGTH
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.participants import initiators, is_initiator, participation_of
from samskab.ground.arenas.queries.stewardship import open_question_of
from samskab.ground.arenas.rules.stewardship import may_answer, may_ask
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import require
from samskab.kernel.text.clean import clean_line, clean_text


@transaction.atomic
def ask_stewardship(
    *, arena: Arena, kind: StewardshipKind, title: str = "", reason: str, by: Person
) -> StewardshipRequest:
    """Ask the initiators for another name, or to stand behind the arena too. It is the same for everybody.

    Consequences, in order: the question stands on the arena's page with who asked, in which perspective, and why;
    `StewardshipAsked` is recorded; an initiator who asks for another name has said yes by asking. The same question
    from the same person, while it waits for an answer, is the one that is there.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    require(may_ask(arena=room, kind=kind, person=by))
    wanted = ""
    if kind == StewardshipKind.NAME:
        wanted = clean_line(title, longest=TITLE_LENGTH, field="title", empty=_("Skriv det navn, du foreslår."))
    why = clean_text(reason, longest=REASON_LENGTH, field="reason", empty=_("Skriv hvorfor."))
    waiting = open_question_of(by, room, kind=kind, title=wanted)
    if waiting is not None:
        return waiting
    request = StewardshipRequest.objects.create(
        arena=room,
        kind=kind,
        title=wanted,
        reason=why,
        asked_by=by,
        asked_in=participation.perspective,
    )
    record_act(
        fact=StewardshipAsked(request=request.ref, arena=room.ref, kind_of_request=kind),
        arena=room,
        by=by,
        participation=participation,
    )
    if is_initiator(by, room):
        answer_stewardship(request=request, yes=True, by=by)
    return request


@transaction.atomic
def answer_stewardship(*, request: StewardshipRequest, yes: bool, by: Person) -> StewardshipRequest:
    """Answer as an initiator. One no is enough; the last yes grants what was asked.

    Consequences, in order: the answer is kept; `StewardshipAnswered` is recorded; after a no the question is at its
    end; after the last yes the arena has its new name, or one more stands behind it, and `StewardshipGranted` tells.
    """
    room = held_arena(request.arena)
    held = StewardshipRequest.objects.select_for_update().get(pk=request.pk)
    require(may_answer(request=held, person=by))
    StewardshipAnswer.objects.create(request=held, person=by, yes=yes)
    record_act(
        fact=StewardshipAnswered(request=held.ref, arena=room.ref, yes=yes),
        arena=room,
        by=by,
        participation=participation_of(by, room),
    )
    if not yes:
        held.declined_at = clock.now()
        held.save(update_fields=["declined_at"])
        return held
    return _grant_when_all_agree(held, room)


@transaction.atomic
def leave_initiators(*, arena: Arena, by: Person) -> None:
    """Stand behind an arena no more. What waits for one's answer no longer does.

    Consequences, in order: the initiator's time ends; `InitiatorLeft` is recorded; a question that only waited for
    this one is granted.
    """
    room = held_arena(arena)
    mine = Initiator.objects.select_for_update().filter(arena=room, person=by, left_at__isnull=True).first()
    if mine is None:
        return
    mine.left_at = clock.now()
    mine.save(update_fields=["left_at"])
    record_act(fact=InitiatorLeft(arena=room.ref), arena=room, by=by, participation=participation_of(by, room))
    for request in room.stewardship_requests.filter(granted_at__isnull=True, declined_at__isnull=True):
        _grant_when_all_agree(request, room)


def _grant_when_all_agree(request: StewardshipRequest, room: Arena) -> StewardshipRequest:
    said_yes = set(request.answers.filter(yes=True).values_list("person_id", flat=True))
    behind = set(initiators(room).values_list("person_id", flat=True))
    if not behind or behind - said_yes:
        return request
    request.granted_at = clock.now()
    request.save(update_fields=["granted_at"])
    if request.kind == StewardshipKind.NAME:
        room.title = request.title
        room.save(update_fields=["title", "ngrams"])
    else:
        Initiator.objects.create(arena=room, person=request.asked_by)
    record_act(
        fact=StewardshipGranted(request=request.ref, arena=room.ref, kind_of_request=StewardshipKind(request.kind)),
        arena=room,
        by=None,
    )
    return request
