"""Between a text and what y-prosemirror keeps: held against updates that the real one wrote, and there and back."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import empty, from_fragment, plain, tidy, to_fragment, validate
from samskab.kernel.text.rich.schema import DEEPEST, KINDS
from tests.support.texts import DOCS, a_text

# Each line holds what y-prosemirror shows and the Yjs update in which it keeps it; `make.mjs` beside it wrote them.
MADE = [
    json.loads(line) for line in (Path(__file__).parent / "y_prosemirror" / "updates.jsonl").read_text().splitlines()
]

ATTRS = ("id", "level", "order", "src", "alt", "width")


def fragment(update: bytes = b"") -> XmlFragment:
    doc: Doc[Any] = Doc()
    doc["text"] = made = XmlFragment()
    if update:
        doc.apply_update(update)
    return made


def filled(made: dict[str, Json]) -> XmlFragment:
    there = fragment()
    to_fragment(made, there)
    return there


@pytest.mark.parametrize("case", MADE, ids=lambda case: case["name"])
def test_what_y_prosemirror_shows_is_what_we_read(case: Any) -> None:
    assert from_fragment(fragment(base64.b64decode(case["update"]))) == tidy(case["json"])


@pytest.mark.parametrize("case", [case for case in MADE if "text" in case["name"]], ids=lambda case: case["name"])
def test_what_we_write_has_the_form_that_y_prosemirror_keeps(case: Any) -> None:
    theirs = fragment(base64.b64decode(case["update"]))
    made = from_fragment(theirs)
    assert shape(filled(made)) == shape(theirs)


@given(DOCS)
def test_a_text_comes_back_as_it_was(made: dict[str, Json]) -> None:
    assert from_fragment(filled(made)) == made


@given(DOCS, DOCS)
def test_a_fragment_that_said_something_else_says_it_too(before: dict[str, Json], after: dict[str, Json]) -> None:
    there = filled(before)
    to_fragment(after, there)
    assert from_fragment(there) == after


def test_saying_the_same_again_changes_nothing() -> None:
    there = filled(a_text("Vandet stiger.", "Åen er fuld."))
    before = there.doc.get_state()
    to_fragment(from_fragment(there), there)
    assert there.doc.get_state() == before


def test_the_blocks_around_a_change_are_left_alone() -> None:
    made: Any = a_text("Først.", "Midt.", "Sidst.")
    there = filled(made)
    first, _middle, last = there.children
    changed: Any = a_text("Nyt.")
    to_fragment({"type": "doc", "content": [made["content"][0], changed["content"][0], made["content"][2]]}, there)
    assert (there.children[0], there.children[2]) == (first, last)
    assert plain(from_fragment(there)) == "Først.\n\nNyt.\n\nSidst."


def test_words_that_stay_are_not_written_again() -> None:
    """Who wrote them is known by the client that did, and a remark holds on to them."""
    made: Any = a_text(words("Vandet stiger i åen 😀 hver dag."))
    there = filled(made)
    made["content"][0]["content"] = [
        {"type": "text", "text": "Vandet falder hurtigt i åen 😀 "},
        {"type": "text", "text": "hver", "marks": [{"type": "strong"}]},
        {"type": "text", "text": " uge."},
    ]
    before = there.doc.get_state()
    to_fragment(made, there)
    written = there.doc.get_update(before)
    assert from_fragment(there) == made
    assert [word for word in ("Vandet", "falder hurtigt", "åen", "hver", "uge") if word.encode() in written] == [
        "falder hurtigt",
        "uge",
    ]


def test_an_item_put_before_others_leaves_them_where_they_are() -> None:
    made: Any = a_text(a_list("to", "tre"))
    there = filled(made)
    two, three = first(there).children
    made["content"][0]["content"].insert(0, a_list("en")["content"][0])
    to_fragment(made, there)
    assert list(first(there).children)[1:] == [two, three]
    assert from_fragment(there) == made


def test_attributes_that_others_keep_are_left_alone() -> None:
    made: Any = a_text("Vandet stiger.")
    there = filled(made)
    first(there).attributes["colspan"] = 2
    to_fragment(made, there)
    assert first(there).attributes.get("colspan") == 2


def test_nothing_written_yet_is_an_empty_text() -> None:
    assert from_fragment(fragment()) == empty()


_TAGS = st.sampled_from([*KINDS, "text", "script", "ychange"])
_VALUES = st.one_of(st.text(max_size=9), st.integers(-9, 9), st.booleans(), st.none(), st.just({"a": [1]}))


def _grow(parent: XmlFragment | XmlElement, plan: Any) -> None:
    for tag, attrs, held in plan:
        if tag == "text":
            text = parent.children.append(XmlText(""))
            text.insert(0, "ord", attrs)
            text.insert_embed(0, {"image": 1})
            continue
        element = parent.children.append(XmlElement(tag))
        for name, value in attrs.items():
            element.attributes[name] = value
        _grow(element, held)


_PLANS: st.SearchStrategy[Any] = st.recursive(
    st.just([]),
    lambda inner: st.lists(
        st.tuples(
            _TAGS,
            st.dictionaries(st.sampled_from(["id", "level", "link", "strong", "src"]), _VALUES, max_size=2),
            inner,
        ),
        max_size=4,
    ),
    max_leaves=12,
)


@given(_PLANS)
def test_whatever_a_program_put_there_a_text_comes_out(plan: Any) -> None:
    there = fragment()
    _grow(there, plan)
    validate(from_fragment(there))


def test_what_lies_endlessly_deep_harms_nobody() -> None:
    there = fragment()
    inside: XmlFragment | XmlElement = there
    for _level in range(20 * DEEPEST):
        inside = inside.children.append(XmlElement("blockquote"))
    assert from_fragment(there) == empty()


def first(there: XmlFragment) -> XmlElement:
    element = there.children[0]
    assert isinstance(element, XmlElement)
    return element


def words(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "attrs": {"id": "abcd1234"}, "content": [{"type": "text", "text": text}]}


def a_list(*items: str) -> dict[str, Any]:
    held = [{"type": "paragraph", "content": [{"type": "text", "text": item}]} for item in items]
    return {
        "type": "bullet_list",
        "attrs": {"id": "abcd1234"},
        "content": [{"type": "list_item", "content": [one]} for one in held],
    }


def shape(parent: XmlFragment | XmlElement) -> list[Any]:
    """Everything an element holds, node for node and run for run."""
    made: list[Any] = []
    for child in parent.children:
        if isinstance(child, XmlText):
            made.append(child.diff())
        elif isinstance(child, XmlElement):
            made.append(
                [child.tag, {name: child.attributes.get(name) for name in ATTRS}, len(child.attributes), shape(child)]
            )
    return made
