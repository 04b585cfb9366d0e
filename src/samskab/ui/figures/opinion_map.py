"""The map of perspectives: those who answer alike lie near each other, and a line goes round each group.

It is given flocks, some people near each other, and never one person: the dots of a flock are laid close about its
middle, each in a place of its own, and which of a group's dots bear which mark is mixed. So a dot is somebody, and
nobody in particular. In a crowd one dot stands for several.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, hypot, pi, sin, sqrt
from typing import TypeAlias

from samskab.ui.figures.outline import Box, covered, hull, meet, rounded, spread
from samskab.ui.figures.plane import Point, at, number
from samskab.ui.figures.shares import WIDTH as BAR_WIDTH
from samskab.ui.figures.shares import Shares, shares

# Some people: where the middle of them is, from −1 to 1 or somewhat beyond, and how many they are.
Flock: TypeAlias = tuple[float, float, int]

WIDTH, HEIGHT = 720.0, 440.0
MIDDLE: Point = (WIDTH / 2, HEIGHT / 2)
# How far from the middle what lies at 1 is drawn, and the edge that nothing goes beyond.
REACH_X, REACH_Y, EDGE = 270.0, 140.0, 26.0
STEP, MARK = 16.5, 11.0
# From so many on, one dot stands for several people.
MOST_DOTS = 240
# Of a group's dots the line goes round these, the nearest to its middle.
WITHIN = 0.9
LINE_ROOM = 15.0
NAME_WIDTH, NAME_HEIGHT = 176.0, 24.0
# The bar under a name: how much smaller than other bars it is, and the room it needs.
BAR_SCALE, BAR_ROOM = 0.7, 24.0
# The reader's word: how far off their dot it stands, how wide it is, and where the line to it begins.
YOU_UP, YOU_ASIDE, YOU_WIDTH, YOU_LEAD = 46.0, 60.0, 52.0, 8.0


@dataclass(frozen=True)
class GroupOf:
    """A group to be drawn: where its people lie, how many of each sector may be told of, and perhaps what they said."""

    key: str
    flocks: tuple[Flock, ...]
    sectors: tuple[tuple[str, int], ...] = ()
    answered: tuple[int, int, int] | None = None  # disagree, unsure, agree, to a statement the map is asked about


@dataclass(frozen=True)
class Dot:
    """One dot: its corner, and the sector whose mark it has, if any."""

    sector: str
    x: str
    y: str


@dataclass(frozen=True)
class Line:
    """A group: the line round it, where its name is written, and under it the bar of its answers."""

    key: str
    path: str
    name_x: str
    name_y: str
    bar_x: str
    bar_y: str
    answered: Shares | None


@dataclass(frozen=True)
class You:
    """Where the reader stands: the dot, the line to the word, and the word's box."""

    x: str
    y: str
    lead: str
    box_x: str
    box_y: str
    text_x: str
    text_y: str


@dataclass(frozen=True)
class OpinionMap:
    """The drawing; `stands_for` is how many people one dot is."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    you: You | None
    stands_for: int


@lru_cache(maxsize=64)
def opinion_map(
    groups: tuple[GroupOf, ...], besides: tuple[Flock, ...] = (), you: tuple[float, float] | None = None
) -> OpinionMap:
    """The map of these groups and of those in none. The same is always drawn of the same."""
    drawn = _drawn(groups, besides)
    return OpinionMap(drawn.dots, drawn.lines, _you(you, drawn) if you else None, drawn.stands_for)


@lru_cache(maxsize=32)
def _drawn(groups: tuple[GroupOf, ...], besides: tuple[Flock, ...]) -> OpinionMap:
    people = sum(size for group in groups for _x, _y, size in group.flocks) + sum(size for _x, _y, size in besides)
    stands_for = _stands_for(people)
    board = _Board()
    held = [board.taken(group.flocks, stands_for) for group in groups]
    loose = board.taken(besides, stands_for)
    dots = [dot for group, cells in zip(groups, held, strict=True) for dot in _marked(cells, group, stands_for)]
    dots += [Dot("", *_corner(cell)) for cell in loose]
    return OpinionMap(tuple(dots), tuple(_lines(groups, held)), None, stands_for)


def _stands_for(people: int) -> int:
    """1, 2, 5, 10, 20 …: as few as there is room for."""
    each = 1
    while people / each > MOST_DOTS:
        lead = int(str(each)[0])
        each = each * 5 // 2 if lead == 2 else each * 2
    return each


def on_paper(x: float, y: float) -> Point:
    """A place of the map in the units of the drawing; what lies far out stands at the edge."""
    far = hypot(x, y)
    # Beyond 1 the paper draws together, so that one far out does not push all others into a heap.
    near = x, y
    if far > 1:
        shrunk = (1 + 0.45 * (1 - 1 / far)) / far
        near = x * shrunk, y * shrunk
    return (
        min(max(MIDDLE[0] + near[0] * REACH_X, EDGE), WIDTH - EDGE),
        min(max(MIDDLE[1] - near[1] * REACH_Y, EDGE), HEIGHT - EDGE),
    )


class _Board:
    """A board of places that lie as in a honeycomb, each a little off, in which no two dots share one."""

    def __init__(self) -> None:
        self._taken: set[tuple[int, int]] = set()

    def taken(self, flocks: Sequence[Flock], stands_for: int) -> list[Point]:
        """For each flock the free places nearest to its middle; fewer than one dot is carried to the next."""
        found: list[Point] = []
        over = 0.0
        for x, y, size in flocks:
            over += size / stands_for
            number_of, over = int(over + 1e-9), over - int(over + 1e-9)
            found += [self._nearest(on_paper(x, y)) for _ in range(number_of)]
        return found

    def _nearest(self, middle: Point) -> Point:
        row, column = round(middle[1] / (STEP * _ROW)), round(middle[0] / STEP)
        best: tuple[float, tuple[int, int]] | None = None
        for ring in range(60):
            if best is not None and best[0] <= ((ring - 1) * STEP * _ROW) ** 2:
                break
            for cell in _ring(row, column, ring):
                x, y = _cell(cell)
                if cell in self._taken or not (EDGE <= x <= WIDTH - EDGE and EDGE <= y <= HEIGHT - EDGE):
                    continue
                far = (x - middle[0]) ** 2 + (y - middle[1]) ** 2
                if best is None or (far, cell) < best:
                    best = far, cell
        chosen = best[1] if best else (row, column)
        self._taken.add(chosen)
        return _aside(chosen)


_ROW, _GOLDEN = sqrt(3) / 2, (sqrt(5) - 1) / 2


def _cell(cell: tuple[int, int]) -> Point:
    row, column = cell
    return (column + row % 2 / 2) * STEP, row * STEP * _ROW


def _aside(cell: tuple[int, int]) -> Point:
    """The place, a little to some side, so that people do not stand in file."""
    x, y = _cell(cell)
    turn = (cell[0] * 12.9898 + cell[1] * 78.233) % (2 * pi)
    off = STEP * 0.13
    return x + off * cos(turn * 7), y + off * sin(turn * 7)


def _ring(row: int, column: int, ring: int) -> Iterator[tuple[int, int]]:
    """The cells so many rows or columns from one."""
    for down in range(-ring, ring + 1):
        across = range(-ring, ring + 1) if abs(down) == ring else (-ring, ring)
        for right in across:
            yield row + down, column + right


def _corner(middle: Point) -> tuple[str, str]:
    return number(middle[0] - MARK / 2), number(middle[1] - MARK / 2)


def _marked(cells: list[Point], group: GroupOf, stands_for: int) -> list[Dot]:
    """The dots of a group with the marks of its sectors, mixed."""
    marks: list[str] = []
    for sector, count in group.sectors:
        marks += [sector] * round(count / stands_for)
    marks = (marks + [""] * len(cells))[: len(cells)]
    # Dealt as cards are, so that the marks of a sector are spread over the group and tell nothing of where theirs lie.
    mixed = sorted(range(len(cells)), key=lambda place: place * _GOLDEN % 1)
    return [Dot(marks[place], *_corner(cell)) for place, cell in zip(mixed, cells, strict=True)]


def _lines(groups: tuple[GroupOf, ...], held: list[list[Point]]) -> Iterator[Line]:
    names: list[Box] = []
    foot = BAR_ROOM if any(group.answered for group in groups) else 6.0
    shapes = [_within(cells) for cells in held]
    for group, cells in zip(groups, shapes, strict=True):
        corners = spread(hull(cells), LINE_ROOM)
        others = [point for other in shapes if other is not cells for point in other]
        x, y = _name_at(corners, others, names, foot)
        told = group.answered and shares(group.answered[2], group.answered[0], group.answered[1])
        bar = number(x - BAR_WIDTH * BAR_SCALE / 2), number(y + 8)
        yield Line(group.key, rounded(corners), number(x), number(y), *bar, told or None)


def _within(cells: list[Point]) -> list[Point]:
    """Nine in ten of the dots, the nearest to the middle."""
    if not cells:
        return [MIDDLE]
    middle = sum(x for x, _y in cells) / len(cells), sum(y for _x, y in cells) / len(cells)
    order = sorted(cells, key=lambda cell: hypot(cell[0] - middle[0], cell[1] - middle[1]))
    return order[: max(1, ceil(WITHIN * len(order)))]


def _name_at(corners: list[Point], others: list[Point], names: list[Box], foot: float) -> Point:
    """Over, under or beside the line, where it covers fewest dots of others and no other name; its box is kept."""
    left, right = min(x for x, _y in corners), max(x for x, _y in corners)
    top, bottom = min(y for _x, y in corners), max(y for _x, y in corners)
    over, under, beside = top - foot - 4, bottom + NAME_HEIGHT - 2, (top + bottom) / 2 + NAME_HEIGHT / 4
    middles = ((left + right) / 2, left + NAME_WIDTH / 3, right - NAME_WIDTH / 3)
    spots = [(middle, y, 2.0 * (y > top)) for y in (over, under) for middle in middles]
    spots += [(left - NAME_WIDTH / 2 - 6, beside, 3.0), (right + NAME_WIDTH / 2 + 6, beside, 3.0)]
    tries: list[tuple[float, Box]] = []
    for middle, y, dislike in spots:
        x = min(max(middle - NAME_WIDTH / 2, 4.0), WIDTH - NAME_WIDTH - 4)
        low = min(max(y, NAME_HEIGHT), HEIGHT - foot)
        box = x, low - NAME_HEIGHT, x + NAME_WIDTH, low + foot
        off = abs(y - low) + (abs(x + NAME_WIDTH / 2 - middle) if y == beside else 0.0)
        clash = sum(meet(box, other) for other in names)
        tries.append((clash * 1000 + covered(box, others, 8.0) * 4 + off + dislike, box))
    box = min(tries)[1]
    names.append(box)
    return (box[0] + box[2]) / 2, box[3] - foot


def _you(place: tuple[float, float], drawn: OpinionMap) -> You:
    """The reader's dot, with its word over or under it, or beside, where it covers least."""
    x, y = on_paper(*place)
    dots = [(float(dot.x) + MARK / 2, float(dot.y) + MARK / 2) for dot in drawn.dots]
    names = [
        (
            float(line.name_x) - NAME_WIDTH / 2,
            float(line.name_y) - 20,
            float(line.name_x) + NAME_WIDTH / 2,
            float(line.name_y) + 8,
        )
        for line in drawn.lines
    ]
    tries: list[tuple[float, Point, Point]] = []
    for place_of, (across, down) in enumerate(((0, -1), (0, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1))):
        word = x + across * YOU_ASIDE, y + down * YOU_UP
        box = word[0] - YOU_WIDTH / 2, word[1] - 14, word[0] + YOU_WIDTH / 2, word[1] + 14
        outside = not (box[0] > 4 and box[2] < WIDTH - 4 and box[1] > 4 and box[3] < HEIGHT - 4)
        clash = sum(meet(box, name) for name in names)
        lead = x + across * YOU_LEAD, y + down * YOU_LEAD
        tries.append((outside * 1000 + clash * 50 + covered(box, dots, 5.0) * 3 + place_of, word, lead))
    _cost, word, lead = min(tries)
    return You(
        number(x),
        number(y),
        f"M{at(lead)}L{at(word)}",
        number(word[0] - YOU_WIDTH / 2),
        number(word[1] - 14),
        number(word[0]),
        number(word[1] + 5),
    )
