"""The ASGI application of live texts: a WebSocket at `/live/documents/<ref>`, and nothing else."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from samskab.ground.documents.views.live.connection import (
    AGAIN,
    FAILED,
    GONE,
    NOT_ALLOWED,
    Closing,
    Connection,
    Receive,
    Send,
)
from samskab.ground.documents.views.live.database import AWAY
from samskab.ground.documents.views.live.door import Knock
from samskab.ground.documents.views.live.hub import Hub
from samskab.ground.documents.views.live.room import Room
from samskab.kernel.refusal import Refusal

GOODBYE = 5.0  # seconds that a slow one has to read what is in line for it
logger = logging.getLogger(__name__)


class Live:
    """Lets browsers in and hears them out. It begins with the first of them, in the event loop that they come by."""

    def __init__(self) -> None:
        self._hub: Hub | None = None

    async def stop(self) -> None:
        """Store what waits, and send everybody away to come back."""
        if self._hub is not None:
            await self._hub.stop()
            self._hub = None

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        """Serve one WebSocket until it is closed."""
        await receive()
        connection = await self._let_in(scope, send)
        if connection is None:
            await send({"type": "websocket.close", "code": NOT_ALLOWED, "reason": "refused"})
            return
        await send({"type": "websocket.accept"})
        sending = asyncio.create_task(connection.run())
        hearing = asyncio.create_task(self._hear_out(connection, receive))
        try:
            await asyncio.wait((sending, hearing), return_when=asyncio.FIRST_COMPLETED)
            connection.close(Closing(GONE, "gone"))
            await asyncio.wait((sending,), timeout=GOODBYE)
        finally:
            for task in (sending, hearing):
                task.cancel()
            await asyncio.gather(sending, hearing, return_exceptions=True)
            await connection.say_goodbye()

    async def _let_in(self, scope: Mapping[str, Any], send: Send) -> Connection | None:
        knock = Knock(scope)
        if not knock.is_from_us:
            logger.warning("live: turned away, another_origin")
            return None
        if self._hub is None:
            self._hub = Hub()
            self._hub.start()
        try:
            seat = await self._hub.database.ask(knock.seat)
        except Refusal as refusal:
            logger.warning("live: turned away, %s", refusal.code)
            return None
        except AWAY as error:
            logger.warning("live: turned away, the database is away, %s", type(error).__name__)
            return None
        return Connection(seat, send, wants_saved=knock.wants_saved, address=knock.address)

    async def _hear_out(self, connection: Connection, receive: Receive) -> None:
        """Do what comes in until something comes that may not, or nothing more does."""
        try:
            hub = self._hub
            if hub is None:
                raise Closing(AGAIN, "restart")
            room = await hub.enter(connection)
            try:
                await self._take_all(hub, room, connection, receive)
            finally:
                hub.leave(room, connection)
        except Closing as closing:
            logger.warning("live: closed, %s, text %d", closing.reason, connection.seat.document)
            connection.close(closing)
        except Exception:
            logger.exception("live: failed, text %d", connection.seat.document)
            connection.close(Closing(FAILED, "failed"))

    async def _take_all(self, hub: Hub, room: Room, connection: Connection, receive: Receive) -> None:
        while connection.closing is None:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return
            data = message.get("bytes")
            if data is None:
                raise Closing(NOT_ALLOWED, "malformed")
            await hub.take(room, connection, data)
