"""One browser at a text: what waits to be sent to it, how often it may speak, and how it is let go."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any

from samskab.ground.documents.queries.seats import Seat
from samskab.kernel.live.bucket import Bucket

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

FRAMES_A_SECOND, MOST_FRAMES = 30, 120
MOST_WAITING = 8 * 2**20  # bytes; whoever reads so slowly comes back and asks for what they lack
GONE, NOT_ALLOWED, TOO_LARGE, FAILED, AGAIN = 1000, 1008, 1009, 1011, 1012
TOO_SLOW = "too_slow"


class Closing(Exception):
    """That a connection is to be closed, with a code of RFC 6455 and a word that says why."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Connection:
    """A connection that is open. What is sent is put in line, so that a slow one keeps nobody waiting."""

    def __init__(self, seat: Seat, send: Send, *, wants_saved: bool, address: str) -> None:
        self.seat = seat
        self.wants_saved = wants_saved
        self.taken = 0  # how many changes came over it and were not refused
        self.whose = f"person {seat.person}" if seat.person is not None else f"address {address}"
        self.bucket = Bucket(FRAMES_A_SECOND, MOST_FRAMES)
        self.clients: set[int] = set()  # the clients it speaks for in awareness
        self.closing: Closing | None = None
        self._send = send
        self._waiting: list[bytes] = []
        self._size = 0
        self._wake = asyncio.Event()

    def put(self, frame: bytes) -> None:
        """Put a frame in line."""
        if self.closing is not None:
            return
        self._waiting.append(frame)
        self._size += len(frame)
        if self._size > MOST_WAITING:
            self.close(Closing(AGAIN, TOO_SLOW))
        self._wake.set()

    def close(self, closing: Closing) -> None:
        """Let it go, once what is in line is sent; the first reason counts."""
        if self.closing is None:
            self.closing = closing
            self._wake.set()

    async def run(self) -> None:
        """Send what is in line, until it is to be closed and nothing is."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            frames, self._waiting, self._size = self._waiting, [], 0
            if self.closing is not None and self.closing.reason == TOO_SLOW:
                return
            for frame in frames:
                await self._send({"type": "websocket.send", "bytes": frame})
            if self.closing is not None and not self._waiting:
                return

    async def say_goodbye(self) -> None:
        """Close it, with the reason. Nobody may be waiting for what comes in, or the server keeps it to itself."""
        closing = self.closing or Closing(GONE, "gone")
        with suppress(Exception):
            await self._send({"type": "websocket.close", "code": closing.code, "reason": closing.reason})
