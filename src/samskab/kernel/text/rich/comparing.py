"""What became of a text from one version to another: block by block, and word by word in those that changed."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from samskab.kernel.text.diffs import Change, Piece, diff
from samskab.kernel.text.rich.nodes import Doc
from samskab.kernel.text.rich.words import Block, blocks


class Fate(StrEnum):
    """What became of a block. `RESHAPED` has the same words, and another form: a level, a link, what stands out."""

    KEPT = "kept"
    RESHAPED = "reshaped"
    CHANGED = "changed"
    ADDED = "added"
    TAKEN = "taken"


@dataclass(frozen=True)
class Compared:
    """One block before and after; `moved` when it went past others that stayed. The pieces are all its words."""

    fate: Fate
    before: Block | None
    after: Block | None
    pieces: tuple[Piece, ...]
    moved: bool = False


def compare(before: Doc, after: Doc) -> tuple[Compared, ...]:
    """Every block of both texts once: in the order of `after`, what was taken away behind what it stood behind.

    A block is the same while it keeps its id, and so is one that kept its kind and all its words under a new id, as
    when somebody cut it out and put it in again. Of those that changed places, as few as can be are called moved.
    """
    old, new = blocks(before), blocks(after)
    origin = _origins(old, new)
    stays = _longest_rising([origin[at] for at in sorted(origin)])
    behind = _taken_behind(old, {origin[at]: at for at in origin if origin[at] in stays}, set(origin.values()))
    made = [_taken(block) for block in behind.get(-1, [])]
    for at, block in enumerate(new):
        made.append(_compared(old[origin[at]], block, moved=origin[at] not in stays) if at in origin else _added(block))
        made += [_taken(gone) for gone in behind.get(at, [])]
    return tuple(made)


def is_same(compared: Sequence[Compared]) -> bool:
    """Whether nothing at all became different."""
    return all(one.fate == Fate.KEPT and not one.moved for one in compared)


def _origins(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """For each place after, the place before that it came from."""
    place = {block.id: at for at, block in enumerate(old)}
    found = {at: place[block.id] for at, block in enumerate(new) if block.id in place}
    left: dict[tuple[str, str], list[int]] = {}
    for at in sorted(set(range(len(old))) - set(found.values()), reverse=True):
        left.setdefault((old[at].kind, old[at].words), []).append(at)
    for at, block in enumerate(new):
        same = left.get((block.kind, block.words))
        if at not in found and block.words and same:
            found[at] = same.pop()
    return found


def _longest_rising(places: Sequence[int]) -> set[int]:
    """The longest run of places, not all side by side, in which each is greater than the one before."""
    ends: list[int] = []  # the smallest end of a run of each length
    lengths: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at)
    made: set[int] = set()
    wanted = len(ends) - 1
    for place, length in zip(reversed(places), reversed(lengths), strict=True):
        if length == wanted:
            made.add(place)
            wanted -= 1
    return made


def _taken_behind(old: Sequence[Block], stays: Mapping[int, int], known: set[int]) -> dict[int, list[Block]]:
    """What was taken away, by the place after of the nearest block before it that stayed; -1 where none did."""
    made: dict[int, list[Block]] = {}
    last = -1
    for at, block in enumerate(old):
        last = stays.get(at, last)
        if at not in known:
            made.setdefault(last, []).append(block)
    return made


def _compared(old: Block, new: Block, *, moved: bool) -> Compared:
    same = {**old.json, "attrs": None} == {**new.json, "attrs": None} and _form(old) == _form(new)
    fate = Fate.KEPT if same else Fate.RESHAPED if old.words == new.words else Fate.CHANGED
    return Compared(fate, old, new, diff(old.words, new.words), moved)


def _form(block: Block) -> dict[str, object]:
    """The attributes of a block but for its id."""
    attrs = block.json["attrs"]
    return {name: value for name, value in attrs.items() if name != "id"} if isinstance(attrs, Mapping) else {}


def _added(block: Block) -> Compared:
    return Compared(Fate.ADDED, None, block, _whole(Change.ADDED, block))


def _taken(block: Block) -> Compared:
    return Compared(Fate.TAKEN, block, None, _whole(Change.TAKEN, block))


def _whole(change: Change, block: Block) -> tuple[Piece, ...]:
    return (Piece(change, block.words),) if block.words else ()
