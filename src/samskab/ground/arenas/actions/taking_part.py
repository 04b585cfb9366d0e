"""How people step in, change the perspective they speak from, and leave."""

from django.db import transaction
from django.db.models import Q

from samskab.ground.arenas.actions.acts import record_act
from samskab.ground.arenas.actions.describing import REASON_LENGTH
from samskab.ground.arenas.actions.stewarding import leave_initiators
from samskab.ground.arenas.enums import StewardshipKind
from samskab.ground.arenas.facts import ParticipantEntered, ParticipantLeft, PerspectiveTaken
from samskab.ground.arenas.models import Arena, Departure, Follow, Initiator, Invitation, InvitationUse, Participation
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.invitations import came_by, held_invitation
from samskab.ground.arenas.queries.participants import has_taken_part, held_participation
from samskab.ground.arenas.queries.stewardship import open_questions_of
from samskab.ground.arenas.queries.voices import monday
from samskab.ground.arenas.rules.taking_part import may_enter, may_speak_for
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Organisation, Person
from samskab.ground.people.queries.people import held
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_text


@transaction.atomic
def enter(
    *,
    arena: Arena,
    perspective: Perspective,
    organisation: Organisation | None = None,
    invitation: Invitation | None = None,
    by: Person,
) -> Participation:
    """Step into an arena and say yes to its ground rules, perhaps by an invitation. Nobody can do it for another (G12).

    Consequences, in order: the invitation is used once more; the person takes part in the perspective they chose;
    they no longer follow from outside; `ParticipantEntered` is recorded. One who is in already stays as they are,
    and uses no invitation: a double click is one step.
    """
    person = held(by)
    room = held_arena(arena)
    brought = held_invitation(invitation) if invitation is not None else None
    allowed = may_enter(arena=room, person=person, organisation=organisation, invitation=brought)
    if isinstance(allowed, Refusal):
        if allowed.code == "already_in":
            return held_participation(person, room)
        raise allowed
    if brought is not None:
        _use(brought, perspective, person)
    participation = step_in(arena=room, perspective=perspective, organisation=organisation, by=person)
    record_act(
        fact=ParticipantEntered(
            arena=room.ref,
            participation=participation.ref,
            perspective=perspective,
            organisation=organisation.ref if organisation else None,
            first=participation.is_first,
        ),
        arena=room,
        by=person,
        participation=participation,
        entered=True,
    )
    return participation


def _use(invitation: Invitation, perspective: Perspective, person: Person) -> None:
    """Write that somebody came by an invitation; one who left and comes back by it is the one they were."""
    if not came_by(invitation, person):
        InvitationUse.objects.create(
            invitation=invitation,
            person=person,
            perspective=perspective,
            is_first=not has_taken_part(person),
            accepted_at=clock.now(),
        )


def step_in(*, arena: Arena, perspective: Perspective, organisation: Organisation | None, by: Person) -> Participation:
    """Write that a person takes part, for an action that records what it was a part of; allowed before it is called."""
    Follow.objects.filter(arena=arena, person=by).delete()
    return Participation.objects.create(
        arena=arena,
        person=by,
        perspective=perspective,
        organisation=organisation,
        is_first=not has_taken_part(by),
    )


@transaction.atomic
def take_perspective(
    *, arena: Arena, perspective: Perspective, organisation: Organisation | None = None, by: Person
) -> Participation:
    """Speak from another perspective from now on (»today as a neighbour«), for an organisation or for oneself.

    Consequences: what was said before keeps the perspective it was said in; `PerspectiveTaken` is recorded, unless
    nothing changed.
    """
    participation = held_participation(by, arena)
    require(may_speak_for(organisation=organisation, person=by))
    before = Perspective(participation.perspective)
    same_body = participation.organisation_id == (organisation.pk if organisation else None)
    if before == perspective and same_body:
        return participation
    participation.perspective, participation.organisation = perspective, organisation
    participation.save(update_fields=["perspective", "organisation"])
    record_act(
        fact=PerspectiveTaken(arena=arena.ref, participation=participation.ref, before=before, after=perspective),
        arena=arena,
        by=by,
        participation=participation,
    )
    return participation


@transaction.atomic
def leave(*, arena: Arena, reason: str = "", named: bool = False, by: Person) -> None:
    """Leave an arena. What one gave stays; one can step in again at any time.

    Consequences, in order: the reason is kept, if one was given, and by whom only if they want to be `named`; the
    participation ends; `ParticipantLeft` is recorded.
    """
    participation = held_participation(by, arena)
    if reason.strip():
        Departure.objects.create(
            arena=arena,
            week=monday(clock.now().date()),
            reason=clean_text(reason, longest=REASON_LENGTH, field="reason"),
            person=by if named else None,
        )
    _end(participation, arena, by)


@transaction.atomic
def leave_everywhere(*, by: Person) -> None:
    """Let one who has erased themself take part nowhere, and stand behind no arena: nobody waits for their answer.

    Consequences, for each arena they took part in, stood behind or had asked to: the question falls;
    `leave_initiators`; the participation ends; `ParticipantLeft` is recorded. Repeating is harmless.
    """
    here = Participation.objects.filter(person=by, left_at__isnull=True)
    behind = Initiator.objects.filter(person=by, left_at__isnull=True)
    asked = open_questions_of(by, kind=StewardshipKind.INITIATOR)
    known = [rows.values("arena") for rows in (here, behind, asked)]
    concerned = Arena.objects.filter(Q(pk__in=known[0]) | Q(pk__in=known[1]) | Q(pk__in=known[2]))
    for arena in concerned.order_by("pk"):
        room = held_arena(arena)
        asked.filter(arena=room).update(declined_at=clock.now())
        leave_initiators(arena=arena, by=by)
        for participation in here.select_for_update().filter(arena=room):
            _end(participation, arena, by)


def _end(participation: Participation, arena: Arena, by: Person) -> None:
    participation.left_at = clock.now()
    participation.save(update_fields=["left_at"])
    record_act(
        fact=ParticipantLeft(arena=arena.ref, participation=participation.ref),
        arena=arena,
        by=by,
        participation=participation,
    )
