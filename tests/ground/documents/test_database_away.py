"""The database goes away under those who write, and comes back: they write on, and nothing acknowledged is lost."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from samskab.config.postgres import Server, throwaway
from tests.ground.documents.conftest import a_text
from tests.ground.documents.test_live import run, writer
from tests.support.clusters import Cluster, Database
from tests.support.databases import connected_to
from tests.support.peers import Peer, alive, elsewhere, kept, until

AWAY_FOR = 3.0


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """A server that may be stopped and killed, and that keeps what it has said yes to."""
    with throwaway(hasty=False) as server:
        Cluster.of(server).prepare()
        yield server


@pytest.fixture
def own_database(own_server: Server, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    with ExitStack() as stack:
        database = stack.enter_context(Cluster.of(own_server).clone())
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(connected_to(database))
        yield database


def stopped(server: Server) -> None:
    server.stop()


def killed(server: Server) -> None:
    assert server.process is not None
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()


async def write_on(peer: Peer, name: str, done: asyncio.Event) -> None:
    """Write without a pause, whatever the database does."""
    number = 0
    while not done.is_set():
        await peer.write(f"{name} {number}")
        number += 1
        await asyncio.sleep(0.2)


def heard(peers: list[Peer]) -> list[tuple[int, set[str]]]:
    """How often each was told that something is stored, and what they read of others."""
    return [(peer.saved, set(peer.text) - {f"{at} {number}" for number in range(999)}) for at, peer in enumerate(peers)]


async def quiet(peers: list[Peer]) -> list[tuple[int, set[str]]]:
    """Wait until what was said as the database went has come; all that was heard by then."""
    for _each in range(60):
        told = heard(peers)
        await asyncio.sleep(1)
        if told == heard(peers):
            return told
    raise AssertionError("they are told things without end")


@pytest.mark.parametrize("end", [stopped, killed])
def test_the_database_goes_away_while_they_write_and_comes_back(
    own_server: Server, own_database: Database, tmp_path: Path, end: Callable[[Server], None]
) -> None:
    text = a_text("Først.")
    peers = [writer(text, who) for who in ("anne", "karl", "ida")]
    late = writer(text)
    with alive(own_database, tmp_path / "live") as process:

        async def scenario() -> None:
            await asyncio.gather(*(peer.come(process) for peer in peers))
            done = asyncio.Event()
            writing = [asyncio.create_task(write_on(peer, str(at), done)) for at, peer in enumerate(peers)]
            await until(lambda: min(len(peer.text) for peer in peers) > 9)
            await asyncio.to_thread(end, own_server)
            told = await quiet(peers)
            saved, promised = [each for each, _read in told], [read for _each, read in told]
            await asyncio.sleep(AWAY_FOR)
            assert [peer.saved for peer in peers] == saved
            assert [peer.closed for peer in peers] == [None, None, None]
            own_server.start()  # from this thread: a server ends with the one that started it
            assert set.union(*promised) <= set(await elsewhere(lambda: kept(text.document)))
            await until(lambda: all(peer.saved > before for peer, before in zip(peers, saved, strict=True)))
            done.set()
            await asyncio.gather(*writing)
            await late.come(process)
            await until(lambda: len({tuple(peer.text) for peer in (*peers, late)}) == 1)
            await asyncio.gather(*(peer.keep(f"{at} til sidst") for at, peer in enumerate(peers)))
            await until(lambda: len({tuple(peer.text) for peer in (*peers, late)}) == 1)
            await asyncio.gather(*(peer.go() for peer in (*peers, late)))

        run(scenario)
        connection.close()  # ours has gone too
        assert late.text == kept(text.document)
        assert all(f"{at} til sidst" in late.text for at in range(len(peers)))
        assert "hears nothing from other processes" in process.log
