"""Versions by form: kept, read word for word, held against each other, and brought back by adding."""

import hashlib

import pytest

from samskab.ground.documents import actions
from samskab.ground.documents.models import Version
from tests.ground.documents.conftest import Here, paragraph
from tests.ground.documents.test_pages import browser_of, page, path

pytestmark = pytest.mark.django_db
FIRST = "Vandet kommer hvert år."


def changed(here: Here, words: str = "Vandet kommer to gange om året.") -> None:
    actions.replace_block(
        document=here.document, block=here.block(), before=FIRST, after=paragraph(words), by=here.karl
    )


def test_a_version_is_kept_by_a_name_or_none(here: Here) -> None:
    browser_of(here.ida).post(path(here, "keep"), {"name": "Efter mødet"})
    changed(here)
    browser_of(here.ida).post(path(here, "keep"), {"name": ""})
    assert [str(version) for version in Version.objects.order_by("number")] == ["1 Efter mødet", "2"]
    said = page(here, "versions")
    assert ["Udgave 1: Efter mødet" in said, "Gemt af Ida Iversen" in said] == [True, True]


def test_a_version_is_read_as_it_was_kept_and_anybody_can_check_its_print(here: Here) -> None:
    kept = actions.keep_version(document=here.document, by=here.ida)
    changed(here)
    said = page(here, "version", 1)
    assert ["hvert år" in said, "to gange" in said] == [True, False]
    assert hashlib.sha256(kept.body.encode()).hexdigest() in said


def test_two_versions_are_held_against_each_other_and_one_against_now(here: Here) -> None:
    actions.keep_version(document=here.document, by=here.ida)
    changed(here)
    for said in (page(here, "compare", 1, 0), _after_keeping(here)):
        assert ["</ins>" in said, "</del>" in said] == [True, True]
    assert "Der står det samme." in page(here, "compare", 1, 1)


def _after_keeping(here: Here) -> str:
    actions.keep_version(document=here.document, by=here.ida)
    return page(here, "compare", 1, 2)


def test_one_chooses_which_to_compare(here: Here) -> None:
    actions.keep_version(document=here.document, by=here.ida)
    response = browser_of(None).get(path(here, "versions"), {"before": "1", "after": "0"})
    assert response["Location"] == path(here, "compare", 1, 0)


def test_a_version_that_is_not_there_is_not_found(here: Here) -> None:
    for address in (path(here, "version", 7), path(here, "compare", 7, 0)):
        assert browser_of(here.ida).get(address).status_code == 404


def test_words_are_brought_back_and_what_stood_before_is_kept(here: Here) -> None:
    actions.keep_version(document=here.document, by=here.ida)
    changed(here)
    asked = browser_of(here.karl).get(path(here, "restore", 1)).content.decode()
    assert ["</ins>" in asked, here.says().startswith(FIRST)] == [True, False]
    browser_of(here.karl).post(path(here, "restore", 1))
    assert here.says().startswith(FIRST)
    said = page(here, "versions")
    assert ["Udgave 2" in said, "Ordene fra udgave 1 igen" in said] == [True, True]


def test_how_much_of_what_stands_is_from_which_perspective_is_told(here: Here) -> None:
    changed(here, "Helt andre ord stod der aldrig før, og de er lange.")
    said = page(here, "versions")
    assert ["Borger" in said, "Embeds" in said or "forvaltning" in said.lower()] == [True, True]


@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", b"<!DOCTYPE html>"), ("md", b"# Hvad vi ser")],
)
def test_a_text_is_taken_along_as_a_file_at_once(here: Here, form: str, begins: bytes) -> None:
    response = browser_of(None).get(path(here, "export", form))
    assert response.status_code == 200
    assert response.content.startswith(begins)
    assert response["Content-Disposition"] == f'attachment; filename="{here.document.ref}.{form}"'


def test_a_version_is_taken_along_as_it_was_kept(here: Here) -> None:
    actions.keep_version(document=here.document, by=here.ida)
    changed(here)
    now, then = (
        browser_of(None).get(path(here, "export", "md"), each).content.decode() for each in ({}, {"version": "1"})
    )
    assert ["to gange" in now, "to gange" in then, "hvert år" in then] == [True, False, True]


def test_a_form_that_is_not_there_is_not_found(here: Here) -> None:
    assert browser_of(None).get(path(here, "export", "exe")).status_code == 404
