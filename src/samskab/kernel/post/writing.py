"""How a letter is made, from the templates of its subject and of what it says, in the language of the one who reads."""

from collections.abc import Mapping
from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from samskab.kernel.post.drawing import drawn


def letter(
    *, to: str, subject: str, body: str, words: Mapping[str, Any], language: str, stop: str = "", known_as: str = ""
) -> EmailMultiAlternatives:
    """A letter to one address, as plain text and as HTML.

    `subject` and `body` are the names of templates. `stop` is an address of ours where one press stops letters like
    this one (RFC 8058); a letter that somebody asked for has none. `known_as` makes the letter the same one to mail
    programs, should it ever come twice. No machine is to answer it (RFC 3834).
    """
    with override(language):
        given = dict(words)
        title = " ".join(render_to_string(subject, given).split())
        said = drawn(render_to_string(body, given), title=title, language=language)
    headers = {"Auto-Submitted": "auto-generated", "Message-ID": _message_id(known_as)}
    if stop:
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    message = EmailMultiAlternatives(title, said.plain, None, [to], headers=headers)
    message.attach_alternative(said.html, "text/html")
    return message


def _message_id(known_as: str) -> str:
    return f"<{known_as}@{settings.HOST}>" if known_as else make_msgid(domain=settings.HOST)
