"""The words of a text without its form, the blocks it is made of, and the digest that stands for it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from samskab.kernel.canonical import Json
from samskab.kernel.canonical import canonical as canonical_json
from samskab.kernel.text.rich.nodes import Doc, Node, written
from samskab.kernel.text.rich.reading import read

_LINES = frozenset({"paragraph", "heading", "image"})


@dataclass(frozen=True)
class Block:
    """One block of a text: the id it keeps, its kind, its words, and the whole of it as JSON."""

    id: str
    kind: str
    words: str
    json: Doc


def canonical(doc: Doc) -> bytes:
    """The text in the one form that is hashed."""
    return canonical_json(written(read(doc)))


def digest(doc: Doc) -> bytes:
    """The 32 bytes that stand for the text, whoever works them out."""
    return hashlib.sha256(canonical(doc)).digest()


def plain(doc: Doc) -> str:
    """The words alone: a paragraph a line, an empty line between blocks, the cells of a table with a tab between."""
    return "\n\n".join(words for block in read(doc).content if (words := words_of(block)))


def blocks(doc: Doc) -> tuple[Block, ...]:
    """The blocks in their order."""
    return tuple(Block(node.word("id"), node.kind, words_of(node), written(node)) for node in read(doc).content)


def words_of(node: Node) -> str:
    """The words of a node, a line for each paragraph in it and each row of a table."""
    return "\n".join(_lines(node))


def inline_words(node: Node) -> str:
    """The words of a paragraph or a heading, with a line break where it has one."""
    return "".join("\n" if part.kind == "hard_break" else part.text for part in node.content)


def is_empty(doc: Doc) -> bool:
    """Whether nobody has written anything."""
    return all(node.kind not in ("text", "image") for node in read(doc).walk())


def _lines(node: Node) -> Iterator[str]:
    if node.kind == "image":
        yield node.word("alt")
    elif node.kind in _LINES:
        yield inline_words(node)
    elif node.kind == "table_row":
        yield "\t".join(words_of(cell).replace("\n", " ") for cell in node.content)
    else:
        for child in node.content:
            yield from _lines(child)


def block_of(doc: Doc, ident: str) -> dict[str, Json] | None:
    """The block with that id as JSON, or nothing."""
    return next((written(node) for node in read(doc).content if node.word("id") == ident), None)
