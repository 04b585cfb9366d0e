"""The made-up world of the demo: a town, and the nine stories of what people do there, told in the order of time.

All of it goes through the actions that people use. What each app tells of a story is woven together, so that every
chain reads as if it had been lived.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from heapq import merge
from itertools import groupby
from operator import itemgetter

from django.db import transaction

from samskab.config.command.progress import step
from samskab.ground.arenas.management import demo as arenas
from samskab.ground.arenas.queries.stories import Happening, Story, Told, awake, stories
from samskab.ground.consent.management import demo as consent
from samskab.ground.documents.management import demo as documents
from samskab.ground.people.management import demo as people
from samskab.ground.talk.management import demo as talk
from samskab.kernel import clock
from samskab.kernel.ids import new_ref
from samskab.stages.gather.management import demo as gather
from samskab.stages.spark.actions import light_arena
from samskab.stages.understand.management import demo as understand

# In the order of the house: of two things at the same moment, the first is told by the first.
TELLERS = (arenas, documents, talk, consent, gather, understand)
BEFORE = timedelta(days=30)


def tell_all() -> int:
    """Let every story happen that is not there yet, with a line for each month; answers with how many were new.

    All of it is there, or nothing.
    """
    with whole():
        return _tell_all()


@contextmanager
def whole() -> Iterator[None]:
    """A transaction in which nothing can be undone by itself. Not asking for that again and again is much quicker."""
    with transaction.atomic():
        features = transaction.get_connection().features
        before = features.uses_savepoints
        features.uses_savepoints = False
        try:
            yield
        finally:
            features.uses_savepoints = before


def _tell_all() -> int:
    new = [story for story in stories() if not arenas.is_told(story)]
    began = clock.now() - timedelta(days=max(story["days_ago"] for story in stories())) - BEFORE
    with step("A town to live in"), clock.held_at(began):
        people.settle()
    told = merge(*(_told(story) for story in new), key=itemgetter(0))
    for month, happenings in groupby(told, key=_month):
        with step(month):
            for happening in happenings:
                _happen(happening)
    return len(new)


def _told(story: Story) -> Told:
    """One story from its beginning: what each app tells of it, woven together."""
    kept = {word: story[word] for word in ("because", "alone")}
    yield arenas.beginning(story, partial(light_arena, draft=new_ref(), **kept))
    arena = arenas.arena_of(story)
    yield from merge(*(teller.happenings(story, arena) for teller in TELLERS), key=itemgetter(0))


def _month(happening: Happening) -> str:
    moment, _act = happening
    return f"{moment:%B %Y}"


def _happen(happening: Happening) -> None:
    moment, act = happening
    with clock.held_at(awake(moment)):
        act()
