"""How a letter is handed to the mail server, and what is known of it afterwards.

A mail server takes a letter over with its answer to the last line of it. Whoever dies between sending that line and
hearing the answer cannot know. So the last line is not sent before a `claim` has been written down where all workers
see it, and what has been claimed is never sent again: a letter comes at most once. Everything that can go wrong before
(no server, no encryption, an address that is not taken) comes before the claim, and can be tried again.
"""

import logging
import re
import smtplib
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

logger = logging.getLogger(__name__)

_LEADING_DOT = re.compile(rb"(?m)^\.")
_NOT_THIS_ADDRESS = frozenset({521, 550, 551, 553, 556})
_ABOUT_POLICY = re.compile(rb"^5\.7\.")
_STARTED = 354
_LAST_LINE = b".\r\n"
_THINKS_FOR = 120.0  # seconds: a server may look a letter through before it answers


class Fate(Enum):
    """What became of a letter."""

    TAKEN = auto()  # the server has it
    LATER = auto()  # it was not claimed, and the server may take it another time
    PUT_BACK = auto()  # it was claimed, and the server has said that it did not take it this time
    REFUSED = auto()  # it will never take this letter
    UNREACHABLE = auto()  # it knows no such address
    UNSURE = auto()  # the connection broke between the last line and the answer
    ANOTHERS = auto()  # somebody else has claimed it, or it has become needless


_ANSWERS = {2: Fate.TAKEN, 4: Fate.PUT_BACK, 5: Fate.REFUSED}  # by the first digit


class NotNow(Exception):
    """The mail server did not take a letter, and may take it later: the job is tried again."""


def carry(message: EmailMessage, *, claim: Callable[[], bool]) -> Fate:
    """Hand a letter with one recipient to the mail server of the settings.

    `claim` is called when all that is missing is the last line, and answers whether to go on; it commits what it
    writes. After `PUT_BACK` the one who made the claim may undo it.
    """
    backend = get_connection()
    if not isinstance(backend, EmailBackend):
        if not claim():
            return Fate.ANOTHERS
        backend.send_messages([message])
        return Fate.TAKEN
    whole: Any = message.message()
    said = _LEADING_DOT.sub(b"..", whole.as_bytes(linesep="\r\n"))
    try:
        backend.open()
    except (OSError, smtplib.SMTPException):
        with suppress(OSError, smtplib.SMTPException):
            backend.close()
        return Fate.LATER
    connection = backend.connection
    if connection is None:
        return Fate.LATER
    fate = _address(connection, message) or _bring(connection, said, claim)
    _leave(connection, politely=fate is not Fate.ANOTHERS)
    return fate


def carry_and_forget(message: EmailMessage, *, forget: Callable[[], bool]) -> None:
    """Hand over a letter to somebody whose address we let go of as it goes: `forget` is the claim.

    What cannot go now raises `NotNow`, and the address is kept. A letter that is put back is tried once more at once:
    after that there is nothing left to try it with, and it is let go of.
    """
    fate = carry(message, claim=forget)
    if fate is Fate.LATER:
        raise NotNow
    if fate in (Fate.REFUSED, Fate.UNREACHABLE):
        forget()
    if fate is Fate.PUT_BACK and carry(message, claim=lambda: True) is not Fate.TAKEN:
        logger.warning("a letter was put back twice and let go of")


def _address(connection: smtplib.SMTP, message: EmailMessage) -> Fate | None:
    """Say from whom and to whom, and ask to begin; None when the server waits for the letter."""
    sender = sanitize_address(message.from_email, "utf-8")
    recipient = sanitize_address(message.recipients()[0], "utf-8")
    try:
        connection.ehlo_or_helo_if_needed()
        if connection.mail(_bare(sender))[0] != 250:
            return Fate.LATER
        code, said = connection.rcpt(_bare(recipient))
        if code not in (250, 251):
            return _refusal_of_address(code, said)
        code, _said = connection.docmd("DATA")
    except (OSError, smtplib.SMTPException):
        return Fate.LATER
    if code != _STARTED:
        return Fate.LATER if code < 500 else Fate.REFUSED
    return None


def _refusal_of_address(code: int, said: bytes) -> Fate:
    if code < 500:
        return Fate.LATER
    return Fate.UNREACHABLE if code in _NOT_THIS_ADDRESS and not _ABOUT_POLICY.match(said) else Fate.REFUSED


def _bring(connection: smtplib.SMTP, said: bytes, claim: Callable[[], bool]) -> Fate:
    try:
        connection.send(said if said.endswith(b"\r\n") else said + b"\r\n")
    except (OSError, smtplib.SMTPException):
        return Fate.LATER
    if not claim():
        return Fate.ANOTHERS
    try:
        if connection.sock is not None:
            connection.sock.settimeout(_THINKS_FOR)
        connection.send(_LAST_LINE)
        code, _said = connection.getreply()
    except (OSError, smtplib.SMTPException):
        return Fate.UNSURE
    return _ANSWERS.get(code // 100, Fate.UNSURE)


def _bare(address: str) -> str:
    """The address alone, without a name before it."""
    return smtplib.quoteaddr(address).strip("<>")


def _leave(connection: smtplib.SMTP, *, politely: bool) -> None:
    """Go, without waiting for long. A server that still waits for the last line drops what it has."""
    try:
        if politely and connection.sock is not None:
            connection.sock.settimeout(1)
            connection.quit()
    except (OSError, smtplib.SMTPException):
        return
    finally:
        connection.close()
