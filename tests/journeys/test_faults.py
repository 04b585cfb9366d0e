"""Fifty people go through the journey while each part is killed (kill -9), the disk fills, and others are slow.

Whatever was said yes to is there afterwards, every chain verifies, pages say in plain words what is wrong, and nobody
waits for ever. People come over loopback without browsers. The parts are served apart, as in production, and the disk
fills by a limit on the size of files that the kernel keeps for the database's processes: any user can set it, and the
database meets it where it would meet a full disk, in the middle of a page of eight kilobytes.
"""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from samskab.config.postgres import Server, throwaway
from samskab.config.postgres.server import free_port
from samskab.ground.arenas.actions import invite
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.consent import actions as consent
from samskab.ground.consent.models import Given, Proposal
from samskab.ground.consent.queries.agreements import AGREEMENT
from samskab.ground.documents import actions as documents
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document, Remark
from samskab.ground.journal import queries
from samskab.kernel.canonical import Json
from samskab.stages.understand import actions as understand
from samskab.stages.understand.models import Statement
from tests.factories import a_participant, a_person, an_arena
from tests.support.clusters import Cluster, Database
from tests.support.databases import connected_to
from tests.support.peers import Peer, cookie_of, elsewhere, kept, until
from tests.support.serving import descendants
from tests.support.town import PATIENCE, Page, Served, Somebody, Writer, ask, dawdle
from tests.support.waiting import COMES_WITHIN

GUESTS, PEOPLE, WRITERS = 15, 35, 4  # those who write are among the people
SLOW = {"head": 60, "body": 60, "page": 20}
BLOCK = "block001"
PAGE = 8192
WAL_SEGMENT = 16 * 2**20  # a file that the database has at full size from the beginning
AWAY, FULL, BUSY = "Vi er væk et øjeblik", "Vi kan ikke gemme lige nu", "Det tog for lang tid"
CROWDED = "Mange er her lige nu"


@dataclass
class Parts:
    """The three parts of a site, each with the one that keeps it running."""

    site: Served
    environment: dict[str, str]
    home: Path
    running: dict[str, subprocess.Popen[bytes]]

    def start(self) -> None:
        """Serve all of them."""
        for part, port in (("web", self.site.pages), ("live", self.site.port), ("worker", 0)):
            listen = ["--listen", f"127.0.0.1:{port}"] if port else []
            command = [sys.executable, "-m", "samskab.config.command", "serve", part, *listen]
            with (self.home / f"{part}.log").open("ab") as log:
                self.running[part] = subprocess.Popen(
                    command, env=self.environment, stdout=log, stderr=log, process_group=0
                )

    def kill(self, part: str) -> list[int]:
        """Let the program of a part be gone at once; the one that keeps it starts another."""
        programs = descendants(self.running[part].pid)
        for number in programs:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        return programs

    def stop(self) -> None:
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            process.wait(COMES_WITHIN)


@pytest.fixture
def aside() -> Iterator[ThreadPoolExecutor]:
    """A thread that outlives what was started in it: where a browser was before, an event loop still runs."""
    with ThreadPoolExecutor(1) as thread:
        yield thread


@pytest.fixture
def server(aside: ThreadPoolExecutor) -> Iterator[Server]:
    """A database that keeps what it has said yes to. It ends with the thread that started it last."""
    with throwaway(hasty=False, settings={"autovacuum": "off"}) as server:
        Cluster.of(server).prepare()
        yield server


@pytest.fixture
def database(server: Server, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    with ExitStack() as stack:
        database = stack.enter_context(Cluster.of(server).clone())
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(connected_to(database))
        yield database


@pytest.fixture
def parts(database: Database, collected_files: Path, tmp_path: Path) -> Iterator[Parts]:
    site = Served(free_port(), free_port())
    told = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    (tmp_path / "static").symlink_to(collected_files)
    environment = {
        **told,
        **database.environment(),
        "SAMSKAB_HOME": str(tmp_path),
        "SAMSKAB_ORIGIN": site.origin,
        "SAMSKAB_WEB_WORKERS": "1",
    }
    parts = Parts(site, environment, tmp_path, {})
    parts.start()
    try:
        yield parts
    finally:
        parts.stop()


@dataclass
class Town:
    """Everybody, and what they act upon."""

    arena: Arena
    document: Document
    people: list[Somebody]
    writers: list[Writer]
    invitation: str


def a_town(site: Served) -> Town:
    """An arena with a statement, a text and a round, in which those take part who are signed in."""
    persons = [a_person(f"Person {number}") for number in range(PEOPLE)]
    arena = an_arena("Naboer ved fjorden", by=persons[0])
    for person in persons[1:]:
        a_participant(arena, by=person)
    paragraph: dict[str, Json] = {
        "type": "paragraph",
        "attrs": {"id": BLOCK},
        "content": [{"type": "text", "text": "Vandet kommer."}],
    }
    document = documents.start_document(
        arena=arena, kind=Kind.PROBLEM, title="Vandet", body={"type": "doc", "content": [paragraph]}, by=persons[0]
    )
    statement = understand.write_statement(arena=arena, words="Ingen skal stå alene.", by=persons[0])
    link = invite(arena=arena, kind=InvitationKind.LINK, by=persons[0])

    def somebody(name: str, cookie: str) -> Somebody:
        return Somebody(site, name, cookie, arena.slug, document.ref, BLOCK, statement.ref)

    people = [somebody(person.name, cookie_of(person)) for person in persons]
    guests = [somebody(f"Gæst {number}", "") for number in range(GUESTS)]
    writers = [Writer(site, each.name, Peer(document.ref, each.cookie)) for each in people[:WRITERS]]
    return Town(arena, document, [*people, *guests], writers, f"/i/{token_of(link)}/")


def a_round(arena: Arena) -> Proposal:
    """A round in which everybody has a seat who takes part by now."""
    return consent.open_round(
        arena=arena, kind=AGREEMENT, title="Vagter", text="Vi har vagt.", by=arena.participations.earliest("id").person
    )


def swell(database: Database, arena: Arena) -> int:
    """Let the journal be longer than any other file, so that it is the first to meet the end of the disk."""
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute("ALTER TABLE journal_entry SET (fillfactor = 10)")
        size = 0
        while size <= WAL_SEGMENT:
            owner.execute(
                "INSERT INTO journal_entry (chain, kind, version, body, perspective, happened_at)"
                " SELECT 'movement', 'people.person_joined', 1, jsonb_build_object('person', gen_random_uuid()), '',"
                " now() FROM generate_series(1, 1000)"
            )
            row = owner.execute("SELECT pg_relation_size('journal_entry')").fetchone()
            assert row is not None
            size = int(row[0])
    return size


@contextmanager
def the_disk_full_at(server: Server, size: int) -> Iterator[None]:
    """Let no file of the database grow past half a page beyond a size."""
    assert server.process is not None

    def limit(size: str) -> None:
        """Only who runs a process may set its limits, and a database does not run as root."""
        assert server.process is not None
        for number in map(str, (server.process.pid, *descendants(server.process.pid))):
            with suppress(FileNotFoundError):
                owner = Path("/proc", number).stat()
                command = ["prlimit", "--pid", number, f"--fsize={size}:"]
                subprocess.run(command, user=owner.st_uid, group=owner.st_gid, capture_output=True, check=False)

    limit(str(size + PAGE // 2))
    try:
        yield
    finally:
        limit("unlimited")


async def answered(site: Served) -> None:
    """Wait until pages are answered."""
    deadline = time.monotonic() + COMES_WITHIN
    while time.monotonic() < deadline:
        with suppress(OSError, EOFError):
            if (await ask(site, "/readyz")).status == 200:
                return
        await asyncio.sleep(0.2)
    raise AssertionError("pages are not answered")


async def acting_again(town: Town, *, everybody: bool = False) -> None:
    """Wait until half of them, or all, have been said yes to once more, and so have those who write."""
    may_wait = 0 if everybody else len(town.people) // 2
    acts, lines = [each.acts for each in town.people], [len(each.kept) for each in town.writers]

    def waiting() -> list[object]:
        people = [each for each, had in zip(town.people, acts, strict=True) if each.acts == had]
        writers = [each.name for each, had in zip(town.writers, lines, strict=True) if len(each.kept) == had]
        told = [(each.name, [(page.status, page.title) for page in each.pages[-3:]]) for each in people]
        return [*writers, *told[may_wait:]]

    deadline = time.monotonic() + COMES_WITHIN
    while left := waiting():
        assert time.monotonic() < deadline, left
        await asyncio.sleep(0.1)


async def told(town: Town, head: str) -> Page:
    """Wait until somebody has been told so."""
    found: list[Page] = []

    def seen() -> bool:
        found[:] = [page for each in town.people for page in each.pages if page.title == head]
        return bool(found)

    await until(seen)
    return found[0]


async def a_day(town: Town, parts: Parts, server: Server, database: Database) -> None:
    """All that goes wrong, one thing after the other, while everybody acts."""
    await answered(parts.site)
    done = asyncio.Event()
    guests = town.people[PEOPLE:]
    await asyncio.gather(*(each.enter(town.invitation) for each in guests))
    opened = await elsewhere(lambda: a_round(town.arena))
    for each in town.people:
        each.round = opened.ref
    acting = [asyncio.create_task(each.live(done, Random(at))) for at, each in enumerate(town.people)]
    acting += [asyncio.create_task(each.live(done)) for each in town.writers]
    slow = [asyncio.create_task(dawdle(parts.site, kind=kind)) for kind, number in SLOW.items() for _ in range(number)]
    try:
        await acting_again(town)
        for part in ("web", "live", "worker"):
            assert parts.kill(part)
            await acting_again(town)

        assert server.process is not None
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
        page = await told(town, AWAY)
        assert "Vi ved ikke, om det, du sendte" in page.body or "du sendte" not in page.body
        assert "\r\nretry-after: 5" in page.headers.lower()
        english = await ask(parts.site, "/arenas/", cookie="language=en")
        assert (english.status, english.title) == (503, "We are away for a moment")
        assert (await ask(parts.site, "/healthz")).status == 200
        server.start()
        await acting_again(town)

        size = await asyncio.to_thread(swell, database, town.arena)
        with the_disk_full_at(server, size):
            page = await told(town, FULL)
            assert "er ikke gemt" in page.body
            assert (await ask(parts.site, f"/arenas/{town.arena.slug}/understand/")).status == 200
        await acting_again(town)

        with psycopg.connect(database.owner_url) as holding:
            holding.execute("LOCK TABLE journal_entry IN EXCLUSIVE MODE")
            await told(town, BUSY)
        await acting_again(town, everybody=True)
    finally:
        done.set()
        for task in slow:
            task.cancel()
        await asyncio.gather(*acting, *slow, return_exceptions=True)
        for writer in town.writers:
            if writer.peer.socket is not None:
                await writer.peer.go()


def test_fifty_people_and_everything_that_can_go_wrong(
    parts: Parts, server: Server, database: Database, aside: ThreadPoolExecutor
) -> None:
    town = a_town(parts.site)
    connection.close()
    aside.submit(lambda: asyncio.run(a_day(town, parts, server, database))).result()
    connection.close()

    said = set(Statement.objects.values_list("words", flat=True))
    assert {words for each in town.people for words in each.said} - said == set()
    remarked = set(Remark.objects.values_list("words", flat=True))
    assert {words for each in town.people for words in each.remarked} - remarked == set()
    consented = {each.name for each in town.people if each.consented}
    names = Given.objects.values_list("seat__participation__person__name", flat=True)
    assert consented - set(names) == set()
    assert {line for each in town.writers for line in each.kept} - set(kept(town.document)) == set()
    assert all(queries.verify_chain(chain).sound for chain in queries.all_chains())

    assert [each.hung for each in town.people] == [0] * (GUESTS + PEOPLE)
    slowest = max(page.seconds for each in town.people for page in each.pages)
    assert slowest < PATIENCE
    wrong = {(page.status, page.title) for each in town.people for page in each.pages if page.status >= 500}
    assert wrong <= {(503, AWAY), (503, FULL), (503, BUSY), (503, CROWDED)}
