"""A mail server in a process of its own, that does to each connection what it was told to: moods, one a connection.

`ok` takes the letter. `mail 451`, `rcpt 550 5.1.1`, `data 554` and `end 452` answer so at that step. `drop hello`,
`drop data` and `drop body` hang up there; `drop end` keeps the letter and hangs up instead of answering. `hold end`
keeps it and never answers, as `hold data` does before it has come. After the last mood it is `ok` for good. What was
kept lies in the folder, in order.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from socket import create_connection

from samskab.config.postgres.server import free_port
from tests.support.waiting import COMES_WITHIN


@dataclass(frozen=True)
class PostOffice:
    """A running mail server: its address for the settings, and what it kept."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def kept(self) -> list[EmailMessage]:
        found = sorted(self.folder.glob("*.eml"), key=lambda path: int(path.stem))
        return [message_from_bytes(path.read_bytes(), policy=default) for path in found]

    @property
    def connections(self) -> int:
        return len(list(self.folder.glob("*.met")))


@contextmanager
def open_office(folder: Path, *moods: str) -> Iterator[PostOffice]:
    """A mail server of these moods, as long as the block; then it is killed."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.support.post_office", str(port), str(folder), *moods])
    try:
        _wait_for(port)
        yield PostOffice(port, folder)
    finally:
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + COMES_WITHIN
    while time.monotonic() < deadline:
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the mail server did not start")


class _Office:
    def __init__(self, folder: Path, moods: list[str]) -> None:
        self.folder, self.moods, self.met, self.kept = folder, moods, 0, 0

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 post office\r\n")
        line = await reader.readline()
        if line:  # somebody who only looks whether we are there says nothing
            self.met += 1
            (self.folder / f"{self.met}.met").touch()
            mood = self.moods.pop(0) if self.moods else "ok"
            await self._talk(line, mood, reader, writer)
        writer.close()

    async def _talk(self, line: bytes, mood: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        step, _, answer = mood.partition(" ")
        while line:
            word = line.split(b" ")[0].strip().upper().decode().lower()
            word = {"ehlo": "hello", "helo": "hello"}.get(word, word)
            if step == "drop" and answer == word:
                return
            await self._hold(step, answer, word)
            if step == word:
                writer.write(answer.encode() + b" no\r\n")
            elif word == "hello":
                writer.write(b"250 post office\r\n")
            elif word == "data":
                writer.write(b"354 go on\r\n")
                if not await self._letter(step, answer, reader, writer):
                    return
            elif word == "quit":
                writer.write(b"221 bye\r\n")
                return
            else:
                writer.write(b"250 ok\r\n")
            line = await reader.readline()

    async def _hold(self, step: str, answer: str, here: str) -> None:
        """Say nothing any more, when this is the place for it."""
        if (step, answer) == ("hold", here):
            (self.folder / "held").touch()
            await asyncio.sleep(3600)

    async def _letter(self, step: str, answer: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Read a letter, and answer; false when the connection is to end."""
        if (step, answer) == ("drop", "body"):
            await reader.readline()
            writer.transport.abort()
            return False
        lines = []
        while (line := await reader.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line[1:] if line.startswith(b"..") else line)
        if step == "end":
            writer.write(answer.encode() + b" not now\r\n")
            return True
        self.kept += 1
        (self.folder / f"{self.kept}.eml").write_bytes(b"".join(lines))
        await self._hold(step, answer, "end")
        if (step, answer) == ("drop", "end"):
            return False
        writer.write(b"250 kept\r\n")
        return True


async def _serve(port: int, folder: Path, moods: list[str]) -> None:
    office = _Office(folder, moods)
    server = await asyncio.start_server(office.meet, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
