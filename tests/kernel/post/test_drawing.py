"""A letter is drawn twice from one source, and shows nothing that its template did not mean."""

import re

import pytest

from samskab.kernel.post.drawing import Drawn, LetterError, drawn


def letter(markup: str) -> Drawn:
    return drawn(markup, title="En titel", language="da")


def test_the_plain_form_says_what_the_html_says() -> None:
    said = letter(
        "<h1>Hej</h1>\n<p>Der er  sket\nnoget.</p><blockquote>Et<br>To</blockquote>"
        '<p class="way"><a href="https://a.example/1">Svar her</a></p><ul><li>En</li><li>To</li></ul>'
        '<hr><p class="soft">Hilsen</p>'
    )

    assert said.plain == (
        "Hej\n\nDer er sket noget.\n\n    Et\n    To\n\nSvar her:\nhttps://a.example/1\n\n- En\n- To\n\n-- \nHilsen\n"
    )


def test_a_link_in_a_sentence_is_followed_by_its_address_once() -> None:
    assert letter('<p>Se <a href="https://a.example/">siden</a> her.</p>').plain == (
        "Se siden: https://a.example/ her.\n"
    )
    assert letter('<p><a href="https://a.example/">https://a.example/</a></p>').plain == "https://a.example/\n"


def test_words_of_people_stay_words() -> None:
    said = letter("<p>&lt;a href=&quot;https://evil.example&quot;&gt; &amp; &lt;script&gt;</p>")

    assert said.plain == '<a href="https://evil.example"> & <script>\n'
    assert '&lt;a href="https://evil.example"&gt; &amp; &lt;script&gt;' in said.html


def test_every_element_carries_its_own_style_and_nothing_is_fetched() -> None:
    said = letter('<h1>Hej</h1><p>Se <a href="https://a.example/">her</a></p><p class="code">ABC</p>')
    inside = said.html.partition("<main")[2]

    assert re.findall(r"<(h1|p|a)(?! [^>]*style=)", inside) == []
    assert re.findall(r"(?:src|srcset|background)=|url\(|@import|<link|<img|<script", said.html) == []
    assert '<html lang="da">' in said.html
    assert "<title>En titel</title>" in said.html


@pytest.mark.parametrize(
    "markup",
    [
        "<table></table>",
        '<p onclick="x">a</p>',
        '<p class="unknown">a</p>',
        "<p>a",
        "a</p>",
        "a",
        "<p><strong>a</p></strong>",
        '<img src="https://a.example/x.gif">',
    ],
)
def test_a_template_that_no_letter_can_show_is_an_error(markup: str) -> None:
    with pytest.raises(LetterError):
        letter(markup)
