"""A little Markdown, for what people say to each other: what it lets through is a closed list, and nothing is lost.

Paragraphs, emphasis, lists, quotes, code, lines across and links. No headings, pictures or HTML: those stay as they
were written, so that whatever is pasted can be read. Lines break where they were broken, and numbers stay as they were.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from django.utils.html import linebreaks
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_RULES = ("list", "blockquote", "fence", "hr", "newline", "escape", "backticks", "emphasis", "link", "autolink")
_DEEPEST = 24  # blocks inside each other; markdown-it lets go of what lies deeper, so that is shown as it was written
_KEPT = 2048  # how many texts a process keeps as HTML; each is a few kilobytes
_FOLLOWED = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>\"»«]*[^\s<>\"»«.,;:!?)\]}'*_]", re.IGNORECASE)


def _may_follow(_reader: MarkdownIt, address: str) -> bool:
    """Whether a link may lead there: to a page or a mailbox, and nowhere else."""
    return _FOLLOWED.fullmatch(address) is not None


_Reader = type("_Reader", (MarkdownIt,), {"validateLink": _may_follow})


@lru_cache(maxsize=_KEPT)
def marked(text: str) -> SafeString:
    """The text as HTML: only the tags of the subset, with `href` and `rel` on links and `value` on numbered lines."""
    tokens = _READER.parse(text)
    if _is_too_deep(tokens):
        return SafeString(linebreaks(text, autoescape=True))
    return SafeString(_READER.renderer.render(tokens, _READER.options, {}))


def unmarked(text: str) -> str:
    """The words alone, on one line, for where there is no room for more."""
    tokens = _READER.parse(text)
    return " ".join((text if _is_too_deep(tokens) else " ".join(map(_words, tokens))).split())


def _is_too_deep(tokens: Sequence[Token]) -> bool:
    return any(token.level >= _DEEPEST - 1 for token in tokens)


def _words(block: Token) -> str:
    if block.children:
        return "".join(part.content or " " * part.type.endswith("break") for part in block.children)
    return f"{block.info}{block.markup}" if block.type == "list_item_open" and block.info else block.content


def _tidy(state: StateCore) -> None:
    """What is done to every text: links do not vouch, bare addresses are links, and numbers stay as they were."""
    for block in state.tokens:
        if block.type == "list_item_open" and block.info:
            block.attrSet("value", str(int(block.info)))
        if block.type == "ordered_list_open":
            block.attrs = {}
        if block.type == "fence":
            block.content, block.info = f"{block.info}\n{block.content}" if block.info else block.content, ""
        if block.children:
            block.children = _linked(block.children)


def _linked(tokens: Sequence[Token]) -> list[Token]:
    made: list[Token] = []
    inside = 0
    for token in tokens:
        inside += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type == "link_open":
            made.append(_opened(str(token.attrGet("href"))))
        elif token.type == "text" and not inside:
            made += _split(token.content)
        else:
            made.append(token)
    return made


def _split(text: str) -> list[Token]:
    """A piece of text with its bare addresses as links."""
    pieces: list[Token] = []
    end = 0
    for found in _BARE.finditer(text):
        pieces += [_said(text[end : found.start()]), _opened(found[0]), _said(found[0]), Token("link_close", "a", -1)]
        end = found.end()
    return [*pieces, _said(text[end:])]


def _opened(address: str) -> Token:
    """A link that tells search engines and the place it leads to that we do not vouch for it."""
    return Token("link_open", "a", 1, attrs={"href": address, "rel": "nofollow ugc noopener"})


def _said(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _reader() -> MarkdownIt:
    options = {"html": False, "breaks": True, "maxNesting": _DEEPEST}
    reader: MarkdownIt = _Reader("zero", options).enable(list(_RULES))
    reader.core.ruler.push("samskab", _tidy)
    return reader


_READER = _reader()
