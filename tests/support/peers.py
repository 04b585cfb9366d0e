"""Peers of a live text: another's implementation of the y-protocols (pycrdt's own), over real WebSockets."""

import asyncio
import http.client
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.test import Client
from pycrdt import (
    Decoder,
    Doc,
    XmlElement,
    XmlFragment,
    XmlText,
    YMessageType,
    YSyncMessageType,
    create_awareness_message,
    create_sync_message,
    create_update_message,
    handle_sync_message,
)
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from samskab.config.command import programs
from samskab.config.postgres.server import free_port
from samskab.ground.documents.models import Document
from samskab.ground.documents.queries.texts import text_of
from samskab.ground.people.models import Person
from tests.factories import as_guest
from tests.support.clusters import Database
from tests.support.waiting import COMES_WITHIN

DENIED, SAVED = 2, 100
Answer = TypeVar("Answer")
Turned = (ConnectionClosed, InvalidStatus, OSError, TimeoutError)


class Place(Protocol):
    """Where texts are open."""

    @property
    def origin(self) -> str: ...

    @property
    def port(self) -> int: ...


@dataclass
class Process:
    """One process that holds texts open, served as in production."""

    database: Database
    home: Path
    port: int = field(default_factory=free_port)
    running: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Serve, and come back when it is alive."""
        kept = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
        environment = {
            **kept,
            **self.database.environment(),
            "SAMSKAB_HOME": str(self.home),
            "SAMSKAB_ORIGIN": self.origin,
            "DJANGO_SETTINGS_MODULE": "samskab.config.settings",
        }
        with (self.home / "log").open("ab") as log:
            self.running = subprocess.Popen(
                programs.live("127.0.0.1", self.port), env=environment, stdout=log, stderr=log, process_group=0
            )
        deadline = time.monotonic() + COMES_WITHIN
        while not self._answers():
            if self.running.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"nothing lives:\n{(self.home / 'log').read_text()}")
            time.sleep(0.05)

    def kill(self) -> None:
        """Let it be gone at once, with all that it holds in memory."""
        assert self.running is not None
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()

    @property
    def log(self) -> str:
        """What it has said."""
        return (self.home / "log").read_text()

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        with closing(connection), suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/healthz")
            with connection.getresponse() as response:
                return response.status == http.client.OK
        return False


@contextmanager
def alive(database: Database, home: Path) -> Iterator[Process]:
    """A process that holds texts open, ended with the block."""
    home.mkdir(exist_ok=True)
    process = Process(database, home)
    process.start()
    try:
        yield process
    finally:
        if process.running is not None and process.running.poll() is None:
            process.kill()


def cookie_of(person: Person) -> str:
    """The cookie of a browser that somebody is signed in at."""
    client = Client()
    client.force_login(person)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def cookie_of_guest(name: str) -> tuple[Person, str]:
    """A guest, and the cookie of their browser."""
    client = Client()
    guest = as_guest(client, name)
    return guest, f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


@dataclass(eq=False)
class Peer:
    """One who has a text before them, and keeps it when the connection is lost."""

    ref: UUID
    cookie: str = ""
    client: int | None = None
    doc: Doc[XmlFragment] = field(init=False)
    saved: int = 0
    denied: int = 0
    asked: int = 0
    answered: int = 0
    closed: tuple[int, str] | None = None
    states: dict[int, Any] = field(default_factory=dict)
    socket: ClientConnection | None = None
    _reading: asyncio.Task[None] | None = None
    everyone: ClassVar[list["Peer"]] = []

    def __post_init__(self) -> None:
        self.doc = Doc(client_id=self.client)
        self.root = self.doc.get("text", type=XmlFragment)

    async def come(self, process: Place, *, origin: str | None = None) -> "Peer":
        """Connect, and send what is lacking, as a standard client does, until all that was written is stored.

        Raises what `websockets` raises when turned away.
        """
        address = f"ws://127.0.0.1:{process.port}/live/documents/{self.ref}?saved=1"
        headers = {"Origin": origin or process.origin, **({"Cookie": self.cookie} if self.cookie else {})}
        before = self.saved
        self.socket = await connect(
            address,
            additional_headers=headers,
            max_size=None,
            open_timeout=COMES_WITHIN,
            ping_interval=None,
            proxy=None,
        )
        self.closed, self.asked, self.answered = None, 0, 0
        self._reading = asyncio.create_task(self._read(self.socket))
        self.everyone.append(self)
        with suppress(ConnectionClosed):  # one who is turned away at the door may be too late to say anything
            await self._ask()
        await until(lambda: self.saved > before or self.denied or self.closed)
        return self

    async def go(self) -> None:
        """Close the connection."""
        assert self.socket is not None
        assert self._reading is not None
        await self.socket.close()
        await self._reading

    async def send(self, data: bytes | str) -> None:
        """Send a frame as it is."""
        assert self.socket is not None
        await self.socket.send(data)

    def edit(self, act: Callable[[], object]) -> list[bytes]:
        """Do something to the text; the answer is what there is to send of it."""
        made: list[bytes] = []
        heard = self.doc.observe(lambda event: made.append(event.update))
        act()
        self.doc.unobserve(heard)
        return made

    def say(self, words: str) -> list[bytes]:
        """Put a paragraph last."""
        return self.edit(lambda: self.root.children.append(XmlElement("paragraph", None, [XmlText(words)])))

    async def write(self, words: str) -> None:
        """Put a paragraph last, and send it."""
        for update in self.say(words):
            await self.send(create_update_message(update))

    async def keep(self, words: str) -> None:
        """Put a paragraph last, and wait until it is stored."""
        before = self.saved
        await self.write(words)
        await until(lambda: self.saved > before)

    async def hand_over(self, words: str) -> None:
        """Put a paragraph last, and wait until the process has it, be it stored or not: it answers in order."""
        await self.write(words)
        await self._ask()
        await until(lambda: self.answered == self.asked)

    async def present(self, state: str, client: int, clock: int = 1) -> None:
        """Say who is here."""
        said = state.encode()
        data = b"".join((_number(1), _number(client), _number(clock), _number(len(said)), said))
        await self.send(create_awareness_message(data))

    @property
    def text(self) -> list[str]:
        """The paragraphs as they stand."""
        return ["".join(map(str, child.children)) for child in self.root.children if isinstance(child, XmlElement)]

    async def _ask(self) -> None:
        """Ask for the rest of the text: each time is answered once."""
        self.asked += 1
        await self.send(create_sync_message(self.doc))

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for message in socket:
                assert isinstance(message, bytes)
                await self._hear(socket, message)
        except ConnectionClosed:
            pass
        self.closed = (socket.close_code or 0, socket.close_reason or "")

    async def _hear(self, socket: ClientConnection, message: bytes) -> None:
        if message[0] == YMessageType.SYNC:
            self.answered += message[1] == YSyncMessageType.SYNC_STEP2
            reply = handle_sync_message(message[1:], self.doc)
            if reply is not None:
                await socket.send(reply)
        elif message[0] == YMessageType.AWARENESS:
            decoder = Decoder(message[1:])
            inner = Decoder(decoder.read_message() or b"")
            for _each in range(inner.read_var_uint()):
                client, _clock, said = inner.read_var_uint(), inner.read_var_uint(), inner.read_var_string()
                self.states[client] = said
        elif message[0] == DENIED:
            self.denied += 1
        elif message[0] == SAVED:
            self.saved += 1


async def all_gone() -> None:
    """Close whatever a test left open."""
    for peer in Peer.everyone:
        await peer.go()
    Peer.everyone.clear()


async def elsewhere(act: Callable[[], Answer]) -> Answer:
    """Ask the database in a thread, since nothing waits in the event loop."""

    def asked() -> Answer:
        try:
            return act()
        finally:
            connections["default"].close()

    return await asyncio.to_thread(asked)


async def until(holds: Callable[[], object], within: float = COMES_WITHIN) -> None:
    """Wait until something is true."""
    deadline = time.monotonic() + within
    while not holds():
        assert time.monotonic() < deadline, "it did not come true in time"
        await asyncio.sleep(0.02)


def _number(number: int) -> bytes:
    made = bytearray()
    while number > 0x7F:
        made.append(0x80 | number & 0x7F)
        number >>= 7
    return bytes((*made, number))


def kept(document: Document) -> list[str]:
    """What the text in the database says, as whoever opens it now reads it, paragraph by paragraph."""
    root = text_of(document).root
    return ["".join(map(str, child.children)) for child in root.children if isinstance(child, XmlElement)]
