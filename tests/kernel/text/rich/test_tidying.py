"""Whatever comes in, a text comes out; and one that is a text stays as it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import NotAText, empty, is_empty, plain, tidy, validate
from samskab.kernel.text.rich.schema import DEEPEST, KINDS, LONGEST, MARKS, MOST_NODES
from tests.support.texts import DOCS, a_text

_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 5),
    st.floats(),
    st.text(max_size=4),
    st.sampled_from(["/a.png", "abcd1234", "javascript:x"]),
)
_KINDS = st.sampled_from([*KINDS, "text", *MARKS, "script", ""])
_ATTRS = st.dictionaries(st.sampled_from(["id", "level", "order", "src", "alt", "width", "href", "style"]), _SCALARS)
_RUBBISH: st.SearchStrategy[Any] = st.recursive(
    _SCALARS,
    lambda inner: st.fixed_dictionaries(
        {"type": _KINDS},
        optional={
            "content": st.one_of(st.lists(inner, max_size=4), inner),
            "attrs": st.one_of(_ATTRS, inner),
            "text": _SCALARS,
            "marks": st.one_of(st.lists(inner, max_size=3), inner),
        },
    ),
    max_leaves=30,
)


@given(st.one_of(_RUBBISH, st.lists(_RUBBISH).map(lambda held: {"type": "doc", "content": held})))
def test_a_text_comes_out_of_anything(rubbish: Json) -> None:
    validate(tidy(rubbish))


@given(DOCS)
def test_a_text_stays_as_it_was(made: dict[str, Json]) -> None:
    assert tidy(made) == made


def test_what_has_no_id_gets_one_that_follows_from_what_it_holds() -> None:
    one, other, again = a_text("Vandet stiger."), a_text("Vandet falder."), a_text("Vandet stiger.")
    assert one == again
    assert ids(one) != ids(other)


def test_two_alike_without_an_id_get_different_ones() -> None:
    assert len(set(ids(a_text("Ens.", "Ens.", "Ens.")))) == 3


def test_the_first_to_bear_an_id_keeps_it() -> None:
    twin: dict[str, Any] = {"type": "paragraph", "attrs": {"id": "aaaaaaaa"}}
    first, second = ids(a_text(twin, twin))
    assert first == "aaaaaaaa" != second


def test_a_list_that_lost_its_last_item_is_gone_as_in_the_editor() -> None:
    assert plain(a_text("Før.", {"type": "bullet_list", "content": []}, "Efter.")) == "Før.\n\nEfter."


def test_a_node_that_holds_what_it_may_not_is_left_out_as_in_the_editor() -> None:
    strange: dict[str, Any] = {"type": "bullet_list", "content": [{"type": "paragraph"}]}
    assert plain(a_text("Før.", strange, "Efter.")) == "Før.\n\nEfter."


def test_words_are_not_lost_for_a_link_that_may_not_be_followed() -> None:
    words = {
        "type": "text",
        "text": "her",
        "marks": [{"type": "link", "attrs": {"href": "javascript:x"}}, {"type": "em"}],
    }
    made: Any = a_text({"type": "paragraph", "content": [words]})
    assert made["content"][0]["content"] == [{"type": "text", "text": "her", "marks": [{"type": "em"}]}]


def test_a_heading_of_a_level_that_we_have_not_is_one_of_the_first() -> None:
    made: Any = a_text({"type": "heading", "attrs": {"level": 1}})
    assert made["content"][0]["attrs"]["level"] == 2


def test_numbers_of_yjs_are_whole_numbers() -> None:
    made: Any = a_text({"type": "heading", "attrs": {"level": 3.0}})
    assert repr(made["content"][0]["attrs"]["level"]) == "3"


def test_a_text_nobody_has_written_in_is_one_empty_paragraph() -> None:
    made: Any = empty()
    assert ([block["type"] for block in made["content"]], is_empty(made)) == (["paragraph"], True)
    assert not is_empty(a_text("Ord."))


def test_what_lies_too_deep_is_left_out() -> None:
    inner: dict[str, Any] = {"type": "paragraph"}
    for _level in range(10 * DEEPEST):
        inner = {"type": "blockquote", "content": [inner]}
    assert is_empty(a_text(inner))


@pytest.mark.parametrize(
    "held", [["x" * LONGEST, "y"], [{"type": "horizontal_rule"}] * (MOST_NODES + 1)], ids=["letters", "nodes"]
)
def test_what_is_too_large_is_refused_and_not_cut(held: list[Any]) -> None:
    with pytest.raises(NotAText, match="too_large"):
        a_text(*held)


def ids(made: Any) -> list[str]:
    return [block["attrs"]["id"] for block in made["content"]]
