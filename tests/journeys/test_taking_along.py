"""A text as a PDF: asked for, made in the background, and given, with a script and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from tests.factories import a_person, an_arena
from tests.support.browsers import Visitor
from tests.support.pdfs import words_of_pdf
from tests.support.texts import a_text


@pytest.mark.parametrize("javascript", [True, False])
def test_one_asks_for_a_file_and_it_comes_by_itself(visitors: Callable[..., Visitor], javascript: bool) -> None:
    visitor = visitors(javascript=javascript)
    anne = a_person("Anne Ager")
    arena = an_arena("Naboer ved fjorden", by=anne)
    text = actions.start_document(arena=arena, kind=Kind.OTHER, title="Vandet", body=a_text("Vandet kommer."), by=anne)
    visitor.open(f"/arenas/{arena.slug}/texts/{text.ref}/")
    page = visitor.page
    with page.expect_download() as given:
        page.get_by_role("button", name="PDF").click()
    expect(page.get_by_role("status")).to_have_text("Filen er lavet. Den kommer af sig selv.")
    expect(page.get_by_role("link", name="Hent PDF")).to_be_visible()
    assert "Vandet kommer." in words_of_pdf(given.value.path().read_bytes())
    if javascript:
        visitor.axe()
