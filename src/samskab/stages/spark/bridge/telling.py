"""Why something looks alike, as a reader would be told."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.engines.matching import Because, Reason

_MOST = 3
_SENTENCES: dict[Reason, Promise] = {
    Reason.SAME_WORDS: _("Skriver også %(words)s."),
    Reason.ALIKE_SPELLING: _("Staves næsten ens: %(words)s."),
    Reason.SAME_COMPOUND_PART: _("Har også noget med %(words)s."),
    Reason.ALIKE_MEANING: _("Handler om noget beslægtet: %(words)s."),
    Reason.JUDGED_ALIKE: _("Handler om det samme."),
    Reason.SAME_THEME: _("Samme tema: %(themes)s."),
    Reason.SAME_PLACE: _("Samme sted."),
    Reason.NEAR: _("%(kilometres)d km herfra."),
    Reason.EVERYWHERE: _("Gælder hele landet."),
}


def told(because: Iterable[Because], themes: Mapping[str, str]) -> str:
    """The reasons in short sentences, at most three; `themes` names the themes by their codes."""
    return " ".join(_sentence(one, themes) for one in list(because)[:_MOST])


def _sentence(one: Because, themes: Mapping[str, str]) -> str:
    return str(_SENTENCES[one.reason]) % {
        "words": ", ".join(f"»{word}«" for word in one.words),
        "themes": ", ".join(themes.get(code, code) for code in one.words),
        "kilometres": round(one.kilometres or 0),
    }
