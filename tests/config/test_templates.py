"""Every word a template shows can be translated: nothing visible stands bare between the tags."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, Token, TokenType

from samskab.config.messages import PACKAGE
from samskab.config.warm import templates

SHOWN_ATTRIBUTES = {"alt", "title", "aria-label", "aria-description", "placeholder", "content", "label", "value"}
FOR_MACHINES = {"viewport", "color-scheme", "robots", "referrer", "htmx-config"}
# What is called the same in every language.
NAMES = re.compile(
    r"\b(?:Samskab|openapi\.json|Ærø|Frederikssund|Havnegade|Sundets Vaskeri|Bådelauget Sundet|Fjordengen|Færgevej"
    r"|LIX|DOCX|HTML|Markdown|ODT|PDF|Word)\b"
)
FILLED_IN = "x\N{ZERO WIDTH SPACE}"  # can be an element's name or a value, and is no word
WORD = re.compile(r"[^\W\d_]{2,}")
STRING = re.compile(r"""(?<![\w.])(\w+)=(?:"([^"]*)"|'([^']*)')""")
SAID_BY = {"label", "title", "text", "lead", "note", "describes", "more_label", "caption", "placeholder"}
TEMPLATES = list(templates().values())


class Bare(HTMLParser):
    """Collects visible words, leaving out elements that hold code or names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._silent or given.get("translate") == "no" or ("lang" in given and tag != "html"):
            self._silent.append(tag)
        if tag == "meta" and given.get("name") in FOR_MACHINES:
            return
        for name, value in given.items():
            if name in SHOWN_ATTRIBUTES and not (name == "value" and tag != "button"):
                self._look(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent and not self.cdata_elem:
            self._look(data)

    def _look(self, text: str) -> None:
        if WORD.search(NAMES.sub("", text)):
            self.found.append(" ".join(text.split()))


def shown(source: str) -> tuple[str, list[str]]:
    """The HTML a template writes itself, and the bare strings it gives to components."""
    html, bare = [], []
    hidden = ""
    for token in Lexer(source).tokenize():
        name = token.contents.partition(" ")[0]
        if hidden:
            hidden = "" if token.token_type == TokenType.BLOCK and name == hidden else hidden
        elif token.token_type == TokenType.BLOCK and name in ("comment", "blocktranslate", "blocktrans"):
            hidden = f"end{name}"
        elif token.token_type == TokenType.BLOCK:
            bare += given_bare(token)
        elif token.token_type == TokenType.TEXT:
            html.append(token.contents)
        elif token.token_type == TokenType.VAR:
            html.append(FILLED_IN)
    return "".join(html), bare


def given_bare(token: Token) -> list[str]:
    """Strings handed to a component without being marked for translation."""
    return [
        double or single
        for argument, double, single in STRING.findall(token.contents)
        if argument in SAID_BY and re.search(r" |^[A-ZÆØÅ]", NAMES.sub("", double or single))
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_visible_word_can_be_translated(path: Path) -> None:
    html, bare = shown(path.read_text())
    page = Bare()

    page.feed(html)

    assert page.found + bare == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>Goddag</p>",
        '<img alt="En stol">',
        '<input placeholder="Dit navn">',
        '{% button label="Kom med" %}',
        "<p>{{ name }} er med</p>",
    ],
)
def test_bare_words_are_seen(source: str) -> None:
    html, bare = shown(source)
    page = Bare()

    page.feed(html)

    assert page.found + bare != []


@pytest.mark.parametrize(
    "source",
    [
        '<p>{% translate "Goddag" %}</p>',
        "{% blocktranslate %}Goddag {{ name }}{% endblocktranslate %}",
        '{% button label=_("Kom med") icon="arrow-right" %}',
        '<span translate="no">AGPL</span>',
        "{# En note #}{% comment %}En note{% endcomment %}",
        "<script>const fortaeller = 1</script>",
    ],
)
def test_marked_words_are_let_through(source: str) -> None:
    html, bare = shown(source)
    page = Bare()

    page.feed(html)

    assert page.found + bare == []
