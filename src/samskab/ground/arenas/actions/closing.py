"""How a part of an arena is closed to those outside for a while, and opened again (M154)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.actions.describing import REASON_LENGTH
from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.facts import PartClosed, PartOpened
from samskab.ground.arenas.models import Arena, ClosedPart
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.parts import closed_parts
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_text

LONGEST_CLOSED = timedelta(days=90)


@transaction.atomic
def close_part(*, arena: Arena, part: Part, reason: str, until: datetime, by: Person) -> ClosedPart:
    """Close a part to those outside until a moment, for a reason that everybody can read.

    Consequences: participants see everything as before; it opens by itself at `until`, at most 90 days away;
    `PartClosed` is recorded. Raises a `Refusal` for the field that is wrong.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    why = clean_text(reason, longest=REASON_LENGTH, field="reason", empty=_("Skriv, hvorfor den del skal lukkes."))
    now = clock.now()
    if until <= now:
        raise Refusal("past", _("Vælg en dag, der ikke er gået."), "until", 400)
    if until > now + LONGEST_CLOSED:
        raise Refusal(
            "too_long", _("Vælg en dag inden for tre måneder. I kan lukke igen, hvis der er grund."), "until", 400
        )
    if closed_parts(room).filter(part=part).exists():
        raise Refusal("already_closed", _("Den del er allerede lukket."), "part", 409)
    closure = ClosedPart.objects.create(arena=room, part=part, reason=why, closed_by=by, closed_at=now, until=until)
    record_act(
        fact=PartClosed(closure=closure.ref, arena=room.ref, part=part, until=until),
        arena=room,
        by=by,
        participation=participation,
    )
    return closure


@transaction.atomic
def open_part(*, closure: ClosedPart, by: Person) -> None:
    """Open a part before its day. Only the one who closed it may: it may protect somebody, and ends by itself.

    Consequences: those outside see it again; `PartOpened` is recorded.
    """
    held = ClosedPart.objects.select_for_update().select_related("arena").get(pk=closure.pk)
    participation = acting(arena=held.arena, by=by)
    if held.closed_by.now != by:
        raise Refusal("not_closer", _("Den, der lukkede delen, kan åbne den før tid. Ellers åbner den af sig selv."))
    if held.opened_at is not None:
        return
    held.opened_at, held.opened_by = clock.now(), by
    held.save(update_fields=["opened_at", "opened_by"])
    record_act(
        fact=PartOpened(closure=held.ref, arena=held.arena.ref, part=Part(held.part)),
        arena=held.arena,
        by=by,
        participation=participation,
    )
