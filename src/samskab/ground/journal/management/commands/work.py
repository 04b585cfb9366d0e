"""`work`: do background jobs until asked to stop."""

import asyncio
import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import app, connector_params
from procrastinate.exceptions import ConnectorException

RECONNECT_WITHIN = 5.0


class Command(BaseCommand):
    """A worker. SIGTERM and SIGINT let it finish what it is doing; it fails when it loses the database."""

    help = "Do background jobs until asked to stop."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Work, and fail if the end came without having been asked for."""
        own = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4, timeout=RECONNECT_WITHIN)
        with app.replace_connector(own) as worker:
            if not asyncio.run(work(worker)):
                raise CommandError("the worker lost the database, or was taken for dead; start it again")


async def work(worker: App) -> bool:
    """Do jobs until SIGTERM or SIGINT; whether it was such a signal that ended it."""
    async with worker.open_async():
        running = asyncio.create_task(worker.run_worker_async(install_signal_handlers=False))
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, running.cancel)
        try:
            await running
        except asyncio.CancelledError:
            return True
        except ConnectorException:
            return False
    return False
