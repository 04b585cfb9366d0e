"""Hearing of what other processes wrote, through PostgreSQL's LISTEN, for as long as this one runs."""

import asyncio
import logging
from collections.abc import Callable

import psycopg

from samskab.ground.documents.queries.telling import CHANNEL, address

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0
logger = logging.getLogger(__name__)


async def listen(heard: Callable[[str], object], *, again: Callable[[], object]) -> None:
    """Call `heard` with every message, until cancelled. When the connection breaks, it is made again.

    `again` is called each time it stands: what was said before that is not heard, and has to be looked for.
    """
    pause = FIRST_PAUSE
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(**address(), autocommit=True) as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                pause = FIRST_PAUSE
                again()
                async for message in connection.notifies():
                    heard(message.payload)
        except (psycopg.Error, OSError) as error:
            logger.warning("live: hears nothing from other processes, %s", type(error).__name__)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
