"""The role `live`, while nothing lives there: it says that it is alive, and refuses the rest plainly."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any

from samskab.config.asgi import application


def talk(scope: dict[str, Any], incoming: Iterable[dict[str, Any]] = ()) -> list[Any]:
    """Everything the application says back."""
    told: list[Any] = []
    waiting = iter(incoming)

    async def receive() -> dict[str, Any]:
        return next(waiting)

    async def send(message: Any) -> None:
        told.append(message)

    asyncio.run(application(scope, receive, send))
    return told


def test_it_is_alive() -> None:
    start, body = talk({"type": "http", "path": "/healthz"})
    assert (start["status"], body["body"]) == (200, b"alive\n")
    assert (b"content-length", b"6") in start["headers"]


def test_a_page_is_somewhere_else() -> None:
    start, body = talk({"type": "http", "path": "/"})
    assert start["status"] == 404
    assert (b"content-type", b"application/problem+json") in start["headers"]
    assert json.loads(body["body"])["code"] == "nothing_live"


def test_a_web_socket_is_closed_before_it_opens() -> None:
    [answer] = talk({"type": "websocket", "path": "/live/"}, [{"type": "websocket.connect"}])
    assert (answer["type"], answer["code"]) == ("websocket.close", 1008)


def test_it_starts_and_stops_with_its_server() -> None:
    told = talk({"type": "lifespan"}, [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
    assert [each["type"] for each in told] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
