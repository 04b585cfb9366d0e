"""The shape of a pile of papers: a line each, as fast as one can read them aloud."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.enums import Sector
from samskab.kernel.fields import LineField
from samskab.kernel.ids import new_ref
from samskab.stages.understand.actions import Paper
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models.statement import WORDS_LENGTH

LONGEST = 40_000
_VALUES = {"e": Value.AGREE, "u": Value.DISAGREE, "v": Value.UNSURE, "?": Value.UNSURE}
_ANSWER = re.compile(r"(\d{1,6})(?:\.(\d{1,6}))?\s*([euv?])(!?)")
_LINE = re.compile(r"(?:([a-zæøå]+)\s*[:.,]?\s+)?(.*)")
_SECTORS = {
    **dict.fromkeys(("o", "off", "offentlig"), Sector.PUBLIC),
    **dict.fromkeys(("v", "er", "erhverv", "virksomhed"), Sector.BUSINESS),
    **dict.fromkeys(("f", "forening"), Sector.CIVIL_SOCIETY),
    **dict.fromkeys(("b", "borger"), Sector.CITIZEN),
}


class PapersForm(forms.Form):
    """A pile: each line is a paper, with the sector first where it was ticked, and then number and answer."""

    pile = forms.UUIDField(widget=forms.HiddenInput, initial=new_ref)
    papers = forms.CharField(
        label=_("Papirerne, et på hver linje"),
        help_text=_("For eksempel »borger 1e 2u 3v 4e!«: e er enig, u er uenig, v er ved ikke, og ! er vigtigt."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocapitalize": "none"}),
        error_messages={"required": _("Skriv mindst ét papir.")},
    )

    def clean_papers(self) -> Sequence[Paper]:
        """What the papers say; every line that cannot be read is told of, with its number."""
        read: list[Paper] = []
        unread: list[int] = []
        for place, line in enumerate(str(self.cleaned_data["papers"]).splitlines(), start=1):
            if line.strip():
                paper = paper_in(line)
                read.append(paper) if paper is not None else unread.append(place)
        if unread:
            lines = ", ".join(map(str, unread[:10]))
            raise ValidationError(
                _("Vi kan ikke læse linje %(lines)s. Skriv dem som i eksemplet."), params={"lines": lines}
            )
        return read


def paper_in(line: str) -> Paper | None:
    """The paper that a line tells of; None when it cannot be read, or answers one thing twice."""
    found = _LINE.fullmatch(line.strip().lower())
    sector_word, rest = found.groups() if found else (None, "")
    if sector_word is not None and sector_word not in _SECTORS:
        return None
    answers = _ANSWER.findall(rest)
    numbers = [int(number) for number, _wording, _value, _dear in answers]
    if not answers or len(set(numbers)) < len(numbers) or _ANSWER.sub("", rest).strip(" ,;."):
        return None
    return Paper(
        _SECTORS[sector_word] if sector_word is not None else None,
        {int(number): _VALUES[value] for number, _wording, value, _dear in answers},
        frozenset(int(number) for number, _wording, _value, dear in answers if dear),
        {int(number): int(wording) for number, wording, _value, _dear in answers if wording},
    )


class PaperStatementForm(forms.Form):
    """A statement that somebody wrote on a paper."""

    title = _("Skriv et udsagn ind fra papir")
    lead = _("Skriv det, som det står. Det ligger på bordet som alle andre, og det vejer det samme.")
    button = _("Læg det på bordet")
    words = LineField(
        longest=WORDS_LENGTH,
        label=_("Udsagnet"),
        error_messages={"required": _("Skriv, hvad der står på papiret.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sector = forms.ChoiceField(
        label=_("Hvor kommer den, der skrev, fra?"),
        choices=[("", _("Det står der ikke")), *Sector.choices],
        required=False,
    )

    def clean_sector(self) -> Any:
        """The sector, or nothing where it was not told."""
        return Sector(self.cleaned_data["sector"]) if self.cleaned_data["sector"] else None
