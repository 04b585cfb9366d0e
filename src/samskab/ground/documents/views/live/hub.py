"""All texts that are open in this process: who comes in, what they send, and who is still here."""

import asyncio
import logging
import sys
from collections import Counter
from collections.abc import Coroutine
from functools import partial
from typing import Any

from samskab.ground.documents.queries.seats import seats_now
from samskab.ground.documents.queries.texts import loaded
from samskab.ground.documents.views.live.connection import AGAIN, NOT_ALLOWED, TOO_LARGE, Closing, Connection
from samskab.ground.documents.views.live.database import Database
from samskab.ground.documents.views.live.listening import listen
from samskab.ground.documents.views.live.room import Room, forged
from samskab.ground.documents.views.live.writing import Writing
from samskab.kernel.live.frames import Frame, Say, Sync, denied_frame, read_frame, sync_frame
from samskab.kernel.live.updates import read_state, read_update
from samskab.kernel.live.varints import Malformed

MOST_CONNECTIONS = 8  # of one person, or of strangers at one address, at one text
LARGEST_FRAME, LARGEST_UPDATE = 2**20, 2**18
ASK_AGAIN, EMPTY_FOR = 30.0, 20.0
STORES_WITHIN = 20.0  # at the end: less than the server gives a process to stop
TELLS_AT_LEAST, A_CONNECTION = 0.1, 0.005  # seconds between two words of who is here, and more for each who hears it
SWITCH = 0.0005  # seconds that one thread keeps the others from going on; a question to the database has many steps
DEAR = 10  # what it costs of the bucket to ask for all that one lacks
ROOTS = frozenset({"text"})
logger = logging.getLogger(__name__)


class Hub:
    """Holds each text once, however many have it before them. It belongs to one event loop."""

    def __init__(self) -> None:
        self.database = Database()
        self.writing = Writing(self.database)
        self._rooms: dict[int, asyncio.Task[Room]] = {}
        self._crowds: Counter[tuple[int, str]] = Counter()
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self) -> None:
        """Begin to store, to listen and to look after everybody."""
        sys.setswitchinterval(SWITCH)
        for work in (
            self.writing.run(),
            listen(self._hear, again=self._look_everywhere),
            self._ask_again_and_again(),
            self._tell_who_is_here(),
        ):
            self._spawn(work)

    async def stop(self) -> None:
        """Send everybody away to come back, and store what waits."""
        for room in self._open():
            for connection in list(room.connections):
                connection.close(Closing(AGAIN, "restart"))
        await self.writing.rest(STORES_WITHIN)
        await asyncio.sleep(0.05)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.database.close()

    async def enter(self, connection: Connection) -> Room:
        """Let somebody have a text before them; raises `Closing` when they have it too often."""
        place = (connection.seat.document, connection.whose)
        if self._crowds[place] >= MOST_CONNECTIONS:
            raise Closing(NOT_ALLOWED, "too_many_connections")
        self._crowds[place] += 1
        self.writing.crowd += 1
        try:
            room = await self._room(connection.seat.document, connection.seat.arena)
            connection.put(sync_frame(Sync.STATE, room.doc.get_state()))
            if connection.seat.is_inside:
                connection.put(room.presence_frame())
        except BaseException:
            self._uncount(connection)
            raise
        room.join(connection)
        return room

    def leave(self, room: Room, connection: Connection) -> None:
        """Somebody is gone. A text that nobody has before them any more is let go after a while."""
        room.leave(connection)
        self._uncount(connection)
        if not room.connections:
            asyncio.get_running_loop().call_later(EMPTY_FOR, self._let_go, room)

    async def take(self, room: Room, connection: Connection, data: bytes) -> None:
        """Do what a frame says; raises `Closing` when it may not be said."""
        if len(data) > LARGEST_FRAME:
            raise Closing(TOO_LARGE, "too_large")
        if not connection.bucket.take():
            raise Closing(NOT_ALLOWED, "too_many")
        try:
            await self._do(room, connection, read_frame(data))
        except Malformed as error:
            raise Closing(NOT_ALLOWED, "malformed") from error

    async def _do(self, room: Room, connection: Connection, frame: Frame) -> None:
        if frame.say == Say.AWARENESS:
            if connection.seat.is_inside:
                room.say_presence(connection, frame.data)
        elif frame.say == Say.ASK_AWARENESS:
            if connection.seat.is_inside:
                connection.put(room.presence_frame())
        elif frame.sync == Sync.STATE:
            read_state(frame.data)
            if not connection.bucket.take(DEAR):
                raise Closing(NOT_ALLOWED, "too_many")
            connection.put(sync_frame(Sync.REST, room.rest_after(frame.data)))
        else:
            await self._take_update(room, connection, frame)

    async def _take_update(self, room: Room, connection: Connection, frame: Frame) -> None:
        if frame.sync == Sync.UPDATE and len(frame.data) > LARGEST_UPDATE:
            raise Closing(TOO_LARGE, "too_large")
        update = read_update(frame.data, roots=ROOTS)
        if update.is_empty or (frame.sync == Sync.REST and room.has(update)):
            room.has_already(connection)
        elif not connection.seat.may_write:
            connection.put(denied_frame("read_only"))
        else:
            if room.strangers_in(update, connection.seat):
                await self.writing.catch_up(room)
                if room.strangers_in(update, connection.seat):
                    raise forged()
            room.write(connection, frame.data, update)
            self.writing.due(room)

    async def _room(self, document: int, arena: int) -> Room:
        task = self._rooms.get(document)
        if task is None:
            task = self._rooms[document] = asyncio.create_task(self._opened(document, arena))
        try:
            return await asyncio.shield(task)
        except Exception:
            self._rooms.pop(document, None)
            raise

    async def _opened(self, document: int, arena: int) -> Room:
        room = Room(document, arena)
        room.load(await self.database.ask(partial(loaded, document)))
        return room

    def _let_go(self, room: Room) -> None:
        task = self._rooms.get(room.document)
        if task is None or not task.done() or room.connections or task.result() is not room:
            return
        if self.writing.holds(room):  # one who comes back must meet what was written, though it is not stored yet
            asyncio.get_running_loop().call_later(EMPTY_FOR, self._let_go, room)
            return
        del self._rooms[room.document]
        room.let_go()

    def _open(self) -> list[Room]:
        return [room for document in self._rooms for room in self._open_at(document)]

    def _open_at(self, document: int) -> list[Room]:
        """The room of a text, unless it is not open, or is on its way."""
        task = self._rooms.get(document)
        return [task.result()] if task is not None and task.done() and not task.exception() else []

    def _uncount(self, connection: Connection) -> None:
        place = (connection.seat.document, connection.whose)
        self._crowds[place] -= 1
        self.writing.crowd -= 1
        if not self._crowds[place]:
            del self._crowds[place]

    def _spawn(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _hear(self, message: str) -> None:
        """Something was said to every process."""
        about, key, *name = message.split(" ")
        if name == [self.writing.name]:
            return
        if about == "text":
            for room in self._open_at(int(key)):
                self._spawn(self.writing.catch_up(room))
        else:
            self._spawn(self._ask_again([room for room in self._open() if room.arena == int(key)]))

    def _look_everywhere(self) -> None:
        """We may have missed something."""
        for room in self._open():
            self._spawn(self.writing.catch_up(room))
        self._spawn(self._ask_again(self._open()))

    async def _ask_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(ASK_AGAIN)
            await self._ask_again(self._open())

    async def _ask_again(self, rooms: list[Room]) -> None:
        """Ask who everybody in some rooms is now."""
        pairs = [(room, connection) for room in rooms for connection in room.connections]
        if not pairs:
            return
        seats = await self.database.insist(partial(seats_now, [connection.seat for _room, connection in pairs]))
        for (room, connection), seat in zip(pairs, seats, strict=True):
            if seat is None:
                connection.close(Closing(NOT_ALLOWED, "signed_out"))
            elif seat != connection.seat:
                if connection.seat.may_write and not seat.may_write:
                    connection.put(denied_frame("read_only"))
                room.seat_again(connection, seat)

    async def _tell_who_is_here(self) -> None:
        due: dict[Room, float] = {}
        clock = asyncio.get_running_loop().time
        while True:
            await asyncio.sleep(TELLS_AT_LEAST)
            for room in self._open():
                if not room.told or due.get(room, 0.0) > clock():
                    continue
                due[room] = clock() + A_CONNECTION * len(room.connections)
                frame = room.told_frame()
                for connection in room.connections:
                    if connection.seat.is_inside:
                        connection.put(frame)
