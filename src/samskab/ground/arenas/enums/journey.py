"""The journey of an arena: a loop of eight steps, in three phases that are created together."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Step(TextChoices):
    """Where an arena can stand. It can stand in several at once, and go back."""

    SPARK = "spark", pgettext_lazy("step", "Tænd")
    GATHER = "gather", pgettext_lazy("step", "Saml")
    UNDERSTAND = "understand", pgettext_lazy("step", "Forstå")
    ALIGN = "align", pgettext_lazy("step", "Afstem")
    CREATE = "create", pgettext_lazy("step", "Skab")
    ACT = "act", pgettext_lazy("step", "Handl")
    LEARN = "learn", pgettext_lazy("step", "Lær")
    SHARE = "share", pgettext_lazy("step", "Del")

    @property
    def icon(self) -> str:
        """The icon that stands for the step everywhere."""
        return _ICONS[self]


_ICONS = {
    Step.SPARK: "flame",
    Step.GATHER: "users",
    Step.UNDERSTAND: "ear",
    Step.ALIGN: "handshake",
    Step.CREATE: "scissors",
    Step.ACT: "footprints",
    Step.LEARN: "book-open",
    Step.SHARE: "sprout",
}


class Phase(TextChoices):
    """What is created together (M78)."""

    UNDERSTAND = "understand", _("Forståelse af problemet")
    DESIGN = "design", _("Løsningen")
    IMPLEMENT = "implement", _("Gennemførelsen")
