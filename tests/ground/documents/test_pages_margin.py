"""Remarks and suggestions by form: said, taken, left open, and said again when the text was changed meanwhile."""

import base64

import pytest
from django.test import Client

from samskab.ground.documents import actions
from samskab.ground.documents.models import Remark, Suggestion, SuggestionTaken
from samskab.ground.documents.queries.margin import suggestions_of
from tests.ground.documents.conftest import Here, paragraph
from tests.ground.documents.test_pages import browser_of, page, path

pytestmark = pytest.mark.django_db
FIRST = "Vandet kommer hvert år."


def suggested(here: Here, words: str = "Vandet kommer to gange om året.") -> Suggestion:
    return actions.suggest(
        document=here.document, block=here.block(), before=FIRST, after=paragraph(words), why="Vi talte.", by=here.karl
    )


def test_a_remark_without_a_script_is_on_the_whole_paragraph(here: Here) -> None:
    response = browser_of(here.karl).post(path(here, "remark", here.block()), {"words": "Hvor meget?"})
    made = Remark.objects.get()
    assert response["Location"] == path(here) + "#margin"
    assert (made.block, bytes(made.anchor), made.quote) == (here.block(), b"", FIRST)
    assert f'data-of="{here.block()}" data-anchor=""' in page(here)


def test_a_remark_holds_on_to_the_words_that_a_script_has_found(here: Here) -> None:
    anchor = base64.b64encode(b"\x03abc\x03def").decode()
    told = {"words": "Hvor meget?", "anchor": anchor, "quote": "hvert år"}
    browser_of(here.karl).post(path(here, "remark", here.block()), told)
    made = Remark.objects.get()
    assert (bytes(made.anchor), made.quote) == (b"\x03abc\x03def", "hvert år")
    assert f'data-anchor="{anchor}"' in page(here, "margin")


@pytest.mark.parametrize("anchor", ["æ!", "abc", "A" * 4_000])
def test_an_anchor_that_is_none_leaves_the_remark_with_the_paragraph(here: Here, anchor: str) -> None:
    browser_of(here.karl).post(path(here, "remark", here.block()), {"words": "Hvor meget?", "anchor": anchor})
    assert bytes(Remark.objects.get().anchor) == b""


def test_a_remark_on_a_paragraph_that_is_not_there_is_not_found(here: Here) -> None:
    assert browser_of(here.karl).get(path(here, "remark", "zzzzzzzz")).status_code == 404


def test_its_author_says_that_a_remark_is_seen_to(here: Here) -> None:
    made = actions.remark(document=here.document, words="Hvor meget?", block=here.block(), by=here.karl)
    settle = path(here, "settle", made.ref)
    assert [settle in page(here, person=one) for one in (None, here.ida, here.karl)] == [False, False, True]
    browser_of(here.karl).post(settle)
    assert "Hvor meget?" not in page(here)


def test_other_words_are_suggested_and_shown_word_by_word(here: Here) -> None:
    form = browser_of(here.karl).get(path(here, "suggest", here.block())).content.decode()
    assert FIRST in form
    told = {"text": "Vandet kommer to gange.", "why": "Vi talte dem.", "seen": FIRST}
    response = browser_of(here.karl).post(path(here, "suggest", here.block()), told)
    assert response["Location"] == path(here) + "#margin"
    said = page(here)
    assert ["<del>" in said, "<ins>" in said, "Vi talte dem." in said] == [True, True, True]


def test_anyone_who_takes_part_takes_a_suggestion_and_nobody_from_outside(here: Here) -> None:
    made = suggested(here)
    take = path(here, "take", made.ref)
    assert [take in page(here, person=one) for one in (None, here.anne, here.ida, here.karl)] == [
        *(False, True, True, True)
    ]
    assert Client().post(take).status_code in (302, 403)
    assert not SuggestionTaken.objects.exists()
    browser_of(here.ida).post(take)
    assert here.says().startswith("Vandet kommer to gange om året.")
    assert not suggestions_of(here.document, open_only=True).exists()


def test_its_author_takes_a_suggestion_back(here: Here) -> None:
    withdraw = path(here, "withdraw", suggested(here).ref)
    assert [withdraw in page(here, person=one) for one in (here.ida, here.karl)] == [False, True]
    browser_of(here.karl).post(withdraw)
    assert "Vi talte." not in page(here)


def test_a_suggestion_for_words_that_were_changed_stays_open_and_says_so(here: Here) -> None:
    made = suggested(here)
    actions.replace_block(
        document=here.document, block=here.block(), before=FIRST, after=paragraph("Vandet kommer."), by=here.ida
    )
    said = page(here, person=here.ida)
    assert "Afsnittet er ændret, siden det blev foreslået." in said
    assert path(here, "take", made.ref) not in said


def test_one_who_suggests_while_another_changes_reads_what_it_says_now(here: Here) -> None:
    actions.replace_block(
        document=here.document, block=here.block(), before=FIRST, after=paragraph("Vandet kommer."), by=here.ida
    )
    told = {"text": "Vandet kommer to gange.", "seen": FIRST}
    address, karl = path(here, "suggest", here.block()), browser_of(here.karl)
    said = karl.post(address, told).content.decode()
    assert ["Vandet kommer to gange." in said, 'name="seen" value="Vandet kommer."' in said] == [True, True]
    assert not Suggestion.objects.exists()
    karl.post(address, {**told, "seen": "Vandet kommer."})
    assert Suggestion.objects.get().before == "Vandet kommer."


def test_the_margin_is_a_part_of_a_page_and_kept_by_nobody(here: Here) -> None:
    suggested(here)
    response = browser_of(here.ida).get(path(here, "margin"))
    said = response.content.decode()
    assert ["<html" in said, "Vi talte." in said] == [False, True]
    assert "no-store" in response["Cache-Control"]


def test_a_remark_is_answered_by_form_and_the_answer_stands_under_it(here: Here) -> None:
    asked = actions.remark(document=here.document, words="Hvor meget?", block=here.block(), by=here.karl)
    address = path(here, "answer_remark", asked.ref)
    empty = browser_of(here.ida).post(address, {"words": " "})
    assert "Skriv dit svar." in empty.content.decode()
    response = browser_of(here.ida).post(address, {"words": "En halv meter."})
    assert response["Location"] == f"{path(here)}#said-{asked.ref}"
    assert "En halv meter." in page(here)
    assert "En halv meter." in page(here, "margin")


def test_a_paragraph_is_said_to_come_from_how_somebody_sees_it(here: Here) -> None:
    address = path(here, "source", here.block())
    assert "Vælg, hvad det kommer fra." in browser_of(here.ida).post(address, {"framing": ""}).content.decode()
    framing = here.document.framings.first()
    assert framing is not None
    response = browser_of(here.ida).post(address, {"framing": str(framing.ref)})
    assert response["Location"] == path(here, "lineage")
    assert "Sådan ser en af os det" in page(here, "lineage")
