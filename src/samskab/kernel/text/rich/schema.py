"""What may stand in a text, and where: the same closed list as the editor's, in its words.

| node | holds | attributes |
|---|---|---|
| `doc` | a block or more | |
| `paragraph` | words and `hard_break` | |
| `heading` | words and `hard_break` | `level` 2–4 |
| `bullet_list`, `ordered_list` | `list_item`, one or more | `order` of the ordered, 1 if not said |
| `list_item` | a `paragraph` first, then any blocks | |
| `blockquote` | a block or more | |
| `table` | `table_row`, one or more | |
| `table_row` | `table_header` or `table_cell`, one or more | |
| `table_header`, `table_cell` | `paragraph`, one or more | |
| `image` | nothing | `src` on this site, `alt` not empty, `width` in pixels if wanted |
| `horizontal_rule` | nothing | |

A block that stands directly in `doc` has an `id` too. The marks, in the order they are written, are `strong`, `em` and
`link` with its `href`.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from samskab.kernel.canonical import Json

DEEPEST = 24  # nodes inside each other; twelve lists in lists are more than anybody can read
MOST_NODES = 40_000
LONGEST = 400_000  # letters of the whole text, about 130 pages
LONGEST_ADDRESS = 2_000
LONGEST_ALT = 500
MARKS = ("strong", "em", "link")
INLINE = frozenset({"text", "hard_break"})
BLOCKS = frozenset(
    {
        "paragraph",
        "heading",
        "bullet_list",
        "ordered_list",
        "blockquote",
        "table",
        "image",
        "horizontal_rule",
    }
)

_ID = re.compile(r"[a-z0-9]{8}")
_LINK = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s@]+@)\S*", re.IGNORECASE)
_SOURCE = re.compile(r"/(?![/\\])\S*")
_NO_LETTERS = ("Cc", "Cs", "Zl", "Zp")


@dataclass(frozen=True)
class Kind:
    """What a node of a kind holds: which kinds, how many at least, which one first, and its attributes."""

    holds: frozenset[str] = frozenset()
    least: int = 0
    first: str = ""
    attrs: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    defaults: Mapping[str, int] = field(default_factory=dict)


KINDS: Mapping[str, Kind] = {
    "doc": Kind(BLOCKS, 1),
    "paragraph": Kind(INLINE),
    "heading": Kind(INLINE, attrs=("level",), must=("level",), defaults={"level": 2}),
    "bullet_list": Kind(frozenset({"list_item"}), 1),
    "ordered_list": Kind(frozenset({"list_item"}), 1, attrs=("order",), must=("order",), defaults={"order": 1}),
    "list_item": Kind(BLOCKS, 1, first="paragraph"),
    "blockquote": Kind(BLOCKS, 1),
    "table": Kind(frozenset({"table_row"}), 1),
    "table_row": Kind(frozenset({"table_header", "table_cell"}), 1),
    "table_header": Kind(frozenset({"paragraph"}), 1),
    "table_cell": Kind(frozenset({"paragraph"}), 1),
    "image": Kind(attrs=("src", "alt", "width"), must=("src", "alt")),
    "horizontal_rule": Kind(),
    "hard_break": Kind(),
}


def fits(kind: str, content: Sequence[str]) -> bool:
    """Whether a node of a kind may hold nodes of these kinds, in this order."""
    rule = KINDS[kind]
    if len(content) < rule.least or (rule.first and content[0] != rule.first):
        return False
    return all(child in rule.holds for child in content)


def is_id(value: Json) -> bool:
    """Whether it can be the id of a block."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def is_link(value: Json) -> bool:
    """Whether a link may lead there: to a page or a mailbox, and nowhere else."""
    return _is_address(value, _LINK)


def is_readable(text: str) -> bool:
    """Whether every letter can be written down in every form that a text is given out in."""
    return text.isprintable() or not any(_is_no_letter(letter) for letter in text)


def readable(text: str) -> str:
    """The text with a space for each letter that is none."""
    if text.isprintable():
        return text
    return "".join(" " if _is_no_letter(letter) else letter for letter in text)


def allows(name: str, value: Json) -> bool:
    """Whether an attribute may have that value."""
    return _ALLOWED[name](value)


def _is_no_letter(letter: str) -> bool:
    return unicodedata.category(letter) in _NO_LETTERS or letter in "\ufffe\uffff"


def _is_address(value: Json, shape: re.Pattern[str]) -> bool:
    if not isinstance(value, str) or len(value) > LONGEST_ADDRESS or not is_readable(value):
        return False
    return shape.fullmatch(value) is not None


def _is_between(value: Json, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


_ALLOWED: Mapping[str, Callable[[Json], bool]] = {
    "level": lambda value: _is_between(value, 2, 4),
    "order": lambda value: _is_between(value, 0, 999_999),
    "width": lambda value: _is_between(value, 16, 4_096),
    "src": lambda value: _is_address(value, _SOURCE),
    "alt": lambda value: (
        isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_ALT and is_readable(value)
    ),
}
