"""Whom a text names: »@« and a name, among those who take part."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Func, TextField, Value

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.named import lower_name
from samskab.ground.arenas.queries.participants import participants

MOST = 20
_AFTER_AT = re.compile(r"(?<![\w@])@(?P<said>\w[^\n@]{0,119})")


def named_in(text: str, arena: Arena) -> list[Participation]:
    """Those whom a text names, in the order they came, at most twenty.

    A whole name is meant before a first name. A name that several have means none of them: they are chosen by hand.
    One query, and none for a text without »@«: it brings those whose first name stands there, however many are here.
    """
    said = [found["said"] for found in _AFTER_AT.finditer(text)]
    if not said:
        return []
    first_name = Func(lower_name(), Value(" "), Value(1), function="split_part", output_field=TextField())
    called = {name for words in said for name in _first_names(words.lower())}
    names = _names(participants(arena).annotate(first_name=first_name).filter(first_name__in=called))
    meant = {who.pk: who for words in said if (who := _meant(words.casefold(), names)) is not None}
    return sorted(meant.values(), key=lambda who: (who.joined_at, who.pk))[:MOST]


def _first_names(words: str) -> list[str]:
    """What may be a first name: from the beginning to anywhere that a word ends, before the first space."""
    first = words.split(maxsplit=1)[0]
    return [first[: end.start()] for end in re.finditer(r"(?!\w)", first)]


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
