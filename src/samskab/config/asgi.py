"""The door for long-lived connections, the role `live`: texts that are written together, and nothing else.

Pages go through `wsgi`, which answers them with less work; see docs/decisions/0040-one-address.md.
"""

import json
import os
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from samskab.ground.documents.views.live import Live

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LIVE = "/live/documents/"
PROBLEM = {
    "type": "about:blank",
    "title": "Not Found",
    "status": 404,
    "code": "nothing_live",
    "detail": "This process serves live connections only. Pages are served by the role `web`.",
}

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samskab.config.settings")
django.setup(set_prefix=False)


@cache
def live() -> "Live":
    """What lives behind the door. Its modules can be loaded only when Django is set up."""
    from samskab.ground.documents.views.live import Live

    return Live()


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Let texts be written together; answer `/healthz`; refuse everything else plainly."""
    if scope["type"] == "lifespan":
        await _alive(receive, send)
    elif scope["type"] == "websocket" and scope["path"].startswith(LIVE):
        await live()(scope, receive, send)
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": PROBLEM["code"]})
    elif scope["path"] == "/healthz":
        await _answer(send, 200, b"text/plain", b"alive\n")
    else:
        await _answer(send, 404, b"application/problem+json", json.dumps(PROBLEM).encode())


async def _alive(receive: Receive, send: Send) -> None:
    """Say yes to being started and to being stopped; what was written is stored before that."""
    message: Message = {"type": ""}
    while message["type"] != "lifespan.shutdown":
        message = await receive()
        if message["type"] == "lifespan.shutdown":
            await live().stop()
        await send({"type": f"{message['type']}.complete"})


async def _answer(send: Send, status: int, media_type: bytes, body: bytes) -> None:
    headers = [
        (b"content-type", media_type),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
