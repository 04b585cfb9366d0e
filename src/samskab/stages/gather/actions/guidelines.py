"""Drafting how people in an arena want to be together (M161)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_line
from samskab.stages.gather.facts import GuidelineDrafted, GuidelineWithdrawn
from samskab.stages.gather.models import Guideline, GuidelineTakenBack
from samskab.stages.gather.models.guideline import GUIDELINE_LENGTH
from samskab.stages.gather.queries.guidelines import drafted
from samskab.stages.gather.queries.saying import said


@transaction.atomic
def draft_guideline(*, arena: Arena, text: str, replaces: Guideline | None = None, by: Person) -> Guideline:
    """Write a line of how we want to be together, or say one that stands in other words. Any participant may.

    Consequences: the line stands on the draft, in the place of the one it replaces, which stays to be read;
    `GuidelineDrafted` is recorded. The same words again change nothing.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    words = clean_line(text, longest=GUIDELINE_LENGTH, field="text", empty=_("Skriv, hvordan I vil være sammen."))
    same = drafted(room).filter(text__iexact=words).first()
    if same is not None:
        return same
    if replaces is not None and not drafted(room).filter(pk=replaces.pk).exists():
        message = _("Nogen har skrevet linjen om imens. Se den nye, og skriv så igen.")
        raise Refusal("changed_meanwhile", message, "text", 409)
    guideline = Guideline.objects.create(**said(participation), text=words, replaces=replaces)
    record_act(
        fact=GuidelineDrafted(
            arena=room.ref, guideline=guideline.ref, replaces=replaces.ref if replaces is not None else None
        ),
        arena=room,
        by=by,
        participation=participation,
    )
    return guideline


@transaction.atomic
def take_guideline_back(*, guideline: Guideline, by: Person) -> None:
    """Take back a line that one wrote oneself.

    Consequences: it leaves the draft, and stays to be read; `GuidelineWithdrawn` is recorded.
    """
    room = held_arena(guideline.arena)
    participation = acting(arena=room, by=by)
    if not guideline.is_said_by(by):
        raise Refusal("not_author", _("Kun den, der skrev linjen, kan tage den tilbage. Du kan skrive den om."))
    if GuidelineTakenBack.objects.filter(guideline=guideline).exists():
        return
    GuidelineTakenBack.objects.create(**said(participation), guideline=guideline)
    record_act(
        fact=GuidelineWithdrawn(arena=room.ref, guideline=guideline.ref),
        arena=room,
        by=by,
        participation=participation,
    )
