"""Saying no to letters about the rounds of an arena, and yes again. Nobody else's business, so no fact tells of it."""

from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.participants import not_here
from samskab.ground.consent.models import NoLetters
from samskab.ground.people.models import Person


def stop_letters(*, participation: Participation, by: Person) -> None:
    """Have no more letters about the rounds of an arena; twice is once. Letters under way are not sent."""
    _refuse_others(participation, by)
    NoLetters.objects.get_or_create(participation=participation)


def resume_letters(*, participation: Participation, by: Person) -> None:
    """Have letters about the rounds of an arena again, from the next one on."""
    _refuse_others(participation, by)
    NoLetters.objects.filter(participation__arena=participation.arena_id, participation__person=by).delete()


def forget_choice(*, by: Person) -> None:
    """Let nothing be left of where one who is gone wanted no letters. `PersonErased` has told that they went."""
    NoLetters.objects.filter(participation__person=by).delete()


def _refuse_others(participation: Participation, by: Person) -> None:
    if participation.person_id != by.pk:
        raise not_here()
