"""The door for long-lived connections, the role `live`; nothing lives behind it yet, and it says so.

Pages go through `wsgi`, which answers them with less work; see docs/decisions/0040-one-address.md.
"""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

PROBLEM = {
    "type": "about:blank",
    "title": "Not Found",
    "status": 404,
    "code": "nothing_live",
    "detail": "This process serves live connections only. Pages are served by the role `web`.",
}


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Answer `/healthz`; refuse everything else plainly."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": PROBLEM["code"]})
    elif scope["path"] == "/healthz":
        await _answer(send, 200, b"text/plain", b"alive\n")
    else:
        await _answer(send, 404, b"application/problem+json", json.dumps(PROBLEM).encode())


async def _live(receive: Receive, send: Send) -> None:
    """Say yes to being started and to being stopped."""
    message: Message = {"type": ""}
    while message["type"] != "lifespan.shutdown":
        message = await receive()
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
