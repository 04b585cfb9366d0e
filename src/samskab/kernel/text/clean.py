"""What may stand in something that somebody writes: tidy, without disguises, without a CPR number."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samskab.kernel.refusal import Refusal
from samskab.kernel.text.cpr import contains_cpr

LONGEST_ADDRESS = 254
NO_NAME: Promise = _("Skriv et navn. Fornavn er nok.")
NO_TEXT: Promise = _("Skriv et par ord.")

# Marks that turn the direction of the text around them, and marks that take no room: both can make
# a name look like another one. The two joiners stay, for emoji and many scripts are built with them.
_DISGUISES = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_JOINERS = "\u200c\u200d"
_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MANY_BREAKS = re.compile("\n{3,}")


def clean_line(text: str, *, longest: int, field: str, empty: str | Promise = NO_NAME) -> str:
    """The text as one tidy line of at most `longest` characters.

    Raises a `Refusal` with status 400 for the named field when nothing readable is left (`empty`, in the words
    given for it), when it is too long (`too_long`), and when it may hold a CPR number (`cpr`).
    """
    _refuse_endless(text, longest, field)
    return _checked(_tidied(_undisguised(text)), longest=longest, field=field, empty=empty)


def clean_text(text: str, *, longest: int, field: str, empty: str | Promise = NO_TEXT) -> str:
    """The text with its lines and paragraphs, each line tidy, of at most `longest` characters in all.

    A line break counts as one character, whichever kind it came as, and there are never more than two in a row.
    Raises the same refusals as `clean_line`.
    """
    _refuse_endless(text, longest, field)
    lines = (_tidied(line) for line in _BREAK.split(_undisguised(text)))
    return _checked(_MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip("\n"), longest=longest, field=field, empty=empty)


def clean_marked(text: str, *, longest: int, field: str, empty: str | Promise = NO_TEXT) -> str:
    """The text as Markdown needs it: as `clean_text` does, and what stands in from the margin or in columns stays so.

    Raises the same refusals as `clean_line`.
    """
    _refuse_endless(text, longest, field)
    lines = (_visible(line.expandtabs(4)).rstrip() for line in _BREAK.split(_undisguised(text)))
    return _checked(_MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip("\n"), longest=longest, field=field, empty=empty)


def tidied(text: str) -> str:
    """The text as one tidy line without disguises, for what was written elsewhere: nothing is refused or cut."""
    return _tidied(_undisguised(text))


def clean_address(text: str, *, field: str) -> str:
    """An e-mail address in the one form we keep; raises a `Refusal` for the field when it is none."""
    address = text.strip().lower()
    refuse_cpr(address, field=field)
    try:
        if len(address) > LONGEST_ADDRESS:
            raise ValidationError("no mail server takes it")
        validate_email(address)
    except ValidationError as error:
        message = _("Skriv en e-mailadresse, for eksempel post@forening.example.")
        raise Refusal("no_address", message, field, 400) from error
    return address


def refuse_cpr(text: str, *, field: str) -> None:
    """Raise a `Refusal` when the text may hold a CPR number, also one broken over two lines: we never keep any."""
    if contains_cpr(text):
        raise Refusal("cpr", _("Det ligner et CPR-nummer. Skriv det ikke her: vi gemmer det aldrig."), field, 400)


def _undisguised(text: str) -> str:
    return unicodedata.normalize("NFC", _DISGUISES.sub("", text))


def _tidied(line: str) -> str:
    """The line with one space where there was room of any kind, and none at its ends."""
    return " ".join(_visible(line).split())


def _visible(line: str) -> str:
    """The line with a space for each letter that cannot be seen."""
    return "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs") else letter for letter in line)


def _checked(tidy: str, *, longest: int, field: str, empty: str | Promise) -> str:
    if not any(unicodedata.category(letter)[0] in "LNPS" for letter in tidy if letter not in _JOINERS):
        raise Refusal("empty", empty, field, 400)
    if len(tidy) > longest:
        raise _too_long(longest, field)
    refuse_cpr(tidy, field=field)
    return tidy


def _refuse_endless(text: str, longest: int, field: str) -> None:
    """Raise a `Refusal` for what could only be too long, before any work is spent on it."""
    if len(text) > 20 * longest:
        raise _too_long(longest, field)


def _too_long(longest: int, field: str) -> Refusal:
    message = gettext("Skriv det kortere. Der er plads til %(longest)d tegn.") % {"longest": longest}
    return Refusal("too_long", message, field, 400)
