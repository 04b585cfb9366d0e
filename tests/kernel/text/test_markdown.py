"""A little Markdown: what it makes, what it leaves as it was, and that nothing dangerous ever comes out of it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.markdown import marked, unmarked

ALLOWED = {
    "a": {"href", "rel"},
    "li": {"value"},
    **{tag: set() for tag in ("p", "br", "em", "strong", "ul", "ol", "blockquote", "pre", "code", "hr")},
}
DANGER = (
    *("<script>", "</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "data:text/html,x", "vbscript:x"),
    *("[x](", ")", "](", "![x](", "<https://a.dk>", 'https://a.dk/"onclick=x', "&#106;avascript:", "&lt;", "\\", "`"),
    *(
        "```",
        "~~~",
        "- ",
        "1. ",
        "> ",
        "#",
        "---",
        "**",
        "_",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "\0",
        "\u202e",
        '"',
        "'",
        "<",
        ">",
    ),
    *("[x]: javascript:x", "<a href=javascript:x>", "<svg/onload=x>", "JaVaScRiPt:x", "java\nscript:x", "æøå", "@Anne"),
)


class Read(HTMLParser):
    """What a browser would find: tags with attributes, addresses, and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, set[str]]] = []
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name for name, _value in attrs}))
        self.addresses += [value or "" for name, value in attrs if name == "href"]
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def assert_harmless(text: str) -> None:
    read = Read(marked(text))
    assert all(tag in ALLOWED and names <= ALLOWED[tag] for tag, names in read.tags), read.tags
    assert all(address.lower().startswith(("https://", "http://", "mailto:")) for address in read.addresses)
    assert read.open == []


@given(st.lists(st.sampled_from(DANGER) | st.text(max_size=8), max_size=30).map("".join))
def test_nothing_but_the_subset_ever_comes_out(text: str) -> None:
    assert_harmless(text)


@given(st.text(max_size=300))
def test_no_text_at_all_is_dangerous(text: str) -> None:
    assert_harmless(text)


@given(st.lists(st.sampled_from(("> ", "- ", "1. ", "  ", "\n", "a", "*", "`")), max_size=120).map("".join))
def test_no_letter_is_lost_however_deep_it_stands(text: str) -> None:
    assert Read(marked(text)).words.count("a") == text.count("a")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hej **du** og *du*.", "<p>Hej <strong>du</strong> og <em>du</em>.</p>\n"),
        ("En linje\nog en til", "<p>En linje<br>\nog en til</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("> Sagt", "<blockquote>\n<p>Sagt</p>\n</blockquote>\n"),
        ("`x`", "<p><code>x</code></p>\n"),
        ("```js\nx\n```", "<pre><code>js\nx\n</code></pre>\n"),
        (
            "[her](https://a.dk 'titel')",
            '<p><a href="https://a.dk" rel="nofollow ugc noopener">her</a></p>\n',
        ),
        (
            "Se https://a.dk/x_y_z.",
            '<p>Se <a href="https://a.dk/x_y_z" rel="nofollow ugc noopener">https://a.dk/x_y_z</a>.</p>\n',
        ),
    ],
)
def test_the_subset(text: str, html: str) -> None:
    assert marked(text) == html


@pytest.mark.parametrize(
    "text", ["# Overskrift", "<b>fed</b>", "![x](javascript:x)", "[x](/indenfor)", "[x](javascript:x)", "| a | b |"]
)
def test_what_is_no_part_of_it_stays_as_it_was_written(text: str) -> None:
    read = Read(marked(text))
    assert (read.words.strip(), [tag for tag, _names in read.tags]) == (text, ["p"])


def test_what_was_pasted_from_the_margin_does_not_become_code() -> None:
    assert marked("    Indrykket af en mailklient") == "<p>Indrykket af en mailklient</p>\n"


def test_a_number_stays_the_number_it_was() -> None:
    assert marked("24. december\n30. december") == (
        '<ol>\n<li value="24">december</li>\n<li value="30">december</li>\n</ol>\n'
    )


def test_the_words_alone_stand_on_one_line() -> None:
    assert unmarked("**Hej**\n\n1. en\n2. [to](https://a.dk)\nog mere") == "Hej 1. en 2. to og mere"
