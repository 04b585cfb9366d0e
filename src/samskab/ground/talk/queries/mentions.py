"""Whom a text names: »@« and a name, among those who take part."""

import re
from collections import defaultdict
from collections.abc import Iterable

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import participants

MOST = 20
_AFTER_AT = re.compile(r"(?<![\w@])@(?P<said>\w[^\n@]{0,119})")


def named_in(text: str, arena: Arena) -> list[Participation]:
    """Those whom a text names, in the order they came, at most twenty.

    A whole name is meant before a first name. A name that several have means none of them: they are chosen by hand.
    One query, and none for a text without »@«.
    """
    said = [found["said"].casefold() for found in _AFTER_AT.finditer(text)]
    if not said:
        return []
    names = _names(participants(arena))
    meant = {who.pk: who for words in said if (who := _meant(words, names)) is not None}
    return sorted(meant.values(), key=lambda who: (who.joined_at, who.pk))[:MOST]


def _names(here: Iterable[Participation]) -> dict[str, Participation | None]:
    """Every whole name and first name, and who has it; None when several do."""
    found: dict[str, list[Participation]] = defaultdict(list)
    for each in here:
        name = each.person.display_name.casefold()
        for one in {name, name.split()[0]}:
            found[one].append(each)
    return {name: have[0] if len(have) == 1 else None for name, have in found.items()}


def _meant(words: str, names: dict[str, Participation | None]) -> Participation | None:
    """The one with the longest name that the words begin with, when only one has it."""
    fitting = [name for name in names if re.match(rf"{re.escape(name)}(?!\w)", words)]
    return names[max(fitting, key=len)] if fitting else None
