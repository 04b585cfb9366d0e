"""What comes in is read as it was written, and whatever else comes in is refused with one kind of error."""

from collections.abc import Callable
from contextlib import nullcontext
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlFragment, XmlText, create_awareness_message, create_sync_message

from samskab.kernel.live.awareness import Awareness, Presence, read_awareness, write_awareness
from samskab.kernel.live.bucket import Bucket
from samskab.kernel.live.frames import Frame, Say, Sync, awareness_frame, denied_frame, read_frame, sync_frame
from samskab.kernel.live.growing import Growing, read_sum, write_sum
from samskab.kernel.live.updates import is_covered, letters_by_client, read_state, read_update
from samskab.kernel.live.varints import LARGEST, Malformed, Reader, write_bytes, write_number, write_text

WORDS = st.text("abæ 😀é", min_size=1, max_size=6)
EDITS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 30), WORDS), min_size=1, max_size=12)
ROOTS = frozenset({"text"})


class Author:
    """One who writes, and what they send of it."""

    def __init__(self, client: int) -> None:
        self.doc: Doc[XmlFragment] = Doc(client_id=client)
        self.root = self.doc.get("text", type=XmlFragment)
        self.made: list[bytes] = []

    def edit(self, edits: list[tuple[int, int, str]]) -> None:
        heard = self.doc.observe(lambda event: self.made.append(event.update))
        for kind, where, words in edits:
            self._edit(kind, where, words)
        self.doc.unobserve(heard)

    def _edit(self, kind: int, where: int, words: str) -> None:
        texts = _texts(self.root)
        if kind == 0 or not texts:
            self.root.children.append(XmlElement("paragraph", {"id": words}, [XmlText(words)]))
            return
        text = texts[where % len(texts)]
        if kind == 1:
            text.insert(where % (len(text) + 1) if str(text).isascii() else 0, words)
        elif kind == 2 and len(text):
            text.format(0, len(text), {"strong": {}})
        elif kind == 3 and len(text):
            del text[0 : len(text)]
        elif kind == 4 and len(texts) > 1:
            del self.root.children[where % len(texts)]


@given(st.integers(0, LARGEST))
def test_a_number_is_read_as_it_was_written(number: int) -> None:
    reader = Reader(write_number(number))
    assert (reader.number(), reader.is_done) == (number, True)


@given(st.binary(max_size=300), st.text(max_size=100))
def test_bytes_and_text_are_read_as_they_were_written(data: bytes, text: str) -> None:
    reader = Reader(write_bytes(data) + write_text(text))
    assert (reader.bytes(), reader.text(), reader.is_done) == (data, text, True)


@pytest.mark.parametrize("data", [b"", b"\x80", b"\xff" * 7 + b"\x7f", b"\x80" * 9])
def test_a_number_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        Reader(data).number()


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_a_number_that_cannot_be_written_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        write_number(number)


def test_frames_are_those_of_the_protocol() -> None:
    doc: Doc[XmlFragment] = Doc()
    assert read_frame(create_sync_message(doc)) == Frame(Say.SYNC, Sync.STATE, doc.get_state())
    assert create_sync_message(doc) == sync_frame(Sync.STATE, doc.get_state())
    assert read_frame(create_awareness_message(b"abc")) == Frame(Say.AWARENESS, data=b"abc")
    assert create_awareness_message(b"abc") == awareness_frame(b"abc")
    assert denied_frame("no") == b"\x02\x00\x02no"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_frame_or_refused(data: bytes) -> None:
    reads: tuple[Callable[[], object], ...] = (
        lambda: read_frame(data),
        lambda: read_update(data, roots=ROOTS),
        lambda: read_update(data),
        lambda: read_state(data),
        lambda: read_awareness(data, about=lambda _client: True),
    )
    for read in reads:
        try:
            read()
        except Malformed:
            continue


@given(EDITS)
@settings(deadline=None)
def test_what_an_editor_makes_is_let_through_and_read_right(edits: list[tuple[int, int, str]]) -> None:
    author = Author(7)
    author.edit(edits)
    state: dict[int, int] = {}
    for data in author.made:
        update = read_update(data, roots=ROOTS)
        assert update.is_ready(state)
        assert not update.is_ready({}) or not state or not update.needs
        for client, ranges in update.brings.items():
            state[client] = ranges[-1][1]
    assert state == read_state(author.doc.get_state())
    whole = read_update(author.doc.get_update(), roots=ROOTS)
    assert whole.is_within(state)
    assert is_covered(whole.deletes, whole.deletes)
    standing = sum(len(str(piece).encode("utf-16-le")) // 2 for piece in _words(author.root))
    assert sum(letters_by_client(author.doc.get_update()).values()) == standing


def _texts(root: XmlFragment) -> list[XmlText]:
    paragraphs = [child for child in root.children if isinstance(child, XmlElement)]
    return [text for child in paragraphs for text in child.children if isinstance(text, XmlText)]


def _words(root: XmlFragment) -> list[str]:
    return [piece for text in _texts(root) for piece, _marks in text.diff()]


@given(EDITS, EDITS, st.randoms())
@settings(deadline=None)
def test_whatever_order_updates_come_in_a_growing_text_says_the_same(
    one: list[tuple[int, int, str]], other: list[tuple[int, int, str]], order: Random
) -> None:
    first, second = Author(7), Author(8)
    first.edit(one)
    second.doc.apply_update(first.doc.get_update())
    second.edit(other)
    updates = first.made + second.made
    order.shuffle(updates)
    doc: Doc[XmlFragment] = Doc()
    root = doc.get("text", type=XmlFragment)
    growing = Growing(doc)
    half = len(updates) // 2
    assert growing.take(updates[:half])
    again: Doc[XmlFragment] = Doc()
    again_root = again.get("text", type=XmlFragment)
    restored = Growing(again)
    assert restored.take(read_sum(write_sum(growing)))
    for each, its_root in ((growing, root), (restored, again_root)):
        assert each.take(updates[half:])
        assert (each.waiting, str(its_root)) == ([], str(second.root))
        assert each.state == read_state(each.doc.get_state())


@given(EDITS, st.data())
@settings(deadline=None, max_examples=300)
def test_a_spoilt_update_is_refused_or_does_no_harm(edits: list[tuple[int, int, str]], data: st.DataObject) -> None:
    author = Author(7)
    author.edit(edits)
    spoilt = bytearray(data.draw(st.sampled_from(author.made)))
    for _each in range(data.draw(st.integers(1, 3))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    try:
        update = read_update(bytes(spoilt), roots=ROOTS)
    except Malformed:
        return
    growing = Growing(Doc())
    growing.doc.get("text", type=XmlFragment)
    growing.take(author.made)
    if update.parts(growing.seconds):
        return
    growing.take([bytes(spoilt)])
    restored = Growing(Doc())
    restored.take(read_sum(write_sum(growing)))
    letters_by_client(growing.doc.get_update())


def test_a_letter_of_two_halves_is_not_parted() -> None:
    author = Author(7)
    author.edit([(0, 0, "a😀b")])
    growing = Growing(author.doc)
    growing.take(author.made)
    assert growing.seconds == {7: {5}}
    half, whole = (b"\x00\x01\x07\x01" + bytes(each) for each in ((4, 1), (4, 2)))
    assert read_update(half, roots=ROOTS).parts(growing.seconds)
    assert not read_update(whole, roots=ROOTS).parts(growing.seconds)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x01\x01\x07\x00\x07\x01\x05other\x06\x00", id="another root"),
        pytest.param(b"\x01\x01\x07\x00\x07\x01\x04text\x00\x00", id="an array"),
        pytest.param(b"\x01\x01\x07\x00\x09\x01\x04text\x01a\x77\x00\x00", id="another document in it"),
        pytest.param(b"\x01\x01\x07\x00\x04\x01\x04text\x00\x00", id="no letters"),
        pytest.param(b"\x01\x01\x07\x00\xc4\x07\x01\x07\x01\x01a\x00", id="before and behind the same"),
        pytest.param(b"\x01\x01\x07\x00\x06\x01\x04text\x01a\x01{\x00", id="a format that is no JSON"),
        pytest.param(b"\x01\x01\x07\x00\x00\xff\xff\xff\xff\x0f\x00", id="too far"),
        pytest.param(b"\x00\x00\x00", id="more than an update"),
        pytest.param(b"\x01\xff\xff\xff\xff\x0f\x07\x00", id="more structs than bytes"),
    ],
)
def test_what_no_editor_of_a_text_makes_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        read_update(data, roots=ROOTS)


def test_who_is_here_is_read_as_it_was_written() -> None:
    each = [Presence(7, 3, {"user": {"name": "Åse"}}), Presence(8, 1, None)]
    assert read_awareness(write_awareness(each), about=lambda _client: True) == each
    assert read_awareness(write_awareness(each), about=lambda client: client == 8) == each[1:]


NO_STATES = ["[]", "3", "{", "[" * 900, '{"a": "' + "x" * 2048 + '"}', '{"a": "\\ud800"}', '{"a": NaN}', '{"a": 1e999}']


@pytest.mark.parametrize("said", NO_STATES)
def test_a_state_that_is_none_is_refused(said: str) -> None:
    data = write_number(1) + write_number(7) + write_number(1) + write_text(said)
    with pytest.raises(Malformed):
        read_awareness(data, about=lambda _client: True)
    assert read_awareness(data, about=lambda _client: False) == []


def test_a_clock_that_cannot_go_on_is_refused() -> None:
    for clock, good in ((LARGEST - 1, True), (LARGEST, False)):
        data = write_awareness([Presence(7, clock, {})])
        with nullcontext() if good else pytest.raises(Malformed):
            awareness = Awareness()
            for presence in read_awareness(data, about=lambda _client: True):
                awareness.hear(presence)
            assert write_awareness(awareness.gone([7]))


def test_the_last_that_somebody_said_counts() -> None:
    awareness = Awareness()
    assert awareness.hear(Presence(7, 2, {"at": 2}))
    assert not awareness.hear(Presence(7, 1, {"at": 1}))
    assert not awareness.hear(Presence(7, 2, {"at": 3}))
    assert awareness.here() == [Presence(7, 2, {"at": 2})]
    assert awareness.gone([7, 8]) == [Presence(7, 3, None)]
    assert awareness.here() == []


def test_a_bucket_lets_so_many_through_at_once_and_so_many_a_second() -> None:
    now = 0.0
    bucket = Bucket(2, 3, clock=lambda: now)
    assert [bucket.take() for _each in range(4)] == [True, True, True, False]
    now = 1.0
    assert [bucket.take() for _each in range(3)] == [True, True, False]
    now = 10.0
    assert [bucket.take(2), bucket.take(2)] == [True, False]
