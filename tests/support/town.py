"""People on loopback, without browsers: each asks for pages and sends forms, and remembers what was said yes to."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from random import Random
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from websockets.exceptions import ConnectionClosed

from tests.support.peers import Peer, Turned, until

CSRF = "a" * 32
PATIENCE = 40.0  # seconds, of a person in this crowd on a machine that does much else; a page promises far less
PAUSE = 2.5
AGAIN = 5.0  # what `Retry-After` says
Lost = (OSError, EOFError, TimeoutError, asyncio.IncompleteReadError)
WORDS = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True)
class Served:
    """Where pages are, and where texts are open; to those who come it is one address."""

    pages: int
    port: int

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.pages}"


@dataclass(frozen=True)
class Page:
    """What came back, and how long it took."""

    status: int
    headers: str
    body: str
    seconds: float

    @property
    def title(self) -> str:
        """What stands at the head of the page."""
        found = WORDS.search(self.body)
        return found[1].strip() if found else ""


async def ask(site: Served, path: str, *, cookie: str = "", sent: dict[str, object] | None = None) -> Page:
    """Ask for one page, or send one form. Raises one of `Lost` when nothing comes back."""
    body = urlencode({**sent, "csrfmiddlewaretoken": CSRF}) if sent is not None else ""
    head = [
        f"{'POST' if sent is not None else 'GET'} {path} HTTP/1.1",
        f"Host: localhost:{site.pages}",
        f"Cookie: {cookie}; {settings.CSRF_COOKIE_NAME}={CSRF}".replace("Cookie: ; ", "Cookie: "),
        f"Origin: {site.origin}",
        "Connection: close",
        *(["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"] if body else []),
    ]
    begun = time.monotonic()
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection("127.0.0.1", site.pages)
        try:
            writer.write(("\r\n".join(head) + "\r\n\r\n" + body).encode())
            came = await reader.read()
        finally:
            writer.close()
    top, _between, rest = came.partition(b"\r\n\r\n")
    if not top.startswith(b"HTTP/1.1 "):
        raise EOFError("nothing came back")
    headers = top.decode("latin-1")
    return Page(int(headers[9:12]), headers, rest.decode(errors="replace"), time.monotonic() - begun)


@dataclass
class Somebody:
    """One of them: says something again and again, the same until it was said yes to."""

    site: Served
    name: str
    cookie: str
    arena: str
    text: UUID
    block: str
    statement: UUID
    round: UUID | None = None
    said: list[str] = field(default_factory=list)
    remarked: list[str] = field(default_factory=list)
    answered: int = 0
    consented: bool = False
    acts: int = 0
    pages: list[Page] = field(default_factory=list)
    hung: int = 0

    async def enter(self, invitation: str) -> None:
        """Come in as a guest, by an invitation."""
        page = await ask(self.site, invitation, sent={"name": self.name, "perspective": "citizen"})
        assert page.status == 302, page
        cookies: SimpleCookie = SimpleCookie()
        for line in page.headers.split("\r\n"):
            if line.lower().startswith("set-cookie:"):
                cookies.load(line.partition(":")[2].strip())
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={cookies[settings.SESSION_COOKIE_NAME].value}"

    async def live(self, done: asyncio.Event, random: Random) -> None:
        """Act until the day is over."""
        turns: list[Callable[[], Awaitable[None]]] = [self._say, self._answer, self._remark, self._consent, self._look]
        at = random.randrange(len(turns))
        while not done.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), random.uniform(0.2, PAUSE) + self._patience())
            before = self.acts
            await turns[at]()
            if self.acts > before:
                at = (at + 1) % len(turns)

    def _patience(self) -> float:
        """How long one waits more: as long as one was asked to, or twice as long as the last page took."""
        last = self.pages[-1] if self.pages else None
        if last is None:
            return 0
        return AGAIN if last.status == 503 else 2 * last.seconds

    async def _say(self) -> None:
        words = f"Udsagn {len(self.said)} af {self.name}."
        if await self._send("understand/new/", {"words": words, "seen": "on"}):
            self.said.append(words)

    async def _answer(self) -> None:
        value = (-1, 0, 1)[(self.answered + 1) % 3]
        if await self._send("understand/answer/", {"statement": self.statement, "wording": 1, "value": value}):
            self.answered += 1

    async def _remark(self) -> None:
        words = f"Bemærkning {len(self.remarked)} af {self.name}."
        if await self._send(f"texts/{self.text}/blocks/{self.block}/remark/", {"words": words}):
            self.remarked.append(words)

    async def _consent(self) -> None:
        if await self._send(f"consent/{self.round}/answer/", {"version": 1, "answer": "consent"}):
            self.consented = True

    async def _look(self) -> None:
        await self._send("understand/", None)

    async def _send(self, path: str, sent: dict[str, object] | None) -> bool:
        begun = time.monotonic()
        try:
            page = await ask(self.site, f"/arenas/{self.arena}/{path}", cookie=self.cookie, sent=sent)
        except Lost:
            self.hung += time.monotonic() - begun >= PATIENCE
            return False
        self.pages.append(page)
        done = page.status == (302 if sent is not None else 200)
        self.acts += done
        return done


@dataclass
class Writer:
    """One who writes in the shared text, and comes again when the connection is gone."""

    site: Served
    name: str
    peer: Peer
    kept: list[str] = field(default_factory=list)

    async def live(self, done: asyncio.Event) -> None:
        """Write until the day is over; a line counts when it was called saved."""
        line = 0
        while not done.is_set():
            with suppress(*Turned, AssertionError, ConnectionClosed):
                if self.peer.socket is None or self.peer.closed:
                    await asyncio.wait_for(self.peer.come(self.site), 10)
                line += 1
                await self._keep(f"Linje {line} af {self.name}")
            await asyncio.sleep(0.5)

    async def _keep(self, words: str) -> None:
        before = self.peer.saved
        await self.peer.write(words)
        await until(lambda: self.peer.saved > before or self.peer.closed, within=PATIENCE)
        if self.peer.saved > before:
            self.kept.append(words)


async def dawdle(site: Served, *, kind: str) -> None:
    """Be slow for ever: with a request that never has its head, a form sent a letter a second, or a page read so."""
    begun = {
        "head": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        "body": b"POST /look/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n\r\ntheme=",
        "page": f"GET /gallery/ HTTP/1.1\r\nHost: localhost:{site.pages}\r\n\r\n".encode(),
    }[kind]
    while True:
        with suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", site.pages, limit=64)
            try:
                writer.write(begun)
                while kind != "page" or await reader.read(1):
                    if kind != "page":
                        writer.write(b"a")
                        await writer.drain()
                    await asyncio.sleep(1)
            finally:
                writer.close()
        await asyncio.sleep(1)
