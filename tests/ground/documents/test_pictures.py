"""A picture in a text: brought by those who take part, with what it shows, and seen by those who read the text."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, connection, transaction

from samskab.ground.documents.actions.picturing import MOST
from samskab.ground.documents.models import Picture
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.people.models import Person
from samskab.kernel.pictures import LARGEST
from samskab.kernel.refusal import Refusal
from tests.factories import a_person
from tests.ground.documents.conftest import Here, a_text
from tests.ground.documents.test_pages import browser_of, path
from tests.support.pictures import A_PICTURE, HOSTILE, a_picture

pytestmark = pytest.mark.django_db
SHOWS = "Vandet i kælderen"


def brought(here: Here, data: bytes, person: Person | None, description: str = SHOWS, *, script: bool = False) -> Any:
    told = {"picture": SimpleUploadedFile("billede.png", data, "image/png"), "description": description}
    headers = {"accept": "application/json"} if script else {}
    return browser_of(person).post(path(here, "bring_picture"), told, headers=headers)


def last(here: Here) -> object:
    content = body_of(here.document)["content"]
    assert isinstance(content, list)
    return content[-1]


def test_one_brings_a_picture_by_form_and_it_stands_last_in_the_text(here: Here) -> None:
    assert brought(here, a_picture(), here.karl).status_code == 302
    [kept] = Picture.objects.all()
    found = last(here)
    assert isinstance(found, dict)
    assert (found["type"], found["attrs"]["src"], found["attrs"]["alt"]) == (
        "image",
        path(here, "picture", kept.ref),
        SHOWS,
    )
    assert (kept.width, kept.height, kept.by) == (40, 30, here.of(here.karl))


def test_a_script_is_told_where_it_lies_and_puts_it_in_itself(here: Here) -> None:
    before = body_of(here.document)
    answer = brought(here, a_picture(), here.karl, script=True)
    [kept] = Picture.objects.all()
    assert answer.content.decode() == f'{{"src": "{path(here, "picture", kept.ref)}", "alt": "{SHOWS}"}}'.replace(
        "æ", "\\u00e6"
    )
    assert body_of(here.document) == before


def test_it_is_seen_by_whoever_reads_the_text_and_kept_by_their_own_browser_alone(here: Here) -> None:
    brought(here, a_picture(), here.karl)
    answer = browser_of(None).get(path(here, "picture", Picture.objects.get().ref))
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        200,
        "image/webp",
        "nosniff",
    )
    assert answer["Cache-Control"].startswith("private")
    assert answer.content[8:12] == b"WEBP"


def test_a_picture_of_another_text_is_not_found(here: Here) -> None:
    brought(here, a_picture(), here.karl)
    other = a_text("En anden.")
    assert browser_of(None).get(path(other, "picture", Picture.objects.get().ref)).status_code == 404


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_is_said_so_kindly_and_nothing_is_kept(here: Here, name: str, script: bool) -> None:
    answer = brought(here, HOSTILE[name], here.karl, script=script)
    assert answer.status_code == (422 if script else 200)
    assert Picture.objects.count() == 0


def test_what_it_shows_has_to_be_said(here: Here) -> None:
    answer = brought(here, a_picture(), here.karl, "  ")
    assert "Skriv, hvad billedet viser" in answer.content.decode()
    assert Picture.objects.count() == 0


def test_a_file_that_is_too_large_is_refused_with_a_word(here: Here) -> None:
    answer = brought(here, a_picture() + b"\x00" * LARGEST, here.karl)
    assert "Filen er for stor" in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "nobody"])
def test_whoever_takes_no_part_brings_none(here: Here, who: str) -> None:
    person = a_person() if who == "stranger" else None
    assert brought(here, a_picture(), person).status_code in (302, 403)
    assert Picture.objects.count() == 0


def test_a_text_has_room_for_so_many(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samskab.ground.documents.actions.picturing.MOST", 1)
    answers = [brought(here, a_picture(), here.karl).status_code for _each in range(2)]
    assert (answers, Picture.objects.count(), MOST) == ([302, 200], 1, 100)


def test_a_picture_that_the_text_cannot_take_is_not_kept_either(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_words: object) -> None:
        raise Refusal("text_is_full", "Der er ikke plads.", status=409)

    monkeypatch.setattr("samskab.ground.documents.actions.replacing.write", refuse)
    before = body_of(here.document)
    assert brought(here, a_picture(), here.karl).status_code == 200
    assert (Picture.objects.count(), body_of(here.document)) == (0, before)


def test_nobody_brings_them_by_the_hundred(here: Here) -> None:
    answers = [brought(here, b"", here.karl).status_code for _each in range(31)]
    assert (set(answers[:30]), answers[30]) == ({200}, 429)


@pytest.mark.parametrize("statement", ["UPDATE documents_picture SET width = 9", "DELETE FROM documents_picture"])
def test_the_database_keeps_pictures_as_they_came(here: Here, statement: str) -> None:
    brought(here, a_picture(), here.karl)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_takes_them_from_those_who_take_part_alone(here: Here) -> None:
    other = a_text("En anden.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.create(document=here.document, data=A_PICTURE, width=2, height=2, by=other.of(other.karl))
