"""Addresses of pages in what somebody writes, where none should be: a stranger's mail must not carry one."""

import re

from django.utils.translation import gettext_lazy as _

from samskab.kernel.refusal import Refusal

_LINK = re.compile(
    r"\b(?:https?|ftp)\s*:|\bwww\.|@\w|\b[\w-]+\.(?:dk|com|net|org|eu|info|io|ru|cn|xyz|top|link)\b", re.IGNORECASE
)


def refuse_links(text: str, *, field: str) -> None:
    """Raise a `Refusal` for the field when the text holds a link to follow or an address to write to."""
    if _LINK.search(text):
        raise Refusal("link", _("Skriv uden links og adresser. Linket til arenaen kommer med af sig selv."), field, 400)
