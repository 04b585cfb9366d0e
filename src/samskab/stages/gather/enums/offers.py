"""Words about support that somebody offers, and what those who started it say to it (M157)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OfferKind(TextChoices):
    """What can be offered to an initiative."""

    KNOWLEDGE = "knowledge", _("Viden")
    TIME = "time", _("Tid og hænder")
    PLACE = "place", _("Et sted at være")
    MONEY = "money", _("Penge")
    PERMISSION = "permission", _("En tilladelse")
    THINGS = "things", _("Ting og udstyr")
    OTHER = "other", _("Noget andet")


class Want(TextChoices):
    """What the initiators say: to an offer, and each time they are asked again."""

    YES = "yes", _("Ja tak")
    CHANGE = "change", _("Ja, men anderledes")
    ENOUGH = "enough", _("Nej tak")


class About(TextChoices):
    """What a check-in is about."""

    STILL = "still", _("Hvordan går det?")
    GROW = "grow", _("Skal det vokse?")


class OfferStand(TextChoices):
    """How an offer stands. It is never written down: it follows from what was said last."""

    NEW = "new", _("Venter på initiativtagerne")
    WANTED = "wanted", _("Ønsket")
    DECLINED = "declined", _("Takket nej")
    ENDED = "ended", _("Sluttet")
    TAKEN_BACK = "taken_back", _("Taget tilbage")
