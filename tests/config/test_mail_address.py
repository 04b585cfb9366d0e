"""Where mail goes, read from one address."""

from pathlib import Path

import pytest

from samskab.config.mail import mail_settings

FOLDER = Path("/somewhere")


def test_no_address_keeps_letters_as_files() -> None:
    settings = mail_settings("", FOLDER)
    assert settings["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert settings["EMAIL_FILE_PATH"] == "/somewhere"


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://post.example", 25, False, False),
        ("smtp://post.example?tls=start", 587, True, False),
        ("smtp://post.example:2525?tls=start", 2525, True, False),
        ("smtps://post.example", 465, False, True),
    ],
)
def test_ports_and_encryption(address: str, port: int, tls: bool, ssl: bool) -> None:
    settings = mail_settings(address, FOLDER)
    found = (settings["EMAIL_HOST"], settings["EMAIL_PORT"], settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"])
    assert found == ("post.example", port, tls, ssl)


def test_names_and_words_may_hold_anything() -> None:
    settings = mail_settings("smtp://aase%40forening:h%2Fu%3Ash@post.example", FOLDER)
    assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == ("aase@forening", "h/u:sh")


@pytest.mark.parametrize(
    "address", ["post.example", "http://post.example", "smtp://", "smtp://a?tls=no", "smtp://a?x=1"]
)
def test_what_makes_no_sense_is_refused_without_telling_the_secret(address: str) -> None:
    with pytest.raises(ValueError, match=r"smtp|tls") as refused:
        mail_settings(address.replace("://", "://name:hush@"), FOLDER)
    assert "hush" not in str(refused.value)
