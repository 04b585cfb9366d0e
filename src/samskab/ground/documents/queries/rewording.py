"""A block that is written anew in plain words: it stays what it is, and words that were kept keep their marks."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from samskab.kernel.canonical import Json
from samskab.kernel.text.diffs import Change, diff
from samskab.kernel.text.rich import Block

# A letter and the marks it carries.
_Letter: TypeAlias = tuple[str, Json]
_LINE_BREAK = "\n"


def can_be_reworded(block: Block) -> bool:
    """Whether plain words can say all of it: no table, no picture, and nothing that stands inside something else."""
    return block.kind in _MADE and "".join(letter for letter, _marks in _letters(block.json)) == block.words


def reworded(block: Block, words: str) -> dict[str, Json]:
    """The block with these words: of a list each line is an item, of a quote each line is a paragraph."""
    held = list(_letters(block.json))
    lines: list[list[_Letter]] = [[]]
    for letter, marks in _with_marks(held, block.words, words.strip().replace("\r\n", _LINE_BREAK)):
        if letter == _LINE_BREAK:
            lines.append([])
        else:
            lines[-1].append((letter, marks))
    return {**block.json, "content": _MADE[block.kind]([line for line in lines if line] or [[]])}


def _letters(block: Mapping[str, Json]) -> Iterator[_Letter]:
    """The letters of a block that is flat, a line break between what stands under each other."""
    for place, child in enumerate(_content(block)):
        if child.get("type") == "text":
            yield from ((letter, child.get("marks")) for letter in str(child["text"]))
        elif child.get("type") == "hard_break":
            yield (_LINE_BREAK, None)
        elif child.get("type") in ("paragraph", "list_item") and not _is_broken(child):
            yield from [(_LINE_BREAK, None)] if place else []
            yield from _letters(child)


def _is_broken(block: Mapping[str, Json]) -> bool:
    """Whether a line of it would be taken for two."""
    return any(each.get("type") == "hard_break" for child in _content(block) for each in [child, *_content(child)])


def _content(block: Mapping[str, Json]) -> list[Mapping[str, Json]]:
    held = block.get("content")
    return [child for child in held if isinstance(child, Mapping)] if isinstance(held, list | tuple) else []


def _with_marks(held: list[_Letter], before: str, after: str) -> Iterator[_Letter]:
    at = 0
    for piece in diff(before, after):
        if piece.change == Change.ADDED:
            yield from ((letter, None) for letter in piece.text)
            continue
        if piece.change == Change.KEPT:
            yield from held[at : at + len(piece.text)]
        at += len(piece.text)


def _words(line: list[_Letter]) -> list[Json]:
    runs: list[tuple[str, Json]] = []
    for letter, marks in line:
        if runs and runs[-1][1] == marks:
            runs[-1] = (runs[-1][0] + letter, marks)
        else:
            runs.append((letter, marks))
    return [{"type": "text", "text": text, **({"marks": marks} if marks else {})} for text, marks in runs]


def _broken(lines: list[list[_Letter]]) -> list[Json]:
    made: list[Json] = []
    for place, line in enumerate(lines):
        made += [{"type": "hard_break"}] if place else []
        made += _words(line)
    return made


def _paragraphs(lines: list[list[_Letter]]) -> list[Json]:
    return [{"type": "paragraph", "content": _words(line)} if line else {"type": "paragraph"} for line in lines]


def _items(lines: list[list[_Letter]]) -> list[Json]:
    return [{"type": "list_item", "content": [paragraph]} for paragraph in _paragraphs(lines)]


_MADE: Mapping[str, Callable[[list[list[_Letter]]], list[Json]]] = {
    "paragraph": _broken,
    "heading": _broken,
    "blockquote": _paragraphs,
    "bullet_list": _items,
    "ordered_list": _items,
}
