"""Who may do what with a shared text: everybody who takes part may the same, whoever began it (G2, G4)."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.documents.models import Remark, RemarkSettled, Suggestion, SuggestionTaken, SuggestionWithdrawn
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal

Answer = Literal[True] | Refusal


def may_reply(*, remark: Remark) -> Answer:
    """Whether a remark can be answered: until it is settled, by anyone who takes part."""
    if RemarkSettled.objects.filter(remark=remark).exists():
        return Refusal("settled", _("Bemærkningen er klaret. Skriv en ny, hvis der er mere."), status=409)
    return True


def may_settle(*, remark: Remark, by: Person) -> Answer:
    """Whether a person may say that a remark is seen to: its author; anyone here once the author has left."""
    if hasattr(remark, "settled"):
        return Refusal("settled", _("Bemærkningen er allerede klaret."), status=409)
    if remark.by.person_id == by.pk or participation_of(remark.by.person, remark.document.arena) is None:
        return True
    return Refusal("not_author", _("Det siger den, der skrev bemærkningen. Svar i teksten, eller spørg dem."))


def may_take(*, suggestion: Suggestion) -> Answer:
    """Whether a suggestion can be taken into the text: once, unless its author has taken it back."""
    if SuggestionTaken.objects.filter(suggestion=suggestion).exists():
        return Refusal("taken", _("Forslaget er allerede med i teksten."), status=409)
    if SuggestionWithdrawn.objects.filter(suggestion=suggestion).exists():
        return Refusal("withdrawn", _("Forslaget er trukket tilbage af den, der kom med det."), status=409)
    return True


def may_withdraw(*, suggestion: Suggestion, by: Person) -> Answer:
    """Whether a person may take a suggestion back: its author, as long as it can be taken."""
    if suggestion.by.person_id != by.pk:
        return Refusal("not_author", _("Det kan kun den, der foreslog det."))
    return may_take(suggestion=suggestion)


def may_replace(*, said: str | None, seen: str) -> Answer:
    """Whether a block may be replaced by one who saw it say `seen`: while it says just that."""
    if said is None:
        return Refusal("block_gone", _("Det afsnit er ikke i teksten mere."), status=409)
    if said.split() != seen.split():
        return Refusal(
            "block_changed", _("Andre har ændret afsnittet imens. Læs det, som det er nu, og prøv igen."), status=409
        )
    return True
