"""Pages that are made by WSGI, served over ASGI: each is made in one of a few threads."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from sys import stderr
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from samskab.config.asgi import Message, Receive, Send

THREADS = 4
IN_MEMORY = 2**18  # bytes of a body, on its way in or out, before it is put aside or sent piece by piece
LONGEST_BODY = 64 * 2**20
BEGUN_WITHIN = 10.0  # seconds until a thread is free, or somebody is told that too many are here
BODY_WITHIN = 120.0  # seconds: four megabytes over a slow telephone, and no more for one who sends a letter a second
CROWDED = (
    '<!DOCTYPE html><html lang="da"><meta charset="utf-8"><title>Vent et øjeblik | Samskab</title>'
    "<h1>Mange er her lige nu</h1><p>Vent lidt, og hent så siden igen. Det, du sendte, er ikke gemt.</p>"
    '<p lang="en">Many are here right now. Wait a little, then load the page again.'
    " What you sent is not saved.</p></html>"
).encode()

Environ = dict[str, Any]
Pages = Callable[[Environ, Any], Iterable[bytes]]


class Mounted:
    """An ASGI application that is a WSGI application."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="pages")
        self._free = asyncio.Semaphore(THREADS)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        loop = asyncio.get_running_loop()
        with SpooledTemporaryFile(IN_MEMORY) as body:
            try:
                async with asyncio.timeout(BODY_WITHIN):
                    refused = await _received(receive, body)
            except TimeoutError:
                refused = HTTPStatus.REQUEST_TIMEOUT
            except ConnectionAbortedError:
                return  # half a form is no form, and nobody is there to be told
            if refused is not None:
                await send(_begin(refused, [(b"content-length", b"0"), (b"connection", b"close")]))
                await send({"type": "http.response.body"})
                return
            try:
                await asyncio.wait_for(self._free.acquire(), BEGUN_WITHIN)
            except TimeoutError:
                await send(_begin(HTTPStatus.SERVICE_UNAVAILABLE, _CROWDED))
                await send({"type": "http.response.body", "body": CROWDED})
                return
            body.seek(0)
            answer = Answer(self._pages, environ_of(scope, body))
            try:
                try:
                    piece, more = await loop.run_in_executor(self._threads, answer.next_piece)
                finally:
                    self._free.release()  # what is left of a long page is made in between, as fast as it is read
                while True:
                    if answer.begin is not None:
                        begin, answer.begin = answer.begin, None
                        await send(begin)
                    await send({"type": "http.response.body", "body": piece, "more_body": more})
                    if not more:
                        break
                    piece, more = await loop.run_in_executor(self._threads, answer.next_piece)
            finally:
                await loop.run_in_executor(self._threads, answer.close)


class Answer:
    """One page on its way, made piece by piece; each piece is asked for in a thread."""

    def __init__(self, pages: Pages, environ: Environ) -> None:
        self.begin: Message | None = None
        self._pages = pages
        self._environ = environ
        self._made: Iterable[bytes] | None = None
        self._chunks: Iterator[bytes] = iter(())

    def next_piece(self) -> tuple[bytes, bool]:
        """Some more of it, and whether that is not the last."""
        if self._made is None:
            self._made = self._pages(self._environ, self._start)
            self._chunks = iter(self._made)
        piece = bytearray()
        for chunk in self._chunks:
            piece += chunk
            if len(piece) >= IN_MEMORY:
                return bytes(piece), True
        return bytes(piece), False

    def close(self) -> None:
        """Let it be over: what was opened for it is closed, and so is its request."""
        close = getattr(self._made, "close", None)
        if close is not None:
            close()

    def _start(self, status: str, headers: list[tuple[str, str]], _error: object = None) -> Callable[[bytes], object]:
        written = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        self.begin = _begin(int(status.split(" ", 1)[0]), written)
        return _no_writing


def environ_of(scope: Message, body: IO[bytes]) -> Environ:
    """The request as WSGI tells of it (PEP 3333)."""
    server, client = scope.get("server") or ("", 0), scope.get("client") or ("", 0)
    told: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope.get("query_string", b"").decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        _add_header(told, name.decode("latin-1").lower(), value.decode("latin-1"))
    if "CONTENT_LENGTH" not in told and "HTTP_TRANSFER_ENCODING" in told:
        told["CONTENT_LENGTH"] = str(body.seek(0, 2))
        body.seek(0)
    return told


def _add_header(told: Environ, name: str, value: str) -> None:
    if "_" in name:  # it would be taken for one that a proxy has set
        return
    key = name.upper().replace("-", "_")
    if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        key = f"HTTP_{key}"
    known = told.get(key)
    between = "; " if name == "cookie" else ","
    told[key] = value if known is None else f"{known}{between}{value}"


async def _received(receive: Receive, body: IO[bytes]) -> HTTPStatus | None:
    """Put the body aside; a status when it is too much. Raises `ConnectionAbortedError` when the rest never comes."""
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise ConnectionAbortedError
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > LONGEST_BODY:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        body.write(chunk)
        more = message.get("more_body", False)
    return None


def _begin(status: int, headers: list[tuple[bytes, bytes]]) -> Message:
    return {"type": "http.response.start", "status": int(status), "headers": headers}


_CROWDED = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"content-length", str(len(CROWDED)).encode()),
    (b"cache-control", b"no-store"),
    (b"retry-after", b"5"),
]


def _no_writing(_data: bytes) -> None:
    raise RuntimeError("pages are given back, not written")
