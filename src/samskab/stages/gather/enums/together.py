"""Words about wanting to do it together, and how far it was done together."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Wish(TextChoices):
    """Whether a party wants to (M148)."""

    YES = "yes", _("Ja, det har vi lyst til")
    YES_IF = "yes_if", _("Ja, hvis …")
    NO = "no", _("Nej, ikke lige nu")


class Degree(TextChoices):
    """How far a phase was created together (M78)."""

    COCREATED = "cocreated", _("Samskabt")
    PARTLY = "partly", _("Delvist")
    NOT = "not", _("Ikke, fordi …")
