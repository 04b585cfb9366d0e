"""A chain of hashes tells of every change, wherever it is made."""

import hashlib
import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.canonical import Json, canonical
from samskab.kernel.chain import START, Break, Verdict, Why, digest, seal, verify, verify_lines, written


def chained(*contents: dict[str, Json]) -> list[dict[str, Json]]:
    links: list[dict[str, Json]] = []
    last = Verdict()
    for content in contents:
        link = seal(content, last)
        links.append(link)
        last = Verdict(last.length + 1, str(link["hash"]))
    return links


CHAIN = chained({"what": "a"}, {"what": "b"}, {"what": "c", "who": None})
FILE = b"".join(written(link) for link in CHAIN)


def test_a_link_is_hashed_with_its_number_and_the_one_before() -> None:
    link = seal({"what": "a"})
    expected = hashlib.sha256(b'{"previous":"' + START.encode() + b'","sequence":1,"what":"a"}').hexdigest()
    assert link == {"what": "a", "sequence": 1, "previous": START, "hash": expected}


def test_an_empty_chain_holds() -> None:
    assert verify([]) == Verdict(0, START, None)


def test_a_chain_holds_and_says_where_it_ends() -> None:
    verdict = verify(CHAIN)
    assert verdict == Verdict(3, str(CHAIN[-1]["hash"]))
    assert verdict
    assert verify_lines(FILE.splitlines(keepends=True)) == verdict


def test_a_check_goes_on_from_an_earlier_one() -> None:
    assert verify(CHAIN[2:], verify(CHAIN[:2])) == verify(CHAIN)


def test_a_missing_link_is_told() -> None:
    verdict = verify([CHAIN[0], CHAIN[2]])
    assert verdict == Verdict(1, str(CHAIN[0]["hash"]), Break(2, Why.SEQUENCE))
    assert not verdict
    assert str(verdict.broken) == "line 2: its number is not the next one"


def test_a_change_is_told_at_the_link_itself() -> None:
    assert verify([CHAIN[0], {**CHAIN[1], "what": "B"}, CHAIN[2]]).broken == Break(2, Why.HASH)


def test_a_change_with_its_hash_made_to_fit_is_told_at_the_next_link() -> None:
    changed = {**CHAIN[1], "what": "B"}
    changed["hash"] = digest(changed)
    assert verify([CHAIN[0], changed, CHAIN[2]]).broken == Break(3, Why.PREVIOUS)


@pytest.mark.parametrize(("length", "head", "line"), [(4, START, 4), (3, START, 4), (2, CHAIN[1]["hash"], 3)])
def test_a_chain_that_ends_elsewhere_is_told(length: int, head: str, line: int) -> None:
    assert verify(CHAIN).ends_at(length, head).broken == Break(line, Why.HEAD)


def test_a_chain_that_ends_where_it_is_said_to_holds() -> None:
    assert verify(CHAIN).ends_at(3, str(CHAIN[-1]["hash"])) == verify(CHAIN)


def test_an_earlier_break_is_not_overruled_by_the_end() -> None:
    assert verify(CHAIN[1:]).ends_at(3, START).broken == Break(1, Why.SEQUENCE)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"null\n",
        b"[]\n",
        b"{\n",
        b"\xff\n",
        b"[" * 100_000,
        b" " + written(CHAIN[0]),
        written(CHAIN[0])[:-1],
        written(CHAIN[0])[:-1] + b"\r\n",
        json.dumps(CHAIN[0]).encode() + b"\n",
        written(CHAIN[0])[:-2] + b',"what":"a"}\n',
    ],
)
def test_a_line_in_another_form_is_told(line: bytes) -> None:
    assert verify_lines([line]) == Verdict(0, START, Break(1, Why.FORM))


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_a_file_with_any_byte_changed_does_not_hold(place: int, change: int) -> None:
    tampered = bytearray(FILE)
    tampered[place] ^= change
    verdict = verify_lines(bytes(tampered).splitlines(keepends=True))
    assert not verdict
    assert verdict.length <= FILE[:place].count(b"\n")


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 9)), min_size=2, max_size=8), st.data())
def test_links_in_another_order_do_not_hold(contents: list[dict[str, Json]], data: st.DataObject) -> None:
    links = chained(*contents)
    order = data.draw(st.permutations(range(len(links))).filter(lambda drawn: any(b < a for a, b in pairwise(drawn))))
    assert not verify([links[place] for place in order])


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 9)))
def test_a_hash_is_over_the_canonical_form(content: dict[str, int]) -> None:
    rest = {key: value for key, value in content.items() if key != "hash"}
    assert digest({**content, "hash": "anything"}) == hashlib.sha256(canonical(rest)).hexdigest()
