"""Many write in one text at once, at real browsers, while the net of some is cut and the site is killed (kill -9).

In the second test three of them use another's client: `y-websocket` as the npm registry gives it out, unmodified; how
that is seen to stands in `tests/support/another_peer.py`. A letter is acknowledged when its page has called it saved,
or when another has read it.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, expect

from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document
from samskab.ground.people.models import Person
from samskab.kernel.canonical import Json
from tests.factories import a_participant, a_person, an_arena
from tests.support.another_peer import AnotherPeer
from tests.support.browsers import Visitor, visiting
from tests.support.peers import kept
from tests.support.serving import Site
from tests.support.typists import Typist
from tests.support.waiting import COMES_WITHIN

LETTERS = "abcdefghij"
BLOCKS = ("block001", "block002", "block003")
TITLE = "Sådan ser vi vandet"
NUMBERS = Counter(map(str, range(len(BLOCKS))))


@pytest.fixture
def text(own_site: Site) -> Document:
    """A text of three paragraphs, each a number, in an arena where ten take part."""
    own_site.start()
    people = [a_person(f"Skriver {letter}") for letter in LETTERS]
    arena = an_arena("Naboer ved fjorden", by=people[0])
    for person in people[1:]:
        a_participant(arena, by=person)
    blocks: list[Json] = [
        {"type": "paragraph", "attrs": {"id": block}, "content": [{"type": "text", "text": str(at)}]}
        for at, block in enumerate(BLOCKS)
    ]
    return actions.start_document(
        arena=arena, kind=Kind.PROBLEM, title=TITLE, body={"type": "doc", "content": blocks}, by=people[0]
    )


@pytest.fixture
def visitors(chromium: Browser, own_site: Site) -> Iterator[Callable[..., Visitor]]:
    with visiting(chromium, own_site) as visitor:
        yield visitor


def at_the_text(visitors: Callable[..., Visitor], text: Document, letters: str = LETTERS) -> list[Typist]:
    """Those whose letters they are, with the text before them."""
    typists: list[Typist] = []
    for at, letter in enumerate(letters):
        visitor = visitors().signed_in_as(writer(letter))
        visitor.open(f"/arenas/{text.arena.slug}/texts/{text.ref}/write/")
        expect(visitor.page.get_by_role("textbox", name=f"Teksten: {TITLE}")).to_contain_text("0")
        typists.append(Typist(visitor, letter, BLOCKS[at % len(BLOCKS)]))
    return typists


def writer(letter: str) -> Person:
    return Person.objects.get(name=f"Skriver {letter}")


def letters_in(text: list[str]) -> Counter[str]:
    return Counter("".join(text))


@contextmanager
def typing(everybody: Sequence[Typist | AnotherPeer]) -> Iterator[None]:
    """All type while the block lasts, in which the site may be away."""
    with ExitStack() as stack:
        for each in everybody:
            stack.enter_context(each.visitor.watch.without_the_site())
        for each in everybody:
            each.begin()
        yield
        for each in everybody:
            each.stop()
        come_together(everybody)


def come_together(everybody: Sequence[Typist | AnotherPeer]) -> None:
    """Have the net, all of them, and wait until each reads as much as was written."""
    for each in everybody:
        each.mend()
    everything = len(BLOCKS) + sum(each.typed for each in everybody)
    deadline = time.monotonic() + COMES_WITHIN
    while any(len("".join(each.reads)) != everything for each in everybody):
        assert time.monotonic() < deadline, [each.reads for each in everybody]
        everybody[0].page.wait_for_timeout(200)


def something_is_safe(typists: Sequence[Typist]) -> None:
    """Wait until pages have called something saved; on a slow machine not all come to it while they type on."""
    deadline = time.monotonic() + COMES_WITHIN
    while not any(typist.safe for typist in typists):
        assert time.monotonic() < deadline
        typists[0].page.wait_for_timeout(200)


def killed(site: Site) -> None:
    site.kill()
    assert not site.answers()


def test_ten_write_while_the_net_is_cut_and_the_site_is_killed(
    visitors: Callable[..., Visitor], own_site: Site, text: Document
) -> None:
    typists = at_the_text(visitors, text)
    apart, later_apart = typists[:3], typists[3:5]
    pause = typists[-1].page.wait_for_timeout
    with typing(typists):
        pause(3_000)
        something_is_safe(typists)
        for typist in apart:
            typist.cut()
        pause(2_000)
        killed(own_site)
        promised = Counter({typist.letter: typist.safe for typist in typists})
        assert promised <= letters_in(kept(text))
        own_site.start()
        for typist in later_apart:
            typist.cut()
        for typist in apart:
            typist.mend()
        pause(3_000)
    for typist in typists:
        expect(typist.page.locator("[data-status]")).to_have_text("Gemt")
    everything = kept(text)
    assert [typist.reads for typist in typists] == [everything] * len(typists)
    assert letters_in(everything) == Counter({**NUMBERS, **{typist.letter: typist.typed for typist in typists}})


def test_peers_that_are_none_of_ours_write_with_us_through_the_same(
    visitors: Callable[..., Visitor], own_site: Site, text: Document
) -> None:
    typists = at_the_text(visitors, text, "ab")
    others = [AnotherPeer(visitors().signed_in_as(writer(letter)), letter, BLOCKS[0]) for letter in "cde"]
    for other in others:
        other.come(str(text.ref))
    everybody: list[Typist | AnotherPeer] = [*typists, *others]
    pause = typists[0].page.wait_for_timeout
    with typing(everybody):
        pause(2_000)
        others[0].cut()
        pause(2_000)
        killed(own_site)
        seen = letters_in(typists[0].reads)
        told = Counter({other.letter: seen[other.letter] for other in others})
        assert min(told.values()) > 0
        assert told <= letters_in(kept(text))
        own_site.start()
        others[1].cut()
        others[0].mend()
        pause(3_000)
    everything = kept(text)
    assert [each.reads for each in everybody] == [everything] * 5
    assert letters_in(everything) == Counter({**NUMBERS, **{each.letter: each.typed for each in everybody}})
