"""Two and five hundred who write in one text at once, and two hundred texts with five writers each, in one process.

Each writer types letters at a steady pace. What is measured is the time from when a letter is sent until another reads
it, which is after it was stored; and the processor time and the memory of the process. Single figures say something of
the machine too: they are held against a goal, not against another run.
"""

import asyncio
import os
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment, XmlText, create_sync_message, create_update_message
from websockets.asyncio.client import ClientConnection, connect

from samskab.config.postgres import throwaway
from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.kernel.live.frames import Say, Sync
from samskab.kernel.live.updates import read_state
from samskab.kernel.live.varints import Reader
from tests.bench.pages import children
from tests.factories import a_participant, a_person, an_arena
from tests.support.clusters import Cluster
from tests.support.databases import connected_to
from tests.support.peers import Process, alive, cookie_of

PEOPLE, MORE, TEXTS, EACH = 200, 500, 200, 5
LETTERS_A_SECOND = 400.0  # of all writers together: two each where there are two hundred
WARM = 2.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Reading:
    """What one reader of a text has seen: when each writer's letters came."""

    sent: dict[int, list[float]] = field(default_factory=dict)  # for each client, when each of its updates was sent
    first: dict[int, int] = field(default_factory=dict)  # the clock at which a client's first counted letter stands
    waits: list[float] = field(default_factory=list)
    seen: dict[int, int] = field(default_factory=dict)

    def saw(self, state: dict[int, int]) -> None:
        """Note what is new."""
        now = time.perf_counter()
        for client, times in self.sent.items():
            have = state.get(client, 0) - self.first[client]
            self.waits += [now - at for at in times[self.seen.get(client, 0) : have]]
            self.seen[client] = max(self.seen.get(client, 0), min(have, len(times)))


def typed(client: int, letters: int) -> list[bytes]:
    """What one writer sends: a paragraph, and then its letters one by one."""
    doc: Doc[XmlFragment] = Doc(client_id=client)
    root = doc.get("text", type=XmlFragment)
    made: list[bytes] = []
    heard = doc.observe(lambda event: made.append(event.update))
    words = XmlText("")
    root.children.append(XmlElement("paragraph", {"id": f"{client:08}"}, [words]))
    for at in range(letters):
        words.insert(at, "abcde "[at % 6])
    doc.unobserve(heard)
    return made


async def come(process: Process, ref: UUID, cookie: str) -> ClientConnection:
    """Connect to a text."""
    socket = await connect(
        f"ws://127.0.0.1:{process.port}/live/documents/{ref}",
        additional_headers={"Origin": process.origin, "Cookie": cookie},
        max_size=None,
        ping_interval=None,
        compression=None,
        open_timeout=60,
        proxy=None,
    )
    await socket.send(create_sync_message(Doc()))
    return socket


async def read(socket: ClientConnection, reading: Reading | None) -> None:
    """Read all that comes, and look into it when somebody counts."""
    doc: Doc[XmlFragment] = Doc()
    doc.get("text", type=XmlFragment)
    async for message in socket:
        if reading is not None and isinstance(message, bytes) and message[0] == Say.SYNC and message[1] != Sync.STATE:
            doc.apply_update(Reader(message[2:]).bytes())
            reading.saw(read_state(doc.get_state()))


async def type_on(
    socket: ClientConnection, updates: list[bytes], times: list[float], pause: float, pace: float
) -> None:
    """Send one letter after another at a steady pace."""
    due = time.perf_counter() + pause
    for update in updates:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        due += pace
        times.append(time.perf_counter())
        await socket.send(create_update_message(update))


async def crowd(process: Process, places: list[tuple[UUID, str]], seconds: float) -> None:
    """Let one writer at each place type for a while, and print how it went."""
    pace = len(places) / LETTERS_A_SECOND
    letters = int(seconds / pace)
    readings: dict[UUID, Reading] = {}
    tasks: list[asyncio.Task[None]] = []
    typing = []
    for client, (ref, cookie) in enumerate(places, start=1):
        socket = await come(process, ref, cookie)
        is_first = ref not in readings
        reading = readings.setdefault(ref, Reading())
        tasks.append(asyncio.create_task(read(socket, reading if is_first else None)))
        begun, *rest = typed(client, letters)
        await socket.send(create_update_message(begun))
        reading.first[client] = len("<p>")  # the element, its id, and the text in it
        reading.sent[client] = []
        typing.append((socket, rest, reading.sent[client], client % 97 / 97 * pace, pace))
    await asyncio.sleep(WARM)
    before, at = spent(process), time.perf_counter()
    await asyncio.gather(*(type_on(*each) for each in typing))
    after, lasted = spent(process), time.perf_counter() - at
    await asyncio.sleep(1.0)
    waits = sorted(wait for reading in readings.values() for wait in reading.waits)
    expected = len(places) * letters
    print(
        f"{len(places):5} writers in {len(readings):3} texts: {len(waits)} of {expected} letters read; "
        f"p50 {1000 * waits[len(waits) // 2]:.0f} ms, p99 {1000 * waits[len(waits) * 99 // 100]:.0f} ms; "
        f"{100 * (after - before) / lasted:.0f} % of a core, {memory(process)} MB"
    )
    for task in tasks:
        task.cancel()
    for socket, *_rest in typing:
        socket.transport.abort()
    await asyncio.gather(*tasks, return_exceptions=True)


def worker(process: Process) -> int:
    """The one process that holds the texts."""
    assert process.running is not None
    return children(process.running.pid)[-1]


def spent(process: Process) -> float:
    """Processor seconds it has used."""
    words = Path(f"/proc/{worker(process)}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / TICKS


def memory(process: Process) -> int:
    """Megabytes it holds."""
    lines = Path(f"/proc/{worker(process)}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024


def compare(seconds: float) -> None:
    """Print p50 and p99 of how long a letter is on its way, the share of a core, and memory."""
    with ExitStack() as stack:
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        database = stack.enter_context(cluster.clone())
        stack.enter_context(connected_to(database))
        people = [a_person() for _each in range(PEOPLE)]
        arena = an_arena(by=people[0])
        for person in people[1:]:
            a_participant(arena, by=person)
        texts = [
            actions.start_document(arena=arena, kind=Kind.OTHER, title=f"Tekst {number}", by=people[0]).ref
            for number in range(TEXTS + 2)
        ]
        cookies = [cookie_of(person) for person in people]
        home = Path(stack.enter_context(TemporaryDirectory()))
        one, more, *rest = texts
        one_text = [(one, cookie) for cookie in cookies]
        more_at_it = [(more, cookies[at % PEOPLE]) for at in range(MORE)]
        many_texts = [(ref, cookies[(at + each) % PEOPLE]) for at, ref in enumerate(rest) for each in range(EACH)]
        for number, places in enumerate((one_text, more_at_it, many_texts)):
            with alive(database, home / str(number)) as process:
                asyncio.run(crowd(process, places, max(seconds, 5.0)))
