"""What a Yjs update holds: whose letters, from where to where. Read before it may touch a text.

A peer can send anything. What is let through is only what an editor of formatted text makes: elements and their
attributes, text and its formatting, under the roots that are asked for; and what it deletes.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from samskab.kernel.live.varints import Malformed, Reader

FURTHEST = 2**31 - 1  # a writer's clock counts letters; no one writes as many
_DEEPEST = 8
_GONE, _DELETED, _STRING, _FORMAT, _TYPE, _ANY, _SKIP = 0, 1, 4, 6, 7, 8, 10
_ELEMENT, _FRAGMENT, _TEXT = 3, 4, 6
_HAS_SUB, _HAS_RIGHT, _HAS_LEFT, _CONTENT = 0x20, 0x40, 0x80, 0x1F
_OBJECT, _ARRAY = 118, 117

Ranges = dict[int, list[tuple[int, int]]]
Clocks = dict[int, set[int]]
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Update:
    """What an update holds, by client id: clocks as [from, to), or single ones.

    `brings` is what it adds, `letters` those of it that are letters, `deletes` what it takes away. `needs` is how far
    each client must have come before it can be taken in. Some letters are two clocks long: `seconds` are the second
    ones, and `cuts` are the places where it parts what is there.
    """

    brings: Ranges = field(default_factory=dict)
    letters: Ranges = field(default_factory=dict)
    deletes: Ranges = field(default_factory=dict)
    needs: dict[int, int] = field(default_factory=dict)
    cuts: Clocks = field(default_factory=dict)
    seconds: Clocks = field(default_factory=dict)

    def is_within(self, state: Mapping[int, int]) -> bool:
        """Whether a text in this state knows all that the update brings and deletes."""
        return not _beyond(self.brings, state) and not _beyond(self.deletes, state)

    def is_ready(self, state: Mapping[int, int]) -> bool:
        """Whether a text in this state has all that the update builds on."""
        reach = dict(state)
        for client, ranges in self.brings.items():
            for start, end in ranges:
                if start > reach.get(client, 0):
                    return False
                reach[client] = max(reach.get(client, 0), end)
        return not _beyond(self.deletes, reach) and all(
            reach.get(client, 0) >= clock for client, clock in self.needs.items()
        )

    def new_to(self, state: Mapping[int, int]) -> set[int]:
        """The clients of whom it brings something that a text in this state does not have."""
        return _beyond(self.brings, state)

    def parts(self, seconds: Clocks) -> bool:
        """Whether it parts a letter in two, given the second clocks of those that are two long."""
        own = self.seconds
        return any(
            not places.isdisjoint(seconds.get(client, _NONE)) or not places.isdisjoint(own.get(client, _NONE))
            for client, places in self.cuts.items()
        )

    @property
    def is_empty(self) -> bool:
        """Whether it neither brings nor deletes anything."""
        return not self.brings and not self.deletes


def read_update(data: bytes, *, roots: Collection[str] | None = None) -> Update:
    """What an update (version 1) holds; raises `Malformed` for anything an editor would not have made.

    `roots` are the only roots that something may be put into directly; with none given, what is read is our own.
    """
    reader = Reader(data)
    found = Update()
    for _client in range(reader.number()):
        _read_client(reader, found, roots)
    for _client in range(reader.number()):
        client = reader.number()
        gone = found.deletes.setdefault(client, [])
        for _each in range(reader.number()):
            start = reader.number()
            gone.append((start, _end(start, reader.number(), roots)))
    for client, ranges in found.deletes.items():
        for start, end in _joined(ranges):
            found.cuts.setdefault(client, set()).update((start, end))
    if not reader.is_done:
        raise Malformed("more than an update")
    return found


def read_state(data: bytes) -> dict[int, int]:
    """A state vector: how far each client has come. Raises `Malformed`."""
    reader = Reader(data)
    state: dict[int, int] = {}
    for _each in range(reader.number()):
        client = reader.number()
        state[client] = reader.number()
        if state[client] > FURTHEST:
            raise Malformed("too far")
    if not reader.is_done:
        raise Malformed("more than a state")
    return state


def letters_by_client(data: bytes) -> dict[int, int]:
    """How many letters of each client stand in the text that this update is the whole of."""
    update = read_update(data)
    counts: dict[int, int] = {}
    for client, ranges in update.letters.items():
        gone = _joined(update.deletes.get(client, ()))
        counts[client] = sum(end - start - _overlap(start, end, gone) for start, end in ranges)
    return {client: count for client, count in counts.items() if count}


def is_covered(ranges: Ranges, by: Ranges) -> bool:
    """Whether all of some ranges are in others."""
    for client, each in ranges.items():
        there = _joined(by.get(client, ()))
        if any(_overlap(start, end, there) < end - start for start, end in each):
            return False
    return True


def _beyond(ranges: Ranges, state: Mapping[int, int]) -> set[int]:
    return {client for client, each in ranges.items() if any(end > state.get(client, 0) for _start, end in each)}


def _read_client(reader: Reader, found: Update, roots: Collection[str] | None) -> None:
    structs, client, clock = reader.number(), reader.number(), reader.number()
    for _struct in range(structs):
        info = reader.byte()
        kind = info & _CONTENT
        if kind in (_GONE, _SKIP):
            length = reader.number()
        else:
            _read_place(reader, found, info, roots)
            length = _read_string(reader, found, client, clock) if kind == _STRING else _read_content(reader, kind)
        end = _end(clock, length, roots)
        if kind != _SKIP and end > clock:
            _add(found.brings.setdefault(client, []), clock, end)
            if kind == _STRING:
                _add(found.letters.setdefault(client, []), clock, end)
        clock = end


def _read_place(reader: Reader, found: Update, info: int, roots: Collection[str] | None) -> None:
    """Where it stands: beside what, or in what."""
    left = _read_id(reader, found, 1) if info & _HAS_LEFT else None
    right = _read_id(reader, found, 0) if info & _HAS_RIGHT else None
    if left is not None or right is not None:
        if left == right and roots is not None:
            raise Malformed("no place")
        return
    in_root = reader.number()
    if in_root == 1:
        root = reader.text()
        if roots is not None and root not in roots:
            raise Malformed("another root")
    else:
        _need(found, reader.number(), reader.number())
    if info & _HAS_SUB:
        reader.text()


def _read_id(reader: Reader, found: Update, behind: int) -> tuple[int, int]:
    """What it stands beside, which is parted there from what is behind it, or before it."""
    client, clock = reader.number(), reader.number()
    _need(found, client, clock)
    found.cuts.setdefault(client, set()).add(clock + behind)
    return client, clock


def _need(found: Update, client: int, clock: int) -> None:
    found.needs[client] = max(found.needs.get(client, 0), clock + 1)


def _read_string(reader: Reader, found: Update, client: int, clock: int) -> int:
    """Letters, counted as JavaScript does."""
    text = reader.text()
    if text.isascii():
        return len(text)
    for letter in text:
        clock += 1
        if letter > "\uffff":
            found.seconds.setdefault(client, set()).add(clock)
            clock += 1
    return len(text) + sum(letter > "\uffff" for letter in text)


def _read_content(reader: Reader, kind: int) -> int:
    """What it is; the answer is how long it is."""
    read = _CONTENTS.get(kind)
    if read is None:
        raise Malformed("no part of a text")
    return read(reader)


def _read_format(reader: Reader) -> int:
    reader.text()
    try:
        json.loads(reader.text())
    except (ValueError, RecursionError) as error:
        raise Malformed("no JSON") from error
    return 1


def _read_type(reader: Reader) -> int:
    made = reader.number()
    if made == _ELEMENT:
        reader.text()
    elif made not in (_FRAGMENT, _TEXT):
        raise Malformed("no part of a text")
    return 1


def _read_values(reader: Reader) -> int:
    count = reader.number()
    for _each in range(count):
        _read_value(reader, 0)
    return count


def _read_value(reader: Reader, depth: int) -> None:
    if depth > _DEEPEST:
        raise Malformed("too deep")
    kind = reader.byte()
    if kind in (_OBJECT, _ARRAY):
        for _each in range(reader.number()):
            if kind == _OBJECT:
                reader.text()
            _read_value(reader, depth + 1)
        return
    read = _VALUES.get(kind)
    if read is None:
        raise Malformed("no value")
    read(reader)


_CONTENTS: Mapping[int, Callable[[Reader], int]] = {
    _DELETED: Reader.number,
    _FORMAT: _read_format,
    _TYPE: _read_type,
    _ANY: _read_values,
}
_VALUES: Mapping[int, Callable[[Reader], object]] = {
    **dict.fromkeys((127, 126, 121, 120), lambda _reader: None),  # undefined, null, false, true
    125: Reader.signed,
    124: lambda reader: reader.take(4),
    **dict.fromkeys((123, 122), lambda reader: reader.take(8)),
    119: Reader.text,
    116: Reader.bytes,
}


def _end(start: int, length: int, roots: Collection[str] | None) -> int:
    if (length == 0 and roots is not None) or start + length > FURTHEST:
        raise Malformed("too short or too far")
    return start + length


def _add(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    """Put a range behind the others, as one with the last when they meet."""
    if ranges and ranges[-1][1] == start:
        ranges[-1] = (ranges[-1][0], end)
    else:
        ranges.append((start, end))


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _overlap(start: int, end: int, gone: list[tuple[int, int]]) -> int:
    """How much of [start, end) is in ranges that are in order and apart."""
    at = max(bisect_right(gone, (start, FURTHEST)) - 1, 0)
    total = 0
    for first, last in gone[at:]:
        if first >= end:
            break
        total += max(0, min(end, last) - max(start, first))
    return total
