"""A load generator: some connections that each ask for a page again and again, in a process of its own."""

import asyncio
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

TICKS = os.sysconf("SC_CLK_TCK")
HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True)
class Turn:
    """What one turn of asking gave: the seconds each answer took, the length of the turn, the server's CPU seconds."""

    times: Sequence[float]
    seconds: float
    cpu: float


@dataclass(frozen=True)
class Sent:
    """What a browser sends: headers of its own, and a form if it sends one."""

    headers: str = ""
    form: str = ""

    def to(self, host: str, path: str) -> bytes:
        """The bytes that go over the line."""
        if not self.form:
            return f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{self.headers}\r\n".encode()
        length = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(self.form)}\r\n"
        return f"POST {path} HTTP/1.1\r\nHost: {host}\r\n{self.headers}{length}\r\n{self.form}".encode()


ASKED = (Sent(),)


@dataclass(frozen=True)
class Figures:
    """Several turns together."""

    turns: Sequence[Turn]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return sum(len(turn.times) for turn in self.turns) / sum(turn.seconds for turn in self.turns)

    @property
    def cpu(self) -> float:
        """Milliseconds of the server's CPU for one answer."""
        return 1000 * sum(turn.cpu for turn in self.turns) / sum(len(turn.times) for turn in self.turns)

    def percentile(self, which: int) -> float:
        """Milliseconds within which so many per cent of the answers came."""
        times = [seconds for turn in self.turns for seconds in turn.times]
        return 1000 * quantiles(times, n=100)[which - 1]


def turn(url: str, *, seconds: float, connections: int, processes: Sequence[int], sent: Sequence[Sent] = ASKED) -> Turn:
    """Send to `url` for so long, one after the other of what is `sent`, and from the beginning again; `processes` are
    the server's, whose CPU time is counted.
    """
    before = cpu_seconds(processes)
    with get_context("fork").Pool(1) as pool:
        times = pool.apply(_ask, (url, seconds, connections, sent))
    return Turn(times, seconds, cpu_seconds(processes) - before)


def cpu_seconds(processes: Sequence[int]) -> float:
    """CPU that some processes have used so far."""
    used = 0.0
    for process in processes:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        used += (int(fields[11]) + int(fields[12])) / TICKS
    return used


def _ask(url: str, seconds: float, connections: int, sent: Sequence[Sent]) -> list[float]:
    return asyncio.run(_ask_all(url, seconds, connections, sent))


async def _ask_all(url: str, seconds: float, connections: int, sent: Sequence[Sent]) -> list[float]:
    until = time.monotonic() + seconds
    parts = urlsplit(url)
    requests = cycle([each.to(parts.netloc, parts.path or "/") for each in sent])
    each = await asyncio.gather(*(_ask_again(url, until, requests) for _ in range(connections)))
    return [took for times in each for took in times]


async def _ask_again(url: str, until: float, requests: Iterator[bytes]) -> list[float]:
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    times: list[float] = []
    while (begun := time.monotonic()) < until:
        writer.write(next(requests))
        head = await reader.readuntil(HEAD_END)
        if not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 302")):
            raise RuntimeError(head.decode())
        lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        await reader.readexactly(int(lengths[0].split(b":")[1]))
        times.append(time.monotonic() - begun)
    writer.close()
    await writer.wait_closed()
    return times
