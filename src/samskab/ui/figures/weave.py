"""Borten: a woven band with one strip for each participant and one yellow thread through all."""

from dataclasses import dataclass
from functools import lru_cache

from samskab.ui.figures.plane import number
from samskab.ui.sectors import Counts, by_look

WIDTH, HEIGHT = 8.0, 8.0
GAP = 0.8
# A band is a picture of who is here, not a count of a crowd: past this many strips it keeps the proportions.
MOST_STRIPS = 48


@dataclass(frozen=True)
class Thread:
    """What is drawn in one row: the strips of one sector, or the weft that goes over every other strip."""

    kind: str
    sector: str
    path: str


@dataclass(frozen=True)
class Band:
    """A woven band, in its own units."""

    width: str
    height: str
    threads: tuple[Thread, ...]


def interleave(people: Counts) -> list[str]:
    """Everyone in one row, mixed as evenly as their numbers allow, so that no sector stands in a block."""
    counts = by_look(people)
    total = sum(counts.values())
    owed = dict.fromkeys(counts, 0.0)
    left = dict(counts)
    row = []
    for _ in range(total):
        for sector, count in counts.items():
            owed[sector] += count / total
        chosen = max((sector for sector in counts if left[sector]), key=lambda sector: owed[sector])
        row.append(chosen)
        owed[chosen] -= 1
        left[chosen] -= 1
    return row


def _shrunk(people: Counts) -> dict[str, int]:
    counts = by_look(people)
    total = sum(counts.values())
    if total <= MOST_STRIPS:
        return counts
    return {sector: max(1, round(count * MOST_STRIPS / total)) for sector, count in counts.items()}


def _block(x: float, y: float, width: float, height: float) -> str:
    return f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h-{number(width)}z"


def band(people: Counts, *, rows: int = 3, repeat: int = 1) -> Band:
    """The band of these people, `repeat` times over; the yellow thread is the middle row. Nobody gives an empty one."""
    return _woven(tuple(by_look(people).items()), rows, repeat)


@lru_cache(maxsize=1_024)
def _woven(counts: tuple[tuple[str, int], ...], rows: int, repeat: int) -> Band:
    """Woven once for the same numbers: on a list there are many, and many are alike."""
    people = dict(counts)
    strips = interleave(_shrunk(people)) * repeat
    threads = []
    for row in range(rows):
        top = row * HEIGHT
        for sector in people:
            path = "".join(
                _block(i * WIDTH + GAP / 2, top, WIDTH - GAP, HEIGHT)
                for i, strip in enumerate(strips)
                if strip == sector and (i + row) % 2 == 0
            )
            if path:
                threads.append(Thread("strip", sector, path))
        over = "".join(
            _block(i * WIDTH, top + GAP / 2, WIDTH, HEIGHT - GAP) for i in range(len(strips)) if (i + row) % 2
        )
        if over:
            threads.append(Thread("sun" if row == rows // 2 else "weft", "", over))
    return Band(number(len(strips) * WIDTH), number(rows * HEIGHT), tuple(threads))
