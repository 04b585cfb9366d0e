"""A letter is handed to a real mail server at most once, whatever that server does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage

from samskab.config.mail import mail_settings
from samskab.kernel.post.carrying import Fate, NotNow, carry, carry_and_forget
from tests.support.post_office import PostOffice, open_office


class Claims:
    """Counts how often a letter was claimed, and says yes or no."""

    def __init__(self, *, allowed: bool = True) -> None:
        self.number, self.allowed = 0, allowed

    def __call__(self) -> bool:
        self.number += 1
        return self.allowed


@pytest.fixture
def moody(request: pytest.FixtureRequest, tmp_path: Path, settings: Any) -> Iterator[PostOffice]:
    with open_office(tmp_path, *request.param) as office:
        use(settings, office.url)
        yield office


def use(settings: Any, url: str) -> None:
    for name, value in mail_settings(url, Path("/nowhere")).items():
        setattr(settings, name, value)


def a_letter(body: str = "Hej.\n.\n..prik\nSlut") -> EmailMessage:
    return EmailMessage("Emne", body, "Os <os@example.org>", ["aase@example.org"])


@pytest.mark.parametrize(
    ("moody", "fate", "claims", "kept"),
    [
        (["ok"], Fate.TAKEN, 1, 1),
        (["drop hello"], Fate.LATER, 0, 0),
        (["mail 451"], Fate.LATER, 0, 0),
        (["mail 530"], Fate.LATER, 0, 0),
        (["rcpt 450"], Fate.LATER, 0, 0),
        (["rcpt 421"], Fate.LATER, 0, 0),
        (["rcpt 550 5.1.1"], Fate.UNREACHABLE, 0, 0),
        (["rcpt 550 5.7.1"], Fate.REFUSED, 0, 0),
        (["rcpt 554"], Fate.REFUSED, 0, 0),
        (["data 451"], Fate.LATER, 0, 0),
        (["data 554"], Fate.REFUSED, 0, 0),
        (["drop data"], Fate.LATER, 0, 0),
        (["end 452"], Fate.PUT_BACK, 1, 0),
        (["end 554"], Fate.REFUSED, 1, 0),
        (["drop end"], Fate.UNSURE, 1, 1),
    ],
    indirect=["moody"],
)
def test_what_a_server_does_decides_what_becomes_of_a_letter(
    moody: PostOffice, fate: Fate, claims: int, kept: int
) -> None:
    claim = Claims()

    assert carry(a_letter(), claim=claim) is fate
    assert (claim.number, len(moody.kept)) == (claims, kept)


@pytest.mark.parametrize("moody", [["drop body"]], indirect=True)
def test_a_letter_broken_off_in_the_middle_is_not_kept_and_is_never_called_sent(moody: PostOffice) -> None:
    fate = carry(a_letter("x" * 2_000_000), claim=Claims())

    assert fate in (Fate.LATER, Fate.UNSURE)
    assert moody.kept == []


@pytest.mark.parametrize("moody", [["ok"]], indirect=True)
def test_a_letter_whose_claim_fails_is_not_kept_by_the_server(moody: PostOffice) -> None:
    assert carry(a_letter(), claim=Claims(allowed=False)) is Fate.ANOTHERS
    assert carry(a_letter(), claim=Claims()) is Fate.TAKEN
    assert len(moody.kept) == 1


@pytest.mark.parametrize("moody", [["ok"]], indirect=True)
def test_lines_of_dots_arrive_as_they_were_written(moody: PostOffice) -> None:
    carry(a_letter(), claim=Claims())

    (letter,) = moody.kept
    assert letter.get_content().split() == ["Hej.", ".", "..prik", "Slut"]


@pytest.mark.parametrize("moody", [["ok"]], indirect=True)
def test_nothing_is_said_in_the_clear_to_a_server_without_encryption(moody: PostOffice, settings: Any) -> None:
    use(settings, f"{moody.url}?tls=start")

    assert carry(a_letter(), claim=(claim := Claims())) is Fate.LATER
    assert (claim.number, moody.kept) == (0, [])


def test_a_server_that_is_away_is_tried_later(settings: Any) -> None:
    use(settings, "smtp://127.0.0.1:1")

    assert carry(a_letter(), claim=Claims()) is Fate.LATER


@pytest.mark.parametrize("moody", [["ok"]], indirect=True)
@pytest.mark.parametrize("field", ["subject", "to", "from_email"])
def test_no_line_can_be_smuggled_into_the_head(moody: PostOffice, field: str) -> None:
    letter = a_letter()
    evil = "x@example.org\r\nBcc: alle@example.org"
    setattr(letter, field, [evil] if field == "to" else evil)

    with pytest.raises(ValueError, match=r"(?i)header|newline|address"):
        carry(letter, claim=Claims())
    assert moody.kept == []


@pytest.mark.parametrize("moody", [["mail 451", "end 451", "ok", "end 451", "end 451"]], indirect=True)
def test_an_address_is_kept_until_the_letter_goes_and_no_longer(moody: PostOffice) -> None:
    claim = Claims()
    with pytest.raises(NotNow):
        carry_and_forget(a_letter(), forget=claim)
    assert claim.number == 0
    carry_and_forget(a_letter(), forget=claim)
    assert (claim.number, len(moody.kept)) == (1, 1)
    carry_and_forget(a_letter(), forget=claim)
    assert (claim.number, len(moody.kept)) == (2, 1)
