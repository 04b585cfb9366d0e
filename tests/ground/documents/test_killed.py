"""Whatever is killed in the middle of writing: what was told or called saved is there, and all read the same."""

import asyncio
from contextlib import suppress
from functools import partial
from pathlib import Path

import psycopg

from samskab.ground.documents.models import Change
from tests.factories import a_participant, a_person
from tests.ground.documents.conftest import Here, a_text
from tests.ground.documents.test_live import run
from tests.support.clusters import Database
from tests.support.peers import Peer, Process, Turned, alive, cookie_of, elsewhere, kept, until
from tests.support.waiting import COMES_WITHIN

WRITERS, PARAGRAPHS = 6, 12
WAITS_TO_STORE = f"""SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
    WHERE NOT granted AND datname = current_database() AND relation = '{Change._meta.db_table}'::regclass"""
BUSY_FOR = 11.0


def crowd(text: Here) -> list[Peer]:
    people = [a_person() for _each in range(WRITERS)]
    for person in people:
        a_participant(text.arena, by=person)
    return [Peer(text.document.ref, cookie_of(person)) for person in people]


async def stay(peer: Peer, processes: list[Process]) -> None:
    """Come back, and back again, as an editor does, until somebody lets one in."""
    while True:
        for process in processes:
            with suppress(*Turned, AssertionError):
                await peer.come(process)
                if peer.closed is None:
                    return
        await asyncio.sleep(0.1)


async def write_on(peer: Peer, name: int, processes: list[Process], promised: set[str]) -> None:
    """Write, whether there is a connection or not, and remember what was called saved."""
    for number in range(PARAGRAPHS):
        words = f"{name}:{number}"
        before = peer.saved
        if peer.closed is None:
            with suppress(*Turned):
                await peer.write(words)
        else:
            peer.say(words)
            await stay(peer, processes)
        with suppress(AssertionError):
            await until(partial(heard_from, peer, before), within=10)
        if peer.closed is None and peer.saved > before:
            promised.add(words)
        await asyncio.sleep(0.01)


def heard_from(peer: Peer, before: int) -> bool:
    """Whether a peer was told that something more is stored, or is on its own."""
    return peer.saved > before or peer.closed is not None


async def meet(peers: list[Peer], processes: list[Process]) -> None:
    """Come back, all of them, and wait until all read the same."""
    for peer in peers:
        if peer.closed is not None:
            await stay(peer, processes)
    everything = 1 + WRITERS * PARAGRAPHS
    await until(lambda: all(len(peer.text) == everything for peer in peers))
    await asyncio.gather(*(peer.go() for peer in peers))


def test_the_process_is_killed_in_the_middle_of_writing(alone: Database, tmp_path: Path) -> None:
    text = a_text("Først.")
    peers = crowd(text)
    promised: set[str] = set()
    with alive(alone, tmp_path / "live") as process:

        async def scenario() -> None:
            await asyncio.gather(*(peer.come(process) for peer in peers))
            writing = [asyncio.create_task(write_on(peer, at, [process], promised)) for at, peer in enumerate(peers)]
            for _each in range(2):
                await asyncio.sleep(0.4)
                seen = {words for peer in peers for words in peer.text}
                await asyncio.to_thread(process.kill)
                promised_by_then = set(promised)
                stored = set(await elsewhere(lambda: kept(text.document)))
                assert promised_by_then <= stored
                assert told_to_others(seen, peers) <= stored
                await asyncio.to_thread(process.start)
            await asyncio.gather(*writing)
            await meet(peers, [process])

        run(scenario)
        assert {tuple(peer.text) for peer in peers} == {tuple(kept(text.document))}
        assert promised <= set(kept(text.document))


def told_to_others(seen: set[str], peers: list[Peer]) -> set[str]:
    """What somebody has read that another wrote."""
    own = [{words for words in peer.text if words.startswith(f"{at}:")} for at, peer in enumerate(peers)]
    return {words for words in seen for at, peer in enumerate(peers) if words in peer.text and words not in own[at]}


def test_two_processes_read_the_same_and_one_is_killed(alone: Database, tmp_path: Path) -> None:
    text = a_text("Først.")
    peers = crowd(text)
    promised: set[str] = set()
    with alive(alone, tmp_path / "one") as one, alive(alone, tmp_path / "two") as two:

        async def scenario() -> None:
            places = [(one, two)[at % 2] for at in range(len(peers))]
            await asyncio.gather(*(peer.come(place) for peer, place in zip(peers, places, strict=True)))
            writing = [asyncio.create_task(write_on(peer, at, [two, one], promised)) for at, peer in enumerate(peers)]
            await asyncio.sleep(0.6)
            await asyncio.to_thread(one.kill)
            promised_by_then = set(promised)  # those at the other process go on meanwhile
            assert promised_by_then <= set(await elsewhere(lambda: kept(text.document)))
            await asyncio.gather(*writing)
            await meet(peers, [two])

        run(scenario)
    assert {tuple(peer.text) for peer in peers} == {tuple(kept(text.document))}
    assert promised <= set(kept(text.document))


def test_a_process_that_is_stopped_stores_what_it_has_once_the_database_can(alone: Database, tmp_path: Path) -> None:
    text = a_text("Først.")
    peer = Peer(text.document.ref, cookie_of(text.karl))
    with alive(alone, tmp_path / "live") as process:

        async def scenario() -> None:
            await peer.come(process)
            with psycopg.connect(alone.owner_url) as busy:
                busy.execute(f"LOCK TABLE {Change._meta.db_table} IN EXCLUSIVE MODE")
                await peer.hand_over("Til sidst.")
                await until(lambda: busy.execute(WAITS_TO_STORE).fetchone() is not None)  # it has the words now
                assert process.running is not None
                process.running.terminate()
                await asyncio.sleep(BUSY_FOR)
            await until(lambda: peer.closed)

        run(scenario)
        assert process.running is not None
        assert process.running.wait(COMES_WITHIN) == 0, process.log
    assert kept(text.document) == ["Først.", "Til sidst."]
