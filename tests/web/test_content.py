"""The longer texts: the same in both languages, and easy to read."""

import re

import pytest

from samskab.kernel.text.lix import lix
from samskab.web.queries.content import LANGUAGES, SLUGS, passages, text

EASY = 35.0
BANNED = re.compile(r"\b(?:klient|kunde|bruger)(?:en|er|e|ne|s)?\b", re.IGNORECASE)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_text_has_the_same_sections_in_every_language(slug: str) -> None:
    anchors = [[section.anchor for section in text(slug, language).sections] for language in LANGUAGES]

    assert anchors[0] == anchors[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_every_part_of_a_text_has_words(slug: str, language: str) -> None:
    whole = text(slug, language)

    assert all([whole.title, whole.lead, *(section.title and section.plain for section in whole.sections)])


@pytest.mark.parametrize("slug", SLUGS)
def test_a_danish_text_is_easy_to_read(slug: str) -> None:
    whole = text(slug, "da")

    assert lix("\n".join([whole.lead, *(section.plain for section in whole.sections)])) <= EASY


@pytest.mark.parametrize("slug", SLUGS)
def test_nobody_is_called_a_client_customer_or_user(slug: str) -> None:
    """M66: people are not clients, customers or users here."""
    assert [section.anchor for section in text(slug, "da").sections if BANNED.search(section.plain)] == []


def test_a_text_holds_no_raw_html() -> None:
    assert "&lt;" not in "".join(section.html for slug in SLUGS for section in text(slug, "da").sections)


def test_a_passage_is_found_by_a_word_in_it() -> None:
    found = passages("stormflod", "da")

    assert [(passage.text.slug, passage.section.anchor) for passage in found] == [("cocreation", "is")]


def test_a_passage_is_found_in_spite_of_a_slip_of_the_finger() -> None:
    found = passages("journallen", "da")

    assert found[0].section.anchor == "power"


@pytest.mark.parametrize("question", ["pizza", "", "   ", "?!"])
def test_what_is_not_there_is_not_found(question: str) -> None:
    assert passages(question, "da") == ()


def test_a_passage_says_where_it_stands() -> None:
    found = passages("storm surge", "en")

    assert found[0].address == "/cocreation/#is"
