from email.message import EmailMessage
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from samskab.config.command.demo import LOADERS, Postbox
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.stories import stories
from samskab.ground.people.models import Organisation


def letter(subject: str, body: str) -> bytes:
    message = EmailMessage()
    message["To"] = "ruth@sundby.example"
    message["Subject"] = subject
    message.set_content(body)
    message.add_alternative(f"<p>{body}</p>", subtype="html")
    return message.as_bytes()


def test_a_letter_is_shown_once_as_a_person_would_read_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old").write_bytes(letter("Gammelt", "Fra i går"))
    postbox = Postbox(tmp_path)
    (tmp_path / "new").write_bytes(letter("Din kode til Samskab", "Koden er ÆØÅ123"))

    for _ in range(2):
        postbox.show_new()

    assert capsys.readouterr().out == (
        "\n--- Letter to ruth@sundby.example: Din kode til Samskab\nKoden er ÆØÅ123\n---\n"
    )


def test_before_the_first_letter_there_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Postbox(tmp_path / "mail").show_new()

    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_what_one_loader_makes_the_next_can_stand_on_however_often() -> None:
    for _ in range(2):
        for loader in LOADERS:
            call_command(loader, verbosity=0, stdout=StringIO())

    names = Organisation.objects.values_list("name", flat=True)
    assert len(set(names)) == len(names) > 0
    assert Arena.objects.count() == len(stories())
