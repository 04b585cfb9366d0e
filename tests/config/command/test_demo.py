from email.message import EmailMessage
from pathlib import Path

import pytest

from samskab.config.command.demo import Postbox


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
