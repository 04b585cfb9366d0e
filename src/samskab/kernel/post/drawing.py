"""What a letter says, from one template: drawn as plain text and as HTML, so that the two can never differ.

A letter is made of few elements (`look.STYLES`), and a template that uses another is an error. What people wrote is
escaped by the template as on any page, and a link can only lead to where the template says.
"""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from samskab.kernel.post.look import STYLES, framed

_EMPTY = ("br", "hr")
_BLOCKS = ("h1", "h2", "p", "li", "blockquote", "ul", "hr")
_ATTRIBUTES = ("class", "href")
_SPACE = re.compile(r"[ \t\r\n\f]+")
SIGNED = "-- "  # the line that mail programs know a signature by


class LetterError(ValueError):
    """A template of a letter that says something no letter can show."""


@dataclass(frozen=True)
class Drawn:
    """A letter in both forms; `html` is a whole page."""

    plain: str
    html: str


def drawn(markup: str, *, title: str, language: str) -> Drawn:
    """What a letter's template rendered, in both forms. Raises `LetterError` for an element that letters have not."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    if reader.open:
        raise LetterError(f"<{reader.open[-1]}> is not closed")
    return Drawn(reader.plain(), framed("".join(reader.html).strip(), title=title, language=language))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.html: list[str] = []
        self.open: list[str] = []
        self._classes: list[str] = []
        self._blocks: list[str] = []
        self._line = ""
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in STYLES or given.keys() - set(_ATTRIBUTES):
            raise LetterError(f"a letter has no <{tag}> with {sorted(given)}")
        if tag in _BLOCKS:
            self._end_block()
        self._draw(tag, given)
        if tag == "br":
            self._line = self._line.rstrip(" ") + "\n"
        elif tag == "hr":
            self._blocks.append(SIGNED)
        else:
            self.open.append(tag)
            self._classes.append(given.get("class", ""))
        if tag == "a":
            self._href = given.get("href", "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY or not self.open or self.open[-1] != tag:
            raise LetterError(f"</{tag}> closes nothing")
        if tag == "a":
            self._say_where()
        if tag in _BLOCKS:
            self._end_block()
        self.open.pop()
        self._classes.pop()
        self.html.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        text = _SPACE.sub(" ", data)
        if not self.open and text.strip():
            raise LetterError(f"»{text.strip()}« stands in no element")
        self.html.append(escape(text, quote=False) if self.open else text)
        self._line += text if self._line and not self._line.endswith(("\n", " ")) else text.lstrip(" ")

    def _draw(self, tag: str, given: dict[str, str]) -> None:
        named = f"{tag}.{given['class']}" if "class" in given else tag
        if self._in_way() and tag == "a":
            named = "p.way a"
        if named not in STYLES:
            raise LetterError(f"a letter has no <{tag}> of class »{given.get('class')}«")
        said = list(given.items())
        if STYLES[named]:
            said.append(("style", STYLES[named]))
        self.html.append(f"<{tag}{''.join(f' {name}={chr(34)}{escape(value)}{chr(34)}' for name, value in said)}>")

    def _in_way(self) -> bool:
        return bool(self.open) and (self.open[-1], self._classes[-1]) == ("p", "way")

    def _say_where(self) -> None:
        """The address after the words of the link: on a line of its own where the link is the way on."""
        words, address = self._line.rstrip(), self._href
        if words.endswith(address):
            self._line = words
        else:
            self._line = f"{words}:\n{address}" if self._classes[-2:-1] == ["way"] else f"{words}: {address}"

    def _end_block(self) -> None:
        text = "\n".join(line.strip() for line in self._line.strip().split("\n"))
        self._line = ""
        if not text:
            return
        if "blockquote" in self.open:
            text = "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
        if "li" in self.open:
            text = "- " + text.replace("\n", "\n  ")
        self._blocks.append(text)

    def plain(self) -> str:
        """The blocks with an empty line between; those of a list, and what is signed, stand close."""
        self._end_block()
        said = ""
        for before, block in zip(["", *self._blocks], self._blocks, strict=False):
            close = before == SIGNED or (before.startswith("- ") and block.startswith("- "))
            said += ("\n" if close else "\n\n") * bool(said) + block
        return said + "\n"
