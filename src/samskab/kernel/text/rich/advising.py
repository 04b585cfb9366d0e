"""How hard a text is to read, and what could be said more plainly: pointed out, and never held against anybody.

Four things are told of: a sentence that is long, a word that has a plainer one, a word so long that few read it at
once, and »skal foretages«, which does not say who. Each is a code; the page says it kindly.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samskab.kernel.text.lix import lix
from samskab.kernel.text.rich.nodes import Doc, Node
from samskab.kernel.text.rich.plainer import PLAINER
from samskab.kernel.text.rich.reading import read
from samskab.kernel.text.rich.words import inline_words

LONG_SENTENCE = 25  # words
LONG_WORD = 20  # letters
MOST = 40  # pieces of advice for one text; nobody follows more
_SENTENCE = re.compile(r"(?<=[.!?…])[»«\"')\]]*\s+(?=[^a-zæøå0-9\s])|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OFFICE = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, PLAINER), key=len, reverse=True))})\b", re.IGNORECASE)
# An infinitive on -es behind one of these is in the passive, but for the verbs that have no other form.
_BEFORE = ("skal", "bør", "må")
_BETWEEN = ("ikke", "også", "altid", "straks", "først", "derfor", "der")
_PASSIVE = re.compile(
    rf"\b(?:{'|'.join(_BEFORE)})\s+(?:(?:{'|'.join(_BETWEEN)})\s+)?([a-zæøå]{{2,}}es)\b", re.IGNORECASE
)
_NOT_PASSIVE = frozenset(
    {"alles", "deres", "dettes", "enes", "findes", "færdes", "følges", "hjælpes", "jeres", "kappes", "lykkes", "længes"}
    | {"mindes", "mødes", "samles", "skændes", "skiftes", "synes", "trives", "vores", "væmmes", "ældes"}
)


@dataclass(frozen=True)
class Advised:
    """The words that advice on single words goes by, for whoever gives the same advice while somebody writes."""

    plainer: Mapping[str, str]
    before: Collection[str]
    between: Collection[str]
    not_passive: Collection[str]


ADVISED = Advised(PLAINER, _BEFORE, _BETWEEN, sorted(_NOT_PASSIVE))


class Matter(StrEnum):
    """What a piece of advice is about."""

    LONG_SENTENCE = "long_sentence"
    PLAINER_WORD = "plainer_word"
    LONG_WORD = "long_word"
    PASSIVE = "passive"


@dataclass(frozen=True)
class Advice:
    """One thing that could be plainer: its block, the words as they stand, and what could be said instead if known."""

    matter: Matter
    block: str
    words: str
    instead: str = ""


@dataclass(frozen=True)
class Readability:
    """The LIX of a text, 0.0 without words, and the advice in reading order."""

    lix: float
    words: int
    advice: tuple[Advice, ...]


def advice(doc: Doc) -> Readability:
    """What could be plainer. Headings and tables are no sentences, so they do not count; a word is told of once."""
    told: list[Advice] = []
    lines: list[str] = []
    seen: set[str] = set()
    for block in read(doc).content:
        for text in _paragraphs(block):
            lines.append(text)
            for one in _of_paragraph(text, block.word("id")):
                key = f"{one.matter}:{one.words.lower()}"
                told += [] if key in seen else [one]
                seen.add(key)
    whole = "\n".join(lines)
    return Readability(lix(whole), len(_WORD.findall(whole)), tuple(told[:MOST]))


def _paragraphs(node: Node) -> Iterator[str]:
    if node.kind == "paragraph":
        yield inline_words(node)
    elif node.kind != "table":
        for child in node.content:
            yield from _paragraphs(child)


def _of_paragraph(text: str, block: str) -> Iterator[Advice]:
    for sentence in filter(None, _SENTENCE.split(text)):
        if len(_WORD.findall(sentence)) > LONG_SENTENCE:
            yield Advice(Matter.LONG_SENTENCE, block, sentence.strip())
        for found in _OFFICE.finditer(sentence):
            yield Advice(Matter.PLAINER_WORD, block, found[0], PLAINER[found[0].lower()])
        for found in _PASSIVE.finditer(sentence):
            if found[1].lower() not in _NOT_PASSIVE:
                yield Advice(Matter.PASSIVE, block, found[0])
        for word in _WORD.findall(sentence):
            if len(word) >= LONG_WORD and "-" not in word and word.lower() not in PLAINER:
                yield Advice(Matter.LONG_WORD, block, word)
