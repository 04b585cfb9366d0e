"""What tests of arenas share: letters that go through a real mail server."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from samskab.config.mail import mail_settings
from tests.support.mail import Mailbox


@pytest.fixture
def post(mailbox: Mailbox, settings: Settings, tmp_path: Path) -> Mailbox:
    """A mailbox that this process sends its letters to."""
    for name, value in mail_settings(mailbox.url, tmp_path).items():
        setattr(settings, name, value)
    return mailbox
