"""A text as a file that is made in the background: asked for, waited for, given, shared, and let go."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from samskab.ground.documents import actions
from samskab.ground.documents.models import MadeFile
from samskab.kernel import clock
from tests.ground.documents.conftest import Here, a_text, paragraph
from tests.ground.documents.test_pages import browser_of, path
from tests.support.pdfs import words_of_pdf

pytestmark = pytest.mark.django_db
FORMS = ["pdf", "docx", "odt"]


def asked(here: Here, form: str = "pdf", query: str = "") -> str:
    """Ask for a file; the answer is the address of the page that waits for it."""
    response = browser_of(None).post(path(here, "export", form) + query)
    assert response.status_code == 302
    return str(response["Location"])


def made() -> None:
    """What the worker does with all that was asked for."""
    for job in ProcrastinateJob.objects.filter(task_name="documents.make_file"):
        actions.make_file(file=job.args["file"])


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("odt", b"PK")])
def test_one_asks_waits_and_is_given_the_file(here: Here, form: str, begins: bytes) -> None:
    address = asked(here, form)
    waiting = browser_of(None).get(address)
    assert (waiting["Refresh"], "Vi laver filen" in waiting.content.decode()) == ("2", True)
    made()
    ready = browser_of(None).get(address)
    _now, _separator, data = ready["Refresh"].partition("0; url=")
    assert f'href="{data}"' in ready.content.decode()
    file = browser_of(None).get(data)
    assert file.content[: len(begins)] == begins
    assert file["Content-Disposition"] == f'attachment; filename="{here.document.ref}.{form}"'


def test_the_file_says_what_the_text_said_as_it_was_asked_for(here: Here) -> None:
    address = asked(here)
    actions.add_block(document=here.document, block=paragraph("Senere."), by=here.karl)
    made()
    said = words_of_pdf(browser_of(None).get(address.removesuffix("/") + ".pdf").content)
    assert ["hvert år" in said, "Senere" in said] == [True, False]


def test_all_who_ask_for_the_same_get_the_same_file_and_it_is_made_once(here: Here) -> None:
    first, second = asked(here), asked(here)
    assert first == second
    assert ProcrastinateJob.objects.filter(task_name="documents.make_file").count() == 1
    actions.add_block(document=here.document, block=paragraph("Mere."), by=here.karl)
    assert asked(here) != first


def test_a_version_is_another_file(here: Here) -> None:
    actions.keep_version(document=here.document, by=here.ida)
    actions.add_block(document=here.document, block=paragraph("Mere."), by=here.karl)
    assert asked(here, query="?version=1") != asked(here)


def test_one_who_only_looks_has_nothing_made(here: Here) -> None:
    page = browser_of(None).get(path(here, "export", "pdf"))
    assert "Lav filen" in page.content.decode()
    assert MadeFile.objects.count() == 0
    address = asked(here)
    assert browser_of(None).get(path(here, "export", "pdf"))["Location"] == address


def test_nobody_asks_again_and_again(here: Here) -> None:
    browser = browser_of(None)
    answers = [browser.post(path(here, "export", "pdf")).status_code for _each in range(61)]
    assert (set(answers[:60]), answers[60]) == ({302}, 429)


def test_a_file_of_another_text_is_not_found(here: Here) -> None:
    other = a_text("En anden.")
    address = asked(other).replace(str(other.document.ref), str(here.document.ref))
    address = address.replace(other.arena.slug, here.arena.slug)
    assert browser_of(None).get(address).status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_is_not_made_is_not_given(here: Here, form: str) -> None:
    address = asked(here, form).removesuffix("/") + f".{form}"
    assert browser_of(None).get(address).status_code == 404


def test_files_are_let_go_after_a_day(here: Here) -> None:
    asked(here)
    now = clock.now()
    with clock.held_at(now + timedelta(hours=23)):
        assert actions.forget_files() == 0
    with clock.held_at(now + timedelta(hours=25)):
        assert actions.forget_files() == 1


def test_the_page_looks_more_rarely_when_it_takes_long(here: Here) -> None:
    address = asked(here)
    with clock.held_at(clock.now() + timedelta(minutes=2)):
        assert browser_of(None).get(address)["Refresh"] == "30"


def test_a_file_that_is_gone_or_made_is_not_made_again(here: Here) -> None:
    asked(here)
    [file] = MadeFile.objects.all()
    assert [actions.make_file(file=file.pk) for _twice in range(2)] == [True, False]
    file.delete()
    assert actions.make_file(file=file.pk) is False


def test_what_a_file_is_made_from_is_not_kept_beside_it(here: Here) -> None:
    asked(here)
    [file] = MadeFile.objects.all()
    assert json.loads(file.body)["type"] == "doc"
    actions.make_file(file=file.pk)
    file.refresh_from_db()
    assert file.body == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        MadeFile.objects.update(body="{}")
