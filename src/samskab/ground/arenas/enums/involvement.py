"""The three ways in which everybody is to take part (M155)."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Involvement(TextChoices):
    """Being heard, doing some of it, and carrying some of it. None of them is more than another."""

    HEARD = "heard", _("Er blevet hørt")
    CONTRIBUTES = "contributes", _("Bidrager")
    RESPONSIBLE = "responsible", _("Tager ansvar")

    @property
    def what(self) -> Promise:
        """When it holds, in one sentence."""
        return _WHAT[self]

    @property
    def helps(self) -> Promise:
        """What an arena can do where it holds for few."""
        return _HELPS[self]

    @property
    def own_step(self) -> Promise:
        """An easy step for one of whom it does not hold yet."""
        return _OWN_STEPS[self]


_WHAT = {
    Involvement.HEARD: _("Nogen har svaret på det, man sagde, eller brugt det."),
    Involvement.CONTRIBUTES: _("Man har lagt noget til: viden, en idé, et navn på kortet."),
    Involvement.RESPONSIBLE: _("Man har lovet noget, svaret for noget eller gjort noget færdigt."),
}
_HELPS = {
    Involvement.HEARD: _(
        "Svar på det, der venter. Tag en bordrunde på mødet, hvor alle siger noget, og skriv det ned."
    ),
    Involvement.CONTRIBUTES: _("Gør opgaverne små, og spørg hver enkelt. Sig, hvor mange minutter det tager."),
    Involvement.RESPONSIBLE: _("Del det op i små løfter med en dato, og giv plads til at sige nej."),
}
_OWN_STEPS = {
    Involvement.HEARD: _("Ingen har svaret dig endnu. Stil et spørgsmål, eller sig, hvad du har brug for."),
    Involvement.CONTRIBUTES: _("Læg noget til. Kender du en, der mangler, så sæt dem på kortet."),
    Involvement.RESPONSIBLE: _("Tag en lille ting på dig. Invitér en, der mangler, og sig hvornår."),
}
