"""Random texts with headings, lists, tables and links: every kind of node where it may stand, and nasty words."""

from typing import Any

from hypothesis import strategies as st

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import tidy
from samskab.kernel.text.rich.schema import is_readable

Made = dict[str, Any]

_NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=x>',
    "&amp;",
    "**ikke fed**",
    "| a |",
    "1. ",
    "# ",
    "]]>",
    "\\",
)
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), min_size=1, max_size=12)
WORDS = st.one_of(
    st.sampled_from(["Vandet ", "stiger", " i Skærbæk", "øst for åen. ", "😀", " ", "e\u0301", *_NASTY]), LETTERS
).filter(is_readable)
LINKS = st.sampled_from(
    [
        "https://vejle.example/?a=1&b=2",
        "http://a.dk/(x)",
        "mailto:anna@forening.example",
        'https://a.dk/"x">',
        "https://å.dk",
    ]
)
SOURCES = st.sampled_from(["/media/aaen.png", "/media/a b.png".replace(" ", "%20"), '/media/"x>.png'])
IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=8, max_size=8)


@st.composite
def _marks(draw: st.DrawFn) -> list[Made]:
    kinds: list[Made] = [{"type": kind} for kind in ("strong", "em") if draw(st.booleans())]
    return [*kinds, {"type": "link", "attrs": {"href": draw(LINKS)}}] if draw(st.integers(0, 3)) == 0 else kinds


_RUNS = st.builds(lambda text, marks: {"type": "text", "text": text, "marks": marks}, WORDS, _marks())
_INLINE = st.lists(st.one_of(_RUNS, _RUNS, _RUNS, st.just({"type": "hard_break"})), max_size=5)


def _node(
    kind: str, content: st.SearchStrategy[list[Made]], **attrs: st.SearchStrategy[Any]
) -> st.SearchStrategy[Made]:
    return st.builds(
        lambda held, given: {"type": kind, "content": held, "attrs": given}, content, st.fixed_dictionaries(dict(attrs))
    )


PARAGRAPHS = _node("paragraph", _INLINE)
_LEAVES = st.one_of(
    PARAGRAPHS,
    PARAGRAPHS,
    _node("heading", _INLINE, level=st.integers(2, 4)),
    _node("image", st.just([]), src=SOURCES, alt=WORDS.filter(str.strip), width=st.sampled_from([16, 640])),
    _node("image", st.just([]), src=SOURCES, alt=WORDS.filter(str.strip)),
    _node("horizontal_rule", st.just([])),
)


@st.composite
def _tables(draw: st.DrawFn) -> Made:
    width = draw(st.integers(1, 3))
    head = draw(st.booleans())
    rows = []
    for row in range(draw(st.integers(1, 3))):
        kinds = [
            "table_header"
            if (row == 0 and head)
            else draw(st.sampled_from(["table_cell", "table_cell", "table_header"]))
        ]
        kinds += ["table_header" if (row == 0 and head) else "table_cell"] * (width - 1)
        cells = [draw(_node(kind, st.lists(PARAGRAPHS, min_size=1, max_size=2))) for kind in kinds]
        rows.append({"type": "table_row", "content": cells})
    return {"type": "table", "content": rows}


def _nested(blocks: st.SearchStrategy[Made]) -> st.SearchStrategy[Made]:
    item = st.builds(
        lambda first, rest: {"type": "list_item", "content": [first, *rest]}, PARAGRAPHS, st.lists(blocks, max_size=2)
    )
    items = st.lists(item, min_size=1, max_size=3)
    return st.one_of(
        _node("bullet_list", items),
        _node("ordered_list", items, order=st.sampled_from([1, 1, 4])),
        _node("blockquote", st.lists(blocks, min_size=1, max_size=2)),
        _tables(),
    )


BLOCKS: st.SearchStrategy[Made] = st.recursive(_LEAVES, _nested, max_leaves=6)


@st.composite
def _docs(draw: st.DrawFn) -> dict[str, Json]:
    held = draw(st.lists(BLOCKS, min_size=1, max_size=5))
    ids = draw(st.lists(IDS, min_size=len(held), max_size=len(held), unique=True))
    for block, ident in zip(held, ids, strict=True):
        block["attrs"] = {**block.get("attrs", {}), "id": ident}
    return tidy({"type": "doc", "content": held})


DOCS = _docs()


def a_text(*held: str | Made) -> dict[str, Json]:
    """A text of paragraphs, or of blocks as they are given."""
    made: list[Made] = [_paragraph(one) if isinstance(one, str) else one for one in held]
    return tidy({"type": "doc", "content": made})


def _paragraph(words: str) -> Made:
    return {"type": "paragraph", "content": [{"type": "text", "text": words}]}
