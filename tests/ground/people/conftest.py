"""What tests of people share: letters that go through a real mail server."""

import re
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from samskab.config.mail import mail_settings
from tests.support.mail import Mailbox, text_of

CODE = re.compile(r"^[A-Z0-9]{3,}-?[A-Z0-9]{3,}$", re.MULTILINE)


@pytest.fixture
def post(mailbox: Mailbox, settings: Settings, tmp_path: Path) -> Mailbox:
    """A mailbox that this process sends its letters to."""
    for name, value in mail_settings(mailbox.url, tmp_path).items():
        setattr(settings, name, value)
    return mailbox


def code_for(post: Mailbox, address: str, *, number: int = 1) -> str:
    """The code in the latest letter to an address."""
    found = CODE.search(text_of(post.wait_for(address, number=number)))
    assert found is not None
    return found[0]
