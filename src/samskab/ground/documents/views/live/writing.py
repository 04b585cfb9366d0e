"""Storing what everybody wrote, and telling it: all that came in on one beat is one transaction, whatever the texts."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from django.db import DatabaseError, IntegrityError
from pycrdt import merge_updates

from samskab.ground.documents import actions
from samskab.ground.documents.queries.texts import changes_after
from samskab.ground.documents.queries.writing import Stored, Stroke
from samskab.ground.documents.views.live.connection import FAILED, NOT_ALLOWED, Closing, Connection
from samskab.ground.documents.views.live.database import Database
from samskab.ground.documents.views.live.room import Room, Written
from samskab.kernel.refusal import Refusal

SHORTEST_BEAT, LONGEST_BEAT = 0.01, 0.05
A_CONNECTION = 0.0001  # seconds that a beat is longer for each connection: the more are told, the more rarely
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Batch:
    """What one participant wrote in one text on one beat, and through which connections."""

    room: Room
    participation: int
    stroke: Stroke
    connections: tuple[Connection, ...]


class Writing:
    """The one who stores. What waits when the database is away waits on; nothing is called saved that is not stored."""

    def __init__(self, database: Database) -> None:
        self.name = uuid4().hex
        self.crowd = 0  # how many connections there are
        self._database = database
        self._rooms: dict[Room, None] = {}
        self._storing: tuple[Room, ...] = ()
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    def due(self, room: Room) -> None:
        """Something waits in a room."""
        self._rooms[room] = None
        self._idle.clear()
        self._wake.set()

    def holds(self, room: Room) -> bool:
        """Whether something of a room is not stored yet."""
        return room in self._rooms or room in self._storing

    async def rest(self, within: float) -> None:
        """Wait until nothing waits, or the time is over."""
        try:
            await asyncio.wait_for(self._idle.wait(), within)
        except TimeoutError:
            logger.error("live: something was not stored in time")

    async def run(self) -> None:
        """Store, beat after beat, until cancelled."""
        while True:
            await self._wake.wait()
            await asyncio.sleep(min(LONGEST_BEAT, SHORTEST_BEAT + A_CONNECTION * self.crowd))
            self._wake.clear()
            self._storing, self._rooms = tuple(self._rooms), {}
            try:
                await self._store([batch for room in self._storing for batch in _batches(room)])
            except Exception:
                logger.exception("live: not stored")
                _send_away(self._storing)
            for room in self._storing:
                room.settled()
            self._storing = ()
            if not self._rooms:
                self._idle.set()

    async def catch_up(self, room: Room) -> None:
        """Take in and tell what others stored in a text since we last looked."""
        rows = await self._database.insist(partial(changes_after, room.document, room.upto))
        if rows:
            room.tell(room.take(data for _number, data in rows))
            room.upto = max(room.upto, rows[-1][0])

    async def _store(self, batches: Sequence[Batch]) -> None:
        if not batches:
            return
        try:
            # What was stored as the answer was lost is stored twice, which adds nothing to a text.
            stored = await self._database.insist(partial(self._act, batches))
        except (Refusal, DatabaseError) as error:
            await self._store_apart(batches, error)
        else:
            await self._done(batches, stored)

    async def _store_apart(self, batches: Sequence[Batch], error: Exception) -> None:
        """Store each by itself, so that what may not be stored takes nothing else with it."""
        if len(batches) > 1:
            for batch in batches:
                await self._store([batch])
            return
        closing = _because(error)
        for connection in batches[0].connections:
            logger.warning("live: closed, %s, text %d", closing.reason, batches[0].room.document)
            connection.close(closing)

    def _act(self, batches: Sequence[Batch]) -> list[Stored]:
        by: dict[int, list[Stroke]] = {}
        for batch in batches:
            by.setdefault(batch.participation, []).append(batch.stroke)
        stored = actions.store_changes(by=by, process=self.name)
        strokes = [stroke for each in by.values() for stroke in each]
        places = {id(stroke): one for stroke, one in zip(strokes, stored, strict=True)}
        return [places[id(batch.stroke)] for batch in batches]

    async def _done(self, batches: Sequence[Batch], stored: Sequence[Stored]) -> None:
        """Take in what is stored now, and tell it."""
        rooms: dict[Room, list[tuple[Batch, Stored]]] = {}
        for batch, one in zip(batches, stored, strict=True):
            rooms.setdefault(batch.room, []).append((batch, one))
        for room, each in rooms.items():
            for batch, _one in each:
                person = batch.connections[0].seat.person
                if person is not None:
                    room.owners.update(dict.fromkeys(batch.stroke.claims, person))
            each.sort(key=lambda pair: pair[1].change)
            if each[0][1].after > room.upto:
                await self.catch_up(room)
            else:
                room.tell(room.take(batch.stroke.data for batch, _one in each))
                room.upto = max(room.upto, each[-1][1].change)


def _because(error: Exception) -> Closing:
    """Why one's letters are not stored: for good, when they may not be, and else until they are sent again."""
    if isinstance(error, Refusal):
        return Closing(NOT_ALLOWED, error.code)
    if isinstance(error, IntegrityError):
        return Closing(NOT_ALLOWED, "not_here")
    logger.error("live: not stored, %s", type(error).__name__)
    return Closing(FAILED, "failed")


def _send_away(rooms: Sequence[Room]) -> None:
    """Have everybody in some rooms come back: they still have what they wrote, and bring what is not stored."""
    for room in rooms:
        for connection in room.connections:
            connection.close(Closing(FAILED, "failed"))


def _batches(room: Room) -> list[Batch]:
    """What waits in a room, one for each participant."""
    by: dict[int, list[Written]] = {}
    for written in room.waiting():
        participation = written.connection.seat.participation
        if participation is None or not written.connection.seat.may_write:
            written.connection.close(Closing(NOT_ALLOWED, "not_here"))
            continue
        by.setdefault(participation, []).append(written)
    return [
        Batch(room, participation, stroke, tuple(written.connection for written in each))
        for participation, each in by.items()
        for stroke in _strokes(room, each)
    ]


def _strokes(room: Room, each: Sequence[Written]) -> list[Stroke]:
    """What one participant wrote, as one; only what waits for something else stays by itself."""
    claims = frozenset[int]().union(*(written.claims for written in each))
    reach = dict(room.state)
    together: list[bytes] = []
    apart: list[bytes] = []
    for data, update in (pair for written in each for pair in written.updates):
        if not update.is_ready(reach):
            apart.append(data)
            continue
        together.append(data)
        for client, ranges in update.brings.items():
            reach[client] = max(reach.get(client, 0), ranges[-1][1])
    merged = [merge_updates(*together)] if len(together) > 1 else together
    return [Stroke(room.document, data, claims) for data in (*merged, *apart)]
