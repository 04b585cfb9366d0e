"""What is about to be said beside a text, tidied; each raises a `Refusal` for its field."""

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.models.document import NAME_LENGTH, WORDS_LENGTH
from samskab.ground.documents.models.remark import ANCHOR_LENGTH, BLOCK, QUOTE_LENGTH
from samskab.kernel.canonical import Json
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_line, clean_marked, clean_text
from samskab.kernel.text.cpr import contains_cpr, without_cpr
from samskab.kernel.text.rich import plain


def tidy_framing(words: str) -> str:
    """How somebody sees it."""
    return clean_marked(words, longest=WORDS_LENGTH, field="framing", empty=_("Skriv, hvordan du ser det."))


def tidy_remark(words: str) -> str:
    """What somebody noticed."""
    return clean_marked(words, longest=WORDS_LENGTH, field="words", empty=_("Skriv, hvad du vil bemærke."))


def tidy_answer(words: str) -> str:
    """What somebody says to a remark."""
    return clean_marked(words, longest=WORDS_LENGTH, field="words", empty=_("Skriv dit svar."))


def tidy_reason(words: str) -> str:
    """Why somebody suggests something; it may be left empty."""
    return clean_text(words, longest=WORDS_LENGTH, field="why") if words.strip() else ""


def tidy_name(words: str) -> str:
    """What a version is called; it may be left empty."""
    return clean_line(words, longest=NAME_LENGTH, field="name") if words.strip() else ""


def tidy_quote(words: str) -> str:
    """The words a remark was made on, cut off where they are many; a CPR number among them is made unreadable."""
    return without_cpr(without_cpr(" ".join(words.split()))[:QUOTE_LENGTH])


def refuse_cpr_in(body: Mapping[str, Json], *, field: str = "") -> None:
    """Raise a `Refusal` when a text, in the form of `kernel.text.rich`, may hold a CPR number, in a link too."""
    if contains_cpr(plain(dict(body))) or any(map(contains_cpr, _links(dict(body)))):
        message = _("I teksten står der noget, der ligner et CPR-nummer. Slet det først: vi gemmer det aldrig.")
        raise Refusal("cpr", message, field, 409)


def _links(told: Json) -> Iterator[str]:
    if isinstance(told, dict):
        yield from (each for name, each in told.items() if name == "href" and isinstance(each, str))
    within = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    for each in within:
        yield from _links(each)


def checked_anchor(anchor: bytes) -> bytes:
    """Where the remark holds on to the text."""
    if len(anchor) > ANCHOR_LENGTH:
        raise Refusal("anchor", _("Vi kan ikke finde stedet i teksten. Vælg ordene igen."), "words", 400)
    return anchor


def checked_block(block: str) -> str:
    """The id of a block; empty for the text as a whole."""
    if block and re.fullmatch(BLOCK, block) is None:
        raise Refusal("block", _("Vi kan ikke finde det afsnit. Hent siden igen."), status=400)
    return block
