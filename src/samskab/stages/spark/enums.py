"""Short lists of words for how an arena begins."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Choice(TextChoices):
    """What somebody did about what looked alike (M151): the first leaves no arena of its own."""

    JOINED = "joined", _("Gik med, hvor andre er i gang")
    LINKED = "linked", _("Tændte en ny, som spørger, om de hører sammen")
    NEW = "new", _("Tændte en ny")


class Rule(TextChoices):
    """The ten rules of thumb (M146 to M159), in their order. What each says stands in `queries.ten_rules`."""

    CONDITIONS = "conditions", _("Kend jeres område")
    HONEST = "honest", _("Vær ærlig om penge, og mød op af lyst")
    FRONT_LINE = "front_line", _("Lad dem, der står i det, være med til at invitere")
    OWNERSHIP = "ownership", _("Tænk sammen, før I gør noget sammen")
    EXISTING = "existing", _("Se efter, hvem der allerede er i gang")
    AGENDA = "agenda", _("Foreninger og frivillige er ikke leverandører")
    OPEN = "open", _("Hold døren åben, og hør alle")
    SUPPORT = "support", _("Støt det, der spirer, uden at tage det")
    BUSINESS = "business", _("Giv plads til forretning, samfund og borgere")
    ECONOMY = "economy", _("Hjælp ildsjæle med økonomien")


class Word(TextChoices):
    """What one may answer to a rule. No answer counts for more than another, and nothing is added up.

    A rule of thumb may always be left for a way of one's own, with the reason beside it (G15).
    """

    YES = "yes", pgettext_lazy("start check", "Ja")
    PARTLY = "partly", pgettext_lazy("start check", "Noget af det")
    NOT_YET = "not_yet", pgettext_lazy("start check", "Ikke endnu")
    NOT_SURE = "not_sure", pgettext_lazy("start check", "Jeg er i tvivl")
    OUR_WAY = "our_way", pgettext_lazy("start check", "Vi gør det anderledes")

    @property
    def is_settled(self) -> bool:
        """Whether the one who answers so leaves nothing to do."""
        return self in (Word.YES, Word.OUR_WAY)

    @property
    def icon(self) -> str:
        """The icon that stands beside the word."""
        return _ICONS[self]


_ICONS = {
    Word.YES: "circle-check",
    Word.PARTLY: "circle-dot",
    Word.NOT_YET: "circle-dashed",
    Word.NOT_SURE: "circle-alert",
    Word.OUR_WAY: "footprints",
}


class Rather(TextChoices):
    """What it may be instead of samskabelse (M75)."""

    HEARING = "hearing", _("En høring")
    INFORMATION = "information", _("Information")
    DECISION = "decision", _("En almindelig beslutning")
    ASSOCIATION = "association", _("En forening, der klarer det selv")
    CONTRACT = "contract", _("En opgave, som nogen bliver betalt for")
    OTHER = "other", _("Noget andet")
