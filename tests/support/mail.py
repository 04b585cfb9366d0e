"""Letters, received by a real SMTP server."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.message import Message as OldMessage
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from samskab.config.postgres.server import free_port
from tests.support.waiting import COMES_WITHIN

LINK = re.compile(r"https?://\S+")


class Mailbox(Message):
    """Everything that was sent, in the order it came; `url` is what SAMSKAB_MAIL_URL should say."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.url = f"smtp://127.0.0.1:{port}"
        self.letters: list[EmailMessage] = []

    def handle_message(self, message: OldMessage) -> None:
        self.letters.append(message_from_bytes(message.as_bytes(), policy=default))

    def to(self, address: str) -> list[EmailMessage]:
        """The letters to one address so far."""
        return [letter for letter in self.letters if address in str(letter["To"])]

    def wait_for(self, address: str, *, number: int = 1) -> EmailMessage:
        """The latest letter to `address`, once there are `number` of them."""
        deadline = time.monotonic() + COMES_WITHIN
        while len(self.to(address)) < number:
            if time.monotonic() > deadline:
                raise AssertionError(f"no letter to {address}; these came: {[str(one['To']) for one in self.letters]}")
            time.sleep(0.05)
        return self.to(address)[-1]


def text_of(letter: EmailMessage) -> str:
    """The plain words of a letter."""
    body = letter.get_body(("plain",))
    if body is None:
        raise AssertionError("a letter must have a plain part")
    return str(body.get_content())


def link_in(letter: EmailMessage) -> str:
    """The first address in a letter."""
    found = LINK.search(text_of(letter))
    if found is None:
        raise AssertionError(f"no address in the letter:\n{text_of(letter)}")
    return found[0]


@contextmanager
def receiving() -> Iterator[Mailbox]:
    """A mail server that runs as long as the block."""
    port = free_port()
    box = Mailbox(port)
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mail server of this test's own."""
    with receiving() as box:
        yield box
