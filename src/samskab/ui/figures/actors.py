"""The actor map: two sheets of paper, those who can do something and those who feel it, and who lies where they meet.

Each actor is a mark in its zone: filled when they are here, open when they are missing. Names are written as long as
there is room for them; beyond that the marks stand alone, and the table beside the map has the names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Protocol

from samskab.ui.figures.plane import number
from samskab.ui.sectors import SECTORS, sector_look

ZONES = ("relevant", "both", "affected")
MOST = 40
WIDTHS = {"wide": 720.0, "narrow": 340.0}
# Past so many in one zone (wide) or in all (narrow), marks stand without names.
MOST_NAMED = {"wide": 10, "narrow": 15}
EDGE = 1.5
PETAL = 28.0
PAD = 20.0
HEAD = 64.0
FOOT = 12.0
MARK = 20.0
STEP, NAMED_STEP = 34.0, 42.0
LETTER = 8.2  # how wide a letter is on average, and a little more


class Actor(Protocol):
    """Somebody the matter concerns. `sector` is None while nobody knows."""

    @property
    def name(self) -> str: ...
    @property
    def sector(self) -> object: ...
    @property
    def relevant(self) -> bool: ...
    @property
    def affected(self) -> bool: ...
    @property
    def present(self) -> bool: ...


@dataclass(frozen=True)
class Mark:
    """One actor's place: the corner of its mark, and the lines of its name where there is room for them."""

    name: str
    sector: str
    missing: bool
    x: float
    y: float
    written: tuple[str, ...]


@dataclass(frozen=True)
class Zone:
    """A part of the map as a box, and how many are here and missing in it."""

    key: str
    here: int
    missing: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class ActorMap:
    """The drawing in its own units: two sheets, the part they share, the zones and the marks in them."""

    width: float
    height: float
    relevant: str
    affected: str
    both: str
    zones: tuple[Zone, ...]
    marks: tuple[Mark, ...]


def zone_of(actor: Actor) -> str:
    """Where an actor lies; ValueError for somebody whom the matter does not concern."""
    if not (actor.relevant or actor.affected):
        raise ValueError(f"{actor.name!r} is neither relevant nor affected.")
    return "both" if actor.relevant and actor.affected else "relevant" if actor.relevant else "affected"


def _ordered(actors: Sequence[Actor]) -> list[Actor]:
    """By sector in the order drawn, those here before those missing. Nothing else decides a place."""
    keys = [look.key for look in SECTORS]

    def place(actor: Actor) -> tuple[int, bool]:
        return keys.index(sector_look(actor.sector).key) if actor.sector else len(keys), not actor.present

    return sorted(actors, key=place)


def _written(name: str, room: float) -> tuple[str, ...]:
    """The name on one line, or on two, and cut off only when two are not enough."""
    most = int(room / LETTER)
    first, *rest = wrap(name, most) or [""]
    if len(rest) < 2:
        return (first, *rest)
    return first, f"{rest[0][: most - 1].rstrip()}…"


def _across(width: float, *, named: bool) -> int:
    return 1 if named else int((width - 2 * PAD + STEP - MARK) // STEP)


def _placed(actors: list[Actor], zone: Zone, *, named: bool) -> list[Mark]:
    """The marks of a zone: one under the other with names, or side by side without."""
    step = NAMED_STEP if named else STEP
    across, room = _across(zone.width, named=named), zone.width - 2 * PAD - MARK - PAD / 2
    return [
        Mark(
            name=actor.name,
            sector=sector_look(actor.sector).key if actor.sector else "",
            missing=not actor.present,
            x=zone.x + PAD + place % across * STEP,
            y=zone.y + HEAD + place // across * step,
            written=_written(actor.name, room) if named else (),
        )
        for place, actor in enumerate(_ordered(actors))
    ]


def _sheet(x: float, y: float, width: float, height: float) -> str:
    """A sheet of paper with its one round corner, drawn just inside its box."""
    left, top, right, bottom = x + EDGE, y + EDGE, x + width - EDGE, y + height - EDGE
    return (
        f"M{number(left)} {number(top)}H{number(right - PETAL)}"
        f"A{number(PETAL)} {number(PETAL)} 0 0 1 {number(right)} {number(top + PETAL)}"
        f"V{number(bottom)}H{number(left)}Z"
    )


def actor_map(actors: Sequence[Actor], *, kind: str) -> ActorMap:
    """The map, `kind` "wide" (zones side by side) or "narrow" (under each other). ValueError for more than forty."""
    if len(actors) > MOST:
        raise ValueError(f"The map has room for {MOST}, not {len(actors)}.")
    wide, total = kind == "wide", WIDTHS[kind]
    found = {zone: [actor for actor in actors if zone_of(actor) == zone] for zone in ZONES}
    counts = [len(inside) for inside in found.values()]
    named = (max(counts) if wide else sum(counts)) <= MOST_NAMED[kind]
    width = total / len(ZONES) if wide else total
    step = NAMED_STEP if named else STEP
    heights = [HEAD + step * max(1, -(-count // _across(width, named=named))) + FOOT for count in counts]
    if wide:
        heights = [max(heights)] * len(ZONES)
    zones = []
    for place, (key, inside) in enumerate(found.items()):
        here = sum(actor.present for actor in inside)
        x, y = (place * width, 0.0) if wide else (0.0, sum(heights[:place]))
        zones.append(Zone(key, here, len(inside) - here, x, y, width, heights[place]))
    first, shared, last = zones
    across, down = (2 * width, heights[0]) if wide else (width, 0.0)
    return ActorMap(
        width=total,
        height=heights[0] if wide else sum(heights),
        relevant=_sheet(first.x, first.y, across, down or first.height + shared.height),
        affected=_sheet(shared.x, shared.y, across, down or shared.height + last.height),
        both=_sheet(shared.x, shared.y, shared.width, shared.height),
        zones=tuple(zones),
        marks=tuple(mark for zone in zones for mark in _placed(found[zone.key], zone, named=named)),
    )
