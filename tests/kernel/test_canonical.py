"""Canonical JSON: RFC 8785's own examples, and the two promises a hash needs."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.canonical import Json, canonical

WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
FRACTIONS = st.floats(-1e9, 1e9).filter(lambda number: not number.is_integer())
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | FRACTIONS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


def test_the_example_of_the_standard() -> None:
    value: Json = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": '\u20ac$\u000f\nA\'B"\\\\"/',
        "literals": [None, True, False],
    }
    assert canonical(value).decode() == (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_keys_are_sorted_by_utf_16() -> None:
    keys = ["€", "\r", "\ufb33", "1", "😀", "\x80", "ö"]
    assert list(json.loads(canonical(dict.fromkeys(keys, 0)))) == ["\r", "1", "\x80", "ö", "€", "😀", "\ufb33"]


@pytest.mark.parametrize("value", [2**53, -(2**53), float("nan"), float("inf"), "\ud800", {"a": "\udfff"}])
def test_what_json_cannot_carry_exactly_is_refused(value: Json) -> None:
    with pytest.raises(ValueError, match=r"domain|representable|codepoints"):
        canonical(value)


@given(VALUES)
def test_writing_what_was_read_gives_the_same_bytes(value: Json) -> None:
    written = canonical(value)
    assert canonical(json.loads(written)) == written


@given(st.dictionaries(TEXT, WHOLE), st.randoms())
def test_the_order_of_the_keys_does_not_matter(value: dict[str, int], chance: Random) -> None:
    shuffled = list(value.items())
    chance.shuffle(shuffled)
    assert canonical(dict(shuffled)) == canonical(value)
