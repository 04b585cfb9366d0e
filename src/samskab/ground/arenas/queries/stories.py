"""The nine examples of the manifesto (M41–M49) as stories to try things with: all in them is made up.

One file a story, in `content/`. What each step of the journey adds to it is read from the same file, so that one arena
stays one story.
"""

import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from samskab.kernel import clock

FOLDER = Path(__file__).resolve().parent.parent / "content"
Story = dict[str, Any]
# What somebody does, and when. What an app tells of a story is a row of them, the first one first: each is done before
# the next is asked for, so that a teller sees what has happened until then.
Happening = tuple[datetime, Callable[[], object]]
Told = Iterator[Happening]


@cache
def stories() -> tuple[Story, ...]:
    """Every story, in order."""
    return tuple(tomllib.loads(path.read_text()) for path in sorted(FOLDER.glob("*.toml")))


def stories_before(story: Story) -> tuple[Story, ...]:
    """Those that come before a story, in their order."""
    return stories()[: stories().index(story)]


def moment(story: Story, share: float) -> datetime:
    """When that share of a story's time had passed (0 to 1): most happens in the beginning, and nothing since
    `quiet_days` before today, or since a few hours ago.
    """
    now = clock.now()
    begun = now - timedelta(days=story["days_ago"])
    last = now - timedelta(days=story.get("quiet_days", 0), hours=3)
    return begun + (last - begun) * share**2


def awake(moment: datetime) -> datetime:
    """The same day at an hour when people are up, from seven to ten in the evening; what came first still does."""
    here = localtime(moment)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    return min(midnight + timedelta(hours=7) + (here - midnight) * 15 / 24, max(moment, clock.now()))


NAMES = (
    *("Aksel", "Alma", "Amina", "Anders", "Anna", "Arne", "Asta", "Benedikte", "Bilal", "Birgit", "Bo", "Carla"),
    *("Christian", "Dagny", "Daniel", "Ditte", "Ebbe", "Eigil", "Elin", "Emil", "Erna", "Fatima", "Filip", "Freja"),
    *("Frode", "Gerda", "Grete", "Gunnar", "Hans", "Hassan", "Hedvig", "Henning", "Ida", "Ingrid", "Isak", "Jakob"),
    *("Jette", "Johan", "Jytte", "Kamilla", "Karen", "Karl", "Kim", "Lærke", "Lars", "Laila", "Leif", "Lone"),
    *("Magnus", "Maja", "Malik", "Margit", "Mathilde", "Mette", "Mia", "Mohammed", "Naja", "Niels", "Nora", "Olga"),
    *("Oskar", "Otto", "Palle", "Per", "Pia", "Poul", "Rasmus", "Rikke", "Rosa", "Sami", "Sara", "Signe"),
    *("Sofie", "Steen", "Susanne", "Svend", "Thea", "Thomas", "Thyra", "Tine", "Torben", "Ulla", "Vagn", "Vera"),
    *("Viggo", "Villads", "Winnie", "Yasmin", "Åge", "Åse", "Øjvind"),
)


def name_of(number: int) -> str:
    """A first name for the made-up person of this number; those after the last name get an initial."""
    turn, place = divmod(number, len(NAMES))
    # Mixed, since people do not come by the alphabet.
    name = NAMES[place * 37 % len(NAMES)]
    return name if turn == 0 else f"{name} {'BFHJKLMNPRSTV'[turn % 13]}."
