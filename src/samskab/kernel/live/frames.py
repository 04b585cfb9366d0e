"""The messages of the y-protocols over a WebSocket: sync, awareness, permission, and our word that it is stored."""

from dataclasses import dataclass
from enum import IntEnum

from samskab.kernel.live.varints import Malformed, Reader, write_bytes, write_number, write_text


class Say(IntEnum):
    """What a message is about; the first number in it."""

    SYNC = 0
    AWARENESS = 1
    PERMISSION = 2
    ASK_AWARENESS = 3
    SAVED = 100  # ours: how many changes of this connection are stored. Sent only to those who asked for it


class Sync(IntEnum):
    """What a sync message is; the second number in it."""

    STATE = 0  # »I have this far; send me the rest«
    REST = 1  # the rest
    UPDATE = 2  # something that was just written


@dataclass(frozen=True)
class Frame:
    """One message: what it is about, which kind of sync it is, and its bytes."""

    say: Say
    sync: Sync | None = None
    data: bytes = b""


def read_frame(data: bytes) -> Frame:
    """The message in a frame from a peer; raises `Malformed` for one that a peer does not send."""
    reader = Reader(data)
    say = reader.number()
    if say == Say.SYNC:
        kind = reader.number()
        if kind > Sync.UPDATE:
            raise Malformed("no kind of sync")
        return _ended(Frame(Say.SYNC, Sync(kind), reader.bytes()), reader)
    if say == Say.AWARENESS:
        return _ended(Frame(Say.AWARENESS, data=reader.bytes()), reader)
    if say == Say.ASK_AWARENESS:
        return _ended(Frame(Say.ASK_AWARENESS), reader)
    raise Malformed("no message of a peer")


def sync_frame(kind: Sync, data: bytes) -> bytes:
    """A sync message."""
    return bytes((Say.SYNC, kind)) + write_bytes(data)


def awareness_frame(data: bytes) -> bytes:
    """A message of who is here."""
    return bytes((Say.AWARENESS,)) + write_bytes(data)


def denied_frame(reason: str) -> bytes:
    """The message that something may not be done."""
    return write_number(Say.PERMISSION) + write_number(0) + write_text(reason)


def saved_frame(changes: int) -> bytes:
    """The message that so many changes, the first that came over this connection (`REST` or `UPDATE`), are stored.

    A number and no mere yes, for something may be on its way here as this is on its way there.
    """
    return write_number(Say.SAVED) + write_number(changes)


def _ended(frame: Frame, reader: Reader) -> Frame:
    if not reader.is_done:
        raise Malformed("more than a message")
    return frame
