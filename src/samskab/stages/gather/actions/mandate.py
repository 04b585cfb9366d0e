"""Saying what is decided here, and what nobody can promise."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.models import Person
from samskab.kernel.text.clean import clean_line, clean_text
from samskab.stages.gather.facts import MandateStated, UncertaintyCleared, UncertaintyNamed
from samskab.stages.gather.models import Clearing, Mandate, Uncertainty
from samskab.stages.gather.models.mandate import PART_LENGTH, UNCERTAIN_LENGTH
from samskab.stages.gather.queries.saying import said


@transaction.atomic
def state_mandate(*, arena: Arena, decides: str, recommends: str, formal: str, promise: str, by: Person) -> Mandate:
    """Say what is decided here, what is recommended, who decides formally and when, and what reply is promised.

    Consequences: the wording stands in the place of the last, which stays; `MandateStated` is recorded.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    given = {"decides": decides, "recommends": recommends, "formal": formal, "promise": promise}
    row = {name: clean_text(text, longest=PART_LENGTH, field=name) for name, text in given.items()}
    last = Mandate.objects.filter(arena=room).first()
    if last is not None and all(getattr(last, name) == text for name, text in row.items()):
        return last
    mandate = Mandate.objects.create(**said(participation), **row)
    record_act(fact=MandateStated(arena=room.ref, mandate=mandate.ref), arena=room, by=by, participation=participation)
    return mandate


@transaction.atomic
def name_uncertainty(*, arena: Arena, text: str, by: Person) -> Uncertainty:
    """Say aloud what nobody can promise.

    Consequences: it stands on the list until somebody says that it is clear; `UncertaintyNamed` is recorded.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    words = clean_line(text, longest=UNCERTAIN_LENGTH, field="text", empty=_("Skriv, hvad der er usikkert."))
    same = Uncertainty.objects.filter(arena=room, text__iexact=words, clearing__isnull=True).first()
    if same is not None:
        return same
    uncertainty = Uncertainty.objects.create(**said(participation), text=words)
    record_act(
        fact=UncertaintyNamed(arena=room.ref, uncertainty=uncertainty.ref),
        arena=room,
        by=by,
        participation=participation,
    )
    return uncertainty


@transaction.atomic
def clear_uncertainty(*, uncertainty: Uncertainty, text: str, by: Person) -> Clearing:
    """Say that something is no longer uncertain, and what became clear.

    Consequences: it leaves the list, and both stay to be read; `UncertaintyCleared` is recorded.
    """
    room = held_arena(uncertainty.arena)
    participation = acting(arena=room, by=by)
    words = clean_line(text, longest=UNCERTAIN_LENGTH, field="text", empty=_("Skriv, hvad der er blevet klart."))
    there = Clearing.objects.filter(uncertainty=uncertainty).first()
    if there is not None:
        return there
    clearing = Clearing.objects.create(**said(participation), uncertainty=uncertainty, text=words)
    record_act(
        fact=UncertaintyCleared(arena=room.ref, uncertainty=uncertainty.ref),
        arena=room,
        by=by,
        participation=participation,
    )
    return clearing
