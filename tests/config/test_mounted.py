"""Pages over ASGI are the pages that WSGI makes: what was asked, what is answered, and what is closed at the end."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from samskab.config import mounted
from samskab.config.mounted import IN_MEMORY, LONGEST_BODY, Environ, Mounted, environ_of

SCOPE = {
    "type": "http",
    "http_version": "1.1",
    "method": "POST",
    "scheme": "http",
    "path": "/arenaer/blå",
    "query_string": b"q=1",
    "server": ("127.0.0.1", 8000),
    "client": ("192.0.2.7", 4711),
    "headers": [
        (b"host", b"samskab.example"),
        (b"content-type", b"text/plain"),
        (b"content-length", b"4"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
        (b"x-forwarded-for", b"192.0.2.1"),
        (b"x-forwarded-for", b"192.0.2.2"),
        (b"x_forwarded_for", b"198.51.100.66"),
    ],
}


class Page:
    """A page that remembers what it was asked."""

    def __init__(self, *chunks: bytes) -> None:
        self.chunks = chunks
        self.asked: Environ = {}
        self.body = b""
        self.closed = False

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        self.asked, self.body = environ, environ["wsgi.input"].read()
        start("201 Created", [("X-Page", "yes"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
        return self

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.chunks)

    def close(self) -> None:
        self.closed = True


def ask(pages: Callable[..., Any], *bodies: bytes) -> list[Any]:
    """Everything that is answered."""
    told: list[Any] = []
    waiting = [
        {"type": "http.request", "body": body, "more_body": at + 1 < len(bodies)} for at, body in enumerate(bodies)
    ]

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: Any) -> None:
        told.append(message)

    asyncio.run(Mounted(pages)(SCOPE, receive, send))
    return told


def test_a_page_is_asked_and_answered_as_it_was_meant() -> None:
    page = Page(b"he", b"j")
    start, body = ask(page, b"ab", b"cd")
    assert (start["status"], start["headers"]) == (
        201,
        [(b"x-page", b"yes"), (b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")],
    )
    assert (body["body"], body["more_body"]) == (b"hej", False)
    assert (page.body, page.closed) == (b"abcd", True)


def test_the_request_is_told_as_wsgi_tells_it() -> None:
    page = Page()
    ask(page, b"abcd")
    told = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/arenaer/blå".encode().decode("latin-1"),
        "QUERY_STRING": "q=1",
        "REMOTE_ADDR": "192.0.2.7",
        "CONTENT_TYPE": "text/plain",
        "CONTENT_LENGTH": "4",
        "HTTP_HOST": "samskab.example",
        "HTTP_COOKIE": "a=1; b=2",
        "HTTP_X_FORWARDED_FOR": "192.0.2.1,192.0.2.2",
    }
    assert {name: page.asked[name] for name in told} == told


def test_a_body_without_a_length_gets_the_one_it_has() -> None:
    page = Page()
    scope = {**SCOPE, "headers": [(b"transfer-encoding", b"chunked")]}

    async def receive() -> Any:
        return {"type": "http.request", "body": b"abc"}

    async def send(_message: Any) -> None:
        """Nobody listens."""

    asyncio.run(Mounted(page)(scope, receive, send))
    assert (page.asked["CONTENT_LENGTH"], page.body) == ("3", b"abc")


def test_a_long_page_comes_in_pieces() -> None:
    page = Page(*[b"x" * IN_MEMORY] * 3)
    start, *pieces = ask(page, b"")
    assert start["type"] == "http.response.start"
    assert [len(piece["body"]) for piece in pieces] == [IN_MEMORY, IN_MEMORY, IN_MEMORY, 0]
    assert [piece["more_body"] for piece in pieces] == [True, True, True, False]


def test_too_long_a_body_is_refused_before_a_page_is_made() -> None:
    page = Page(b"hej")
    start, _body = ask(page, b"x" * LONGEST_BODY, b"x")
    assert (start["status"], page.asked) == (413, {})


def test_a_hundred_megabytes_are_refused_before_a_page_is_made() -> None:
    page = Page(b"hej")
    start, _body = ask(page, *[b"x" * 2**20] * 100)
    assert (start["status"], page.asked) == (413, {})


def test_a_body_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mounted, "BODY_WITHIN", 0.05)
    page, told = Page(b"hej"), list[Any]()

    async def receive() -> Any:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: Any) -> None:
        told.append(message)

    asyncio.run(Mounted(page)(SCOPE, receive, send))
    assert (told[0]["status"], page.asked) == (408, {})


def test_one_for_whom_no_thread_is_free_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mounted, "BEGUN_WITHIN", 0.05)
    waiting, told = threading.Event(), list[Any]()

    def page(_environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        waiting.wait(10)
        start("200 OK", [])
        return [b"hej"]

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        told.append(message)

    async def crowd() -> None:
        pages = Mounted(page)
        asked = [asyncio.create_task(pages(SCOPE, receive, send)) for _each in range(mounted.THREADS + 1)]
        await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
        waiting.set()
        await asyncio.gather(*asked)

    asyncio.run(crowd())
    statuses = [message["status"] for message in told if message["type"] == "http.response.start"]
    assert statuses == [503, *[200] * mounted.THREADS]
    assert "Mange er her lige nu" in told[1]["body"].decode()


def test_half_a_form_is_no_form() -> None:
    page, coming = Page(b"hej"), [b"name=Half a na"]

    async def receive() -> Any:
        if coming:
            return {"type": "http.request", "body": coming.pop(), "more_body": True}
        return {"type": "http.disconnect"}

    async def send(_message: Any) -> None:
        raise AssertionError("nobody is there")

    asyncio.run(Mounted(page)(SCOPE, receive, send))
    assert page.asked == {}


def test_a_page_that_fails_is_the_servers_to_answer() -> None:
    def fail(_environ: Environ, _start: Callable[..., Any]) -> Iterable[bytes]:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        ask(fail, b"")


def test_a_header_that_only_looks_like_one_of_a_proxy_is_left_out(tmp_path: Any) -> None:
    with (tmp_path / "body").open("w+b") as body:
        environ = environ_of({**SCOPE, "headers": [(b"x_forwarded_for", b"198.51.100.66")]}, body)
    assert "HTTP_X_FORWARDED_FOR" not in environ
