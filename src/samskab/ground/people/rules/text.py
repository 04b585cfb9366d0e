"""What may stand in a line that somebody writes about themself."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samskab.kernel.refusal import Refusal
from samskab.kernel.text.cpr import contains_cpr

# Marks that turn the direction of the text around them, and marks that take no room: both can make
# a name look like another one. The two joiners stay, for emoji and many scripts are built with them.
_DISGUISES = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_JOINERS = "\u200c\u200d"


def clean_line(text: str, *, longest: int, field: str) -> str:
    """The text as one tidy line of at most `longest` characters.

    Raises a `Refusal` with status 400 for the named field when nothing readable is left (`empty`), when it
    is too long (`too_long`), and when it may hold a CPR number (`cpr`).
    """
    if len(text) > 20 * longest:
        raise _too_long(longest, field)
    composed = unicodedata.normalize("NFC", _DISGUISES.sub("", text))
    seen = "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs") else letter for letter in composed)
    line = " ".join(seen.split())
    if not any(unicodedata.category(letter)[0] in "LNPS" for letter in line if letter not in _JOINERS):
        raise Refusal("empty", _("Skriv et navn. Fornavn er nok."), field, 400)
    if len(line) > longest:
        raise _too_long(longest, field)
    refuse_cpr(line, field=field)
    return line


def refuse_cpr(text: str, *, field: str) -> None:
    """Raise a `Refusal` when the text may hold a CPR number, which we never keep."""
    if contains_cpr(text):
        raise Refusal("cpr", _("Det ligner et CPR-nummer. Skriv det ikke her: vi gemmer det aldrig."), field, 400)


def clean_address(text: str, *, field: str) -> str:
    """An e-mail address in the one form we keep; raises a `Refusal` for the field when it is none."""
    address = text.strip().lower()
    refuse_cpr(address, field=field)
    try:
        validate_email(address)
    except ValidationError as error:
        message = _("Skriv en e-mailadresse, for eksempel post@forening.example.")
        raise Refusal("no_address", message, field, 400) from error
    return address


def _too_long(longest: int, field: str) -> Refusal:
    message = gettext("Skriv det kortere. Der er plads til %(longest)d tegn.") % {"longest": longest}
    return Refusal("too_long", message, field, 400)
