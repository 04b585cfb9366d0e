"""Everybody writes in a text at once, over real WebSockets, and all of them read the same."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest
from django.contrib.sessions.models import Session
from pycrdt import create_update_message
from websockets.exceptions import InvalidStatus

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.documents import actions
from samskab.ground.documents.models import Change
from samskab.ground.documents.queries.writers import shares_of
from samskab.ground.people.actions import log_out_everywhere
from samskab.ground.people.enums import Perspective
from tests.factories import a_participant, a_person
from tests.ground.documents.conftest import Here, a_text, paragraph
from tests.support.peers import Peer, Process, all_gone, cookie_of, cookie_of_guest, elsewhere, kept, until

AT_ONCE = 20.0  # well before everybody is looked at again
Scenario = Callable[[], Awaitable[None]]


@pytest.fixture
def text(process: Process) -> Here:
    return a_text("Først.")


def writer(here: Here, who: str = "karl", client: int | None = None) -> Peer:
    return Peer(here.document.ref, cookie_of(getattr(here, who)), client)


def run(scenario: Scenario) -> None:
    async def within() -> None:
        try:
            async with asyncio.timeout(120):
                await scenario()
        finally:
            await all_gone()

    asyncio.run(within())


def test_ten_write_at_once_and_read_the_same(process: Process, text: Here) -> None:
    people = [a_person() for _each in range(10)]
    for person in people:
        a_participant(text.arena, by=person)
    peers = [Peer(text.document.ref, cookie_of(person)) for person in people]

    async def scenario() -> None:
        await asyncio.gather(*(peer.come(process) for peer in peers))
        await until(lambda: all(peer.text == ["Først."] for peer in peers))
        for number in range(10):
            await asyncio.gather(*(peer.keep(f"{at} {number}") for at, peer in enumerate(peers)))
        await until(lambda: all(len(peer.text) == 101 for peer in peers))
        await asyncio.gather(*(peer.go() for peer in peers))

    run(scenario)
    assert {tuple(peer.text) for peer in peers} == {tuple(kept(text.document))}
    assert {share.letters for share in shares_of(text.document)} == {len("Først."), 30}


def test_what_was_written_offline_comes_in_later(process: Process, text: Here) -> None:
    karl, ida = writer(text), writer(text, "ida")

    async def scenario() -> None:
        await karl.come(process)
        await until(lambda: karl.text == ["Først."])
        await karl.go()
        karl.say("Uden net.")
        await ida.come(process)
        await ida.keep("Med net.")
        await karl.come(process)
        await until(lambda: len(ida.text) == len(karl.text) == 3)
        await asyncio.gather(karl.go(), ida.go())

    run(scenario)
    assert karl.text == ida.text == kept(text.document)
    assert sorted(karl.text) == ["Først.", "Med net.", "Uden net."]


def test_a_guest_writes_like_everybody_else(process: Process, text: Here) -> None:
    guest, cookie = cookie_of_guest("Gæst")
    invitation = arenas.invite(arena=text.arena, kind=InvitationKind.LINK, by=text.anne)
    arenas.enter(arena=text.arena, perspective=Perspective.CITIZEN, invitation=invitation, by=guest)
    peer = Peer(text.document.ref, cookie)

    async def scenario() -> None:
        await peer.come(process)
        await peer.keep("Fra en gæst.")
        await peer.go()

    run(scenario)
    assert kept(text.document) == ["Først.", "Fra en gæst."]


@pytest.mark.parametrize("who", ["stranger", "of another arena"])
def test_whoever_takes_no_part_reads_and_cannot_write(process: Process, text: Here, who: str) -> None:
    cookie = "" if who == "stranger" else cookie_of(a_text().karl)
    outside, karl = Peer(text.document.ref, cookie), writer(text)

    async def scenario() -> None:
        await outside.come(process)
        await until(lambda: outside.text == ["Først."])
        await outside.write("Udefra.")
        await until(lambda: outside.denied)
        await karl.come(process)
        await karl.write("Indefra.")
        await until(lambda: "Indefra." in outside.text)
        await asyncio.gather(outside.go(), karl.go())

    run(scenario)
    assert kept(text.document) == ["Først.", "Indefra."]


def test_a_page_of_another_site_is_turned_away(process: Process, text: Here) -> None:
    karl = writer(text)

    async def scenario() -> None:
        with pytest.raises(InvalidStatus):
            await karl.come(process, origin="https://ond.example")

    run(scenario)


def test_a_text_that_is_not_there_is_turned_away(process: Process, text: Here) -> None:
    karl = Peer(text.arena.ref, cookie_of(text.karl))

    async def scenario() -> None:
        with pytest.raises(InvalidStatus):
            await karl.come(process)

    run(scenario)


def test_what_a_page_writes_is_seen_at_once(process: Process, text: Here) -> None:
    karl = writer(text)

    async def scenario() -> None:
        await karl.come(process)
        await until(lambda: karl.text == ["Først."])
        await elsewhere(lambda: actions.add_block(document=text.document, block=paragraph("Fra siden."), by=text.ida))
        await until(lambda: karl.text == ["Først.", "Fra siden."])
        await karl.go()

    run(scenario)


def test_what_builds_on_something_that_has_not_come_waits_for_it(process: Process, text: Here) -> None:
    karl, ida, late = writer(text), writer(text, "ida"), writer(text, "anne")

    async def scenario() -> None:
        await asyncio.gather(karl.come(process), ida.come(process))
        await until(lambda: karl.text == ida.text == ["Først."])
        (first,), (second,) = karl.say("Anden."), karl.say("Tredje.")
        before = karl.saved
        await karl.send(create_update_message(second))
        await until(lambda: karl.saved > before)
        assert ida.text == ["Først."]
        await late.come(process)
        await until(lambda: late.text == ["Først."])
        await karl.send(create_update_message(first))
        await until(lambda: ida.text == late.text == ["Først.", "Anden.", "Tredje."])
        await asyncio.gather(karl.go(), ida.go(), late.go())

    run(scenario)
    assert kept(text.document) == ["Først.", "Anden.", "Tredje."]
    assert Change.objects.filter(document=text.document).count() == 3


def test_one_who_leaves_the_arena_reads_on_and_writes_no_more(process: Process, text: Here) -> None:
    karl, ida = writer(text), writer(text, "ida")

    def leave() -> None:
        arenas.leave(arena=text.arena, by=text.karl)
        actions.tell_arena(arena=text.arena)

    async def scenario() -> None:
        await asyncio.gather(karl.come(process), ida.come(process))
        await karl.keep("Før.")
        await elsewhere(leave)
        await until(lambda: karl.denied)
        await karl.write("Efter.")
        await until(lambda: karl.denied == 2)
        await ida.write("Videre.")
        await until(lambda: "Videre." in karl.text)
        await asyncio.gather(karl.go(), ida.go())

    run(scenario)
    assert kept(text.document) == ["Først.", "Før.", "Videre."]


def test_one_who_left_is_refused_by_the_database_before_anyone_is_told(process: Process, text: Here) -> None:
    karl, ida = writer(text), writer(text, "ida")

    async def scenario() -> None:
        await asyncio.gather(karl.come(process), ida.come(process))
        await until(lambda: karl.text == ida.text == ["Først."])
        await elsewhere(lambda: arenas.leave(arena=text.arena, by=text.karl))
        await asyncio.gather(karl.write("Efter."), ida.keep("Videre."))
        await until(lambda: karl.closed)
        await ida.go()

    run(scenario)
    assert karl.closed == (1008, "not_here")
    assert kept(text.document) == ["Først.", "Videre."]


def test_one_who_signs_out_elsewhere_is_let_go(process: Process, text: Here) -> None:
    karl = writer(text)

    def sign_out() -> None:
        Session.objects.filter(session_key=karl.cookie.partition("=")[2]).delete()
        actions.tell_arena(arena=text.arena)

    async def scenario() -> None:
        await karl.come(process)
        await until(lambda: karl.text == ["Først."])
        await elsewhere(sign_out)
        await until(lambda: karl.closed, within=AT_ONCE)

    run(scenario)
    assert karl.closed == (1008, "signed_out")


def test_one_who_logs_out_everywhere_is_let_go(process: Process, text: Here) -> None:
    karl, ida = writer(text), writer(text, "ida")

    def log_out() -> None:
        log_out_everywhere(by=text.karl)
        actions.tell_arena(arena=text.arena)

    async def scenario() -> None:
        await asyncio.gather(karl.come(process), ida.come(process))
        await elsewhere(log_out)
        await until(lambda: karl.closed, within=AT_ONCE)
        await ida.keep("Videre.")

    run(scenario)
    assert karl.closed == (1008, "signed_out")


def test_it_is_told_who_is_here_and_nobody_is_another(process: Process, text: Here) -> None:
    karl, ida, outside = writer(text), writer(text, "ida"), Peer(text.document.ref)

    async def scenario() -> None:
        await asyncio.gather(karl.come(process), ida.come(process), outside.come(process))
        await ida.present('{"user": {"name": "Karl Krog", "sector": "public"}, "cursor": 3}', ida.doc.client_id)
        await until(lambda: ida.doc.client_id in karl.states)
        said = json.loads(karl.states[ida.doc.client_id])
        assert (said["user"]["name"], said["user"]["sector"], said["cursor"]) == ("Ida Iversen", "civil_society", 3)
        await karl.present('{"user": {}}', karl.doc.client_id)
        await karl.present("null", ida.doc.client_id, 9)
        await until(lambda: karl.doc.client_id in ida.states)
        await karl.go()
        await until(lambda: ida.states[karl.doc.client_id] == "null")
        assert json.loads(ida.states[ida.doc.client_id])["user"]["name"] == "Ida Iversen"
        assert outside.states == {}
        await asyncio.gather(ida.go(), outside.go())

    run(scenario)
