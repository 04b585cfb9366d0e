"""Who is here: each client's own state, told to the others, and forgotten when they are gone."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samskab.kernel.live.varints import LARGEST, Malformed, Reader, write_bytes, write_number

LONGEST_STATE = 2_048
MOST_CLIENTS = 1_000  # in one message: peers pass on all that they hear


@dataclass(frozen=True)
class Presence:
    """One client's state, and the clock that counts how often it said it; no state when it is gone."""

    client: int
    clock: int
    state: Mapping[str, Any] | None


def read_awareness(data: bytes, *, about: Callable[[int], bool]) -> list[Presence]:
    """What a peer says about some clients; raises `Malformed` for too many, too much, and what is no JSON object.

    What is read can be written again: half a letter, and a number that is none, are no JSON to those who are told.

    Peers pass on what they hear of others. That is stepped over, and not looked into.
    """
    reader = Reader(data)
    count = reader.number()
    if count > MOST_CLIENTS:
        raise Malformed("too many clients")
    found = []
    for _each in range(count):
        client, clock, said = reader.number(), reader.number(), reader.bytes()
        if about(client):
            if clock >= LARGEST:
                raise Malformed("a clock that cannot go on")
            found.append(Presence(client, clock, _state(said)))
    if not reader.is_done:
        raise Malformed("more than who is here")
    return found


def write_awareness(each: Collection[Presence]) -> bytes:
    """The same, to be sent."""
    parts = [write_number(len(each))]
    for one in each:
        parts += [write_number(one.client), write_number(one.clock), write_bytes(_written(one.state))]
    return b"".join(parts)


class Awareness:
    """Everybody's last state in one text."""

    def __init__(self) -> None:
        self._known: dict[int, Presence] = {}

    def hear(self, presence: Presence) -> bool:
        """Take in what a client says; false for what is older than what it said before."""
        known = self._known.get(presence.client)
        if known is not None and not _is_newer(presence, known):
            return False
        self._known[presence.client] = presence
        return True

    def gone(self, clients: Iterable[int]) -> list[Presence]:
        """Let clients be gone; the answer is what to tell the others."""
        told = []
        for client in clients:
            known = self._known.pop(client, None)
            if known is not None and known.state is not None:
                told.append(Presence(client, known.clock + 1, None))
        return told

    def here(self) -> list[Presence]:
        """Everybody who is here now."""
        return [each for each in self._known.values() if each.state is not None]


def _is_newer(presence: Presence, known: Presence) -> bool:
    if presence.clock == known.clock:
        return presence.state is None and known.state is not None
    return presence.clock > known.clock


def _written(state: object) -> bytes:
    return json.dumps(state, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _state(said: bytes) -> Mapping[str, Any] | None:
    if len(said) > LONGEST_STATE:
        raise Malformed("too long a state")
    try:
        state = json.loads(said)
        _written(state)
    except (ValueError, RecursionError) as error:
        raise Malformed("no JSON") from error
    if state is None:
        return None
    if not isinstance(state, dict):
        raise Malformed("no state")
    return state
