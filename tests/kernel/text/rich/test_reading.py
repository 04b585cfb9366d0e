"""One form for a text: what is refused, and why."""

from typing import Any

import pytest
from hypothesis import given

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import NotAText, validate
from samskab.kernel.text.rich.schema import DEEPEST, LONGEST, MOST_NODES
from tests.support.texts import DOCS

Made = dict[str, Any]
ID = {"id": "abcd1234"}


def words(text: str, *marks: Made) -> Made:
    return {"type": "text", "text": text, **({"marks": list(marks)} if marks else {})}


def block(*content: Made, kind: str = "paragraph", **attrs: Any) -> Made:
    made: Made = {"type": kind, "attrs": {**ID, **attrs}}
    return {**made, "content": list(content)} if content else made


def doc(*blocks: Any) -> Made:
    return {"type": "doc", "content": list(blocks)}


def link(href: Any) -> Made:
    return {"type": "link", "attrs": {"href": href}}


def deep(levels: int) -> Made:
    inner: Made = {"type": "paragraph"}
    for _level in range(levels):
        inner = {"type": "blockquote", "content": [inner]}
    return {**inner, "attrs": ID}


def code_of(made: Any) -> tuple[str, str]:
    with pytest.raises(NotAText) as caught:
        validate(made)
    return caught.value.code, caught.value.place


@given(DOCS)
def test_every_text_is_one(made: dict[str, Json]) -> None:
    validate(made)


@pytest.mark.parametrize(
    ("made", "code", "place"),
    [
        ([], "shape", ""),
        ({"type": "paragraph"}, "kind", ""),
        ({"type": "doc"}, "content", ""),
        ({"type": "doc", "content": []}, "shape", ""),
        ({"type": "doc", "content": "x"}, "shape", ""),
        ({**doc(block()), "extra": 1}, "shape", ""),
        (doc("words"), "shape", "/0"),
        (doc({"type": "script", "attrs": ID}), "kind", "/0"),
        (doc({"type": "doc", "attrs": ID}), "kind", "/0"),
        (doc({"type": "list_item", "attrs": ID, "content": [{"type": "paragraph"}]}), "content", ""),
        (doc({"type": "paragraph"}), "id", "/0"),
        (doc({"type": "paragraph", "attrs": {"id": "Abcd1234"}}), "id", "/0"),
        (doc({"type": "paragraph", "attrs": {}}), "shape", "/0"),
        (doc(block(), block()), "same_id", "/1"),
        (doc(block(style="color:red")), "attribute", "/0"),
        (doc(block(kind="heading")), "attribute", "/0"),
        (doc(block(kind="heading", level=1)), "attribute", "/0"),
        (doc(block(kind="heading", level=True)), "attribute", "/0"),
        (doc(block(kind="heading", level=2.0)), "attribute", "/0"),
        (doc(block(kind="bullet_list")), "content", "/0"),
        (
            doc(block({"type": "list_item", "content": [{"type": "horizontal_rule"}]}, kind="bullet_list")),
            "content",
            "/0/0",
        ),
        (doc(block({"type": "paragraph", "attrs": ID}, kind="blockquote")), "attribute", "/0/0"),
        (doc(block(kind="image", src="/a.png")), "alt", "/0"),
        (doc(block(kind="image", src="/a.png", alt="  ")), "alt", "/0"),
        (doc(block(kind="image", src="/a.png", alt="x" * 501)), "alt", "/0"),
        (doc(block(kind="image", src="https://elsewhere.example/a.png", alt="Åen")), "attribute", "/0"),
        (doc(block(kind="image", src="//elsewhere.example/a.png", alt="Åen")), "attribute", "/0"),
        (doc(block(kind="image", src="/\\elsewhere.example/a.png", alt="Åen")), "attribute", "/0"),
        (doc(block(kind="image", src="/a.png", alt="Åen", width=4097)), "attribute", "/0"),
        (doc(block(words(""))), "empty", "/0/0"),
        (doc(block({"type": "text"})), "shape", "/0/0"),
        (doc(block(words("a"), words("b"))), "split", "/0"),
        (doc(block(words("a\nb"))), "letter", "/0/0"),
        (doc(block(words("a\x00"))), "letter", "/0/0"),
        (doc(block(words("\ud800"))), "letter", "/0/0"),
        (doc(block(words("a", {"type": "u"}))), "mark", "/0/0"),
        (doc(block(words("a", {"type": "em"}, {"type": "strong"}))), "mark", "/0/0"),
        (doc(block(words("a", {"type": "em"}, {"type": "em"}))), "mark", "/0/0"),
        (doc(block(words("a", {"type": "em", "attrs": {}}))), "mark", "/0/0"),
        (doc(block({**words("a"), "marks": []})), "shape", "/0/0"),
        (doc(block(words("a", {"type": "link"}))), "mark", "/0/0"),
        (doc(block(words("a", {"type": "link", "attrs": {"href": "https://a.dk", "onclick": "x"}}))), "mark", "/0/0"),
        (doc(deep(DEEPEST)), "too_deep", "/0" * (DEEPEST + 1)),
        (doc(block(words("x" * (LONGEST + 1)))), "too_large", "/0/0"),
        (doc(block(*[{"type": "hard_break"}] * (MOST_NODES - 1))), "too_large", f"/0/{MOST_NODES - 2}"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason_and_the_place(made: Any, code: str, place: str) -> None:
    assert code_of(made) == (code, place)


@pytest.mark.parametrize(
    "made",
    [
        doc(deep(DEEPEST - 1)),
        doc(block(words("x" * LONGEST))),
        doc(block(*[{"type": "hard_break"}] * (MOST_NODES - 2))),
        doc(block(kind="image", src="/a.png", alt="x" * 500, width=4096)),
    ],
    ids=["deep", "long", "many", "image"],
)
def test_what_is_just_within_the_limits_is_one(made: Any) -> None:
    validate(made)


@pytest.mark.parametrize("href", ["https://a.dk", "HTTP://A.dk/x?y#z", "mailto:a@b.dk", "mailto:a@b.dk?subject=x"])
def test_a_link_leads_to_a_page_or_a_mailbox(href: str) -> None:
    validate(doc(block(words("a", link(href)))))


@pytest.mark.parametrize(
    "href",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            " https://a.dk",
            "data:text/html,x",
            "vbscript:x",
            "ftp://a.dk",
            "/a",
            "",
        ),
        *(
            "https:a.dk",
            "https:///a",
            "java\nscript:x",
            "https://a.dk/ b",
            "https://a.dk/\x00",
            "mailto:",
            "mailto:anna",
            7,
        ),
        "https://a.dk/" + "x" * 2000,
    ],
)
def test_and_nowhere_else(href: Any) -> None:
    assert code_of(doc(block(words("a", link(href))))) == ("link", "/0/0")
