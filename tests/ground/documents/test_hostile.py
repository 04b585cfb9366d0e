"""Frames that no editor sends are refused and logged, and those who write beside them notice nothing."""

import asyncio
import os

import pytest
from pycrdt import Doc, Map, XmlElement, XmlText, create_update_message

from samskab.ground.documents.models import Change
from tests.ground.documents.conftest import Here, a_text, updates_of
from tests.ground.documents.test_live import run, writer
from tests.support.peers import Peer, Process, kept, until

TOO_LONG = 2**18


def in_another_root() -> bytes:
    doc: Doc[Map[str]] = Doc(client_id=9)
    made: list[bytes] = []
    heard = doc.observe(lambda event: made.append(event.update))
    doc.get("hidden", type=Map)["secret"] = "x"
    doc.unobserve(heard)
    return made[0]


HOSTILE = [
    pytest.param(b"", (1008, "malformed"), id="nothing"),
    pytest.param(b"\x00", (1008, "malformed"), id="cut off"),
    pytest.param(b"\x00\x09\x00", (1008, "malformed"), id="no kind of sync"),
    pytest.param(b"\x02\x00\x02no", (1008, "malformed"), id="what only we say"),
    pytest.param(b"\x64", (1008, "malformed"), id="what only we say is saved"),
    pytest.param("tekst", (1008, "malformed"), id="text"),
    pytest.param(b"\x00\x00\x02\x01\x07", (1008, "malformed"), id="no state"),
    pytest.param(create_update_message(os.urandom(64)), (1008, "malformed"), id="noise"),
    pytest.param(create_update_message(in_another_root()), (1008, "malformed"), id="another root"),
    pytest.param(b"\x01\x03\x01\x07\x01", (1008, "malformed"), id="nobody's presence"),
    pytest.param(create_update_message(updates_of(3, "x" * TOO_LONG)[0]), (1009, "too_large"), id="a long update"),
    pytest.param(b"\x00\x02" + b"x" * 2**20, (1009, "too_large"), id="a long frame"),
]


@pytest.fixture(scope="module")
def text(process: Process) -> Here:
    return a_text("Først.")


@pytest.mark.parametrize(("frame", "answer"), HOSTILE)
def test_a_hostile_frame_ends_only_its_own_connection(
    process: Process, text: Here, frame: bytes | str, answer: tuple[int, str]
) -> None:
    karl, ida = writer(text), writer(text, "ida")

    async def scenario() -> None:
        await asyncio.gather(karl.come(process), ida.come(process))
        before = list(ida.text)
        await karl.send(frame)
        await until(lambda: karl.closed)
        await ida.keep("Uforstyrret.")
        assert ida.text == [*before, "Uforstyrret."]
        await ida.go()

    run(scenario)
    assert karl.closed == answer
    assert answer[1] in process.log
    assert kept(text.document) == ida.text


def test_what_only_the_library_cannot_read_stops_nobody_else(process: Process) -> None:
    text = a_text("Først.")
    karl, ida = writer(text), writer(text, "ida")

    async def scenario() -> None:
        await asyncio.gather(karl.come(process), ida.come(process))
        await until(lambda: karl.text == ida.text == ["Først."])
        made = karl.say("Ord.")
        block = karl.root.children[1]
        assert isinstance(block, XmlElement)
        words = block.children[0]
        assert isinstance(words, XmlText)
        marked = karl.edit(lambda: words.format(0, 3, {"strong": "ABC"}))[0].replace(b'"ABC"', b"  NaN")
        for update in (*made, marked, *karl.edit(lambda: words.insert(4, " Mere."))):
            await karl.send(create_update_message(update))
        await until(lambda: karl.closed)
        await ida.keep("Uforstyrret.")
        await ida.go()

    run(scenario)
    assert karl.closed == (1008, "malformed")
    assert "Uforstyrret." in kept(text.document)


def test_nobody_writes_as_another(process: Process) -> None:
    text = a_text("Først.")
    karl, ida, forger = writer(text), writer(text, "ida"), writer(text, "anne", client=4711)
    karl_writes = writer(text, client=4711)

    async def scenario() -> None:
        await karl_writes.come(process)
        await karl_writes.keep("Karl.")
        await karl_writes.go()
        await asyncio.gather(karl.come(process), ida.come(process), forger.come(process))
        await until(lambda: forger.text == ["Først.", "Karl."])
        await forger.write("Falsk.")
        await until(lambda: forger.closed)
        await ida.keep("Videre.")
        await until(lambda: karl.text == ida.text)
        await asyncio.gather(karl.go(), ida.go())

    run(scenario)
    assert forger.closed == (1008, "forged")
    assert kept(text.document) == karl.text == ["Først.", "Karl.", "Videre."]


def test_of_two_who_bring_the_same_client_at_once_only_one_is_heard(process: Process) -> None:
    text = a_text("Først.")
    pair = [writer(text, who, client=4712) for who in ("karl", "ida")]

    async def scenario() -> None:
        await asyncio.gather(*(peer.come(process) for peer in pair))
        await asyncio.gather(*(peer.write("Mig.") for peer in pair))
        await until(lambda: any(peer.closed for peer in pair))
        [standing] = [peer for peer in pair if not peer.closed]
        await standing.go()

    run(scenario)
    assert kept(text.document) == ["Først.", "Mig."]
    assert Change.objects.filter(document=text.document).count() == 2


def test_a_flood_is_stopped(process: Process, text: Here) -> None:
    karl = writer(text)

    async def scenario() -> None:
        await karl.come(process)
        for _each in range(200):
            if karl.closed:
                break
            await karl.send(b"\x03")
        await until(lambda: karl.closed)

    run(scenario)
    assert karl.closed == (1008, "too_many")


def test_one_person_has_a_text_open_so_many_times(process: Process, text: Here) -> None:
    many = [Peer(text.document.ref, writer(text).cookie) for _each in range(8)]
    one_more, other = Peer(text.document.ref, many[0].cookie), writer(text, "ida")

    async def scenario() -> None:
        await asyncio.gather(*(peer.come(process) for peer in many))
        await one_more.come(process)
        await until(lambda: one_more.closed)
        await other.come(process)
        await asyncio.gather(*(peer.go() for peer in (*many, other)))

    run(scenario)
    assert one_more.closed == (1008, "too_many_connections")


def test_noise_of_every_kind_leaves_the_text_as_it_is(process: Process) -> None:
    text = a_text("Først.")
    ida, fresh = writer(text, "ida"), writer(text, "anne")
    cookie = writer(text).cookie

    async def noise(seed: int) -> None:
        peer = await Peer(text.document.ref, cookie).come(process)
        data = bytearray(create_update_message(peer.say("Støj.")[0]))
        data[seed % len(data)] ^= 1 << seed % 8
        for frame in (os.urandom(seed % 97 + 1), bytes(data)):
            if not peer.closed:
                await peer.send(frame)
        await peer.go()

    async def scenario() -> None:
        await ida.come(process)
        for seed in range(0, 120, 6):
            await asyncio.gather(*(noise(seed + each) for each in range(6)), return_exceptions=True)
        await ida.keep("Uforstyrret.")
        await fresh.come(process)
        await until(lambda: fresh.text == ida.text)
        await asyncio.gather(ida.go(), fresh.go())

    run(scenario)
    assert {"Først.", "Uforstyrret."} <= set(ida.text)
    assert kept(text.document) == ida.text
