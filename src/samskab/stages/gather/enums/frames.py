"""Words about what lies fast."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Firmness(TextChoices):
    """How free something is."""

    FIXED = "fixed", _("Ligger fast")
    MOVABLE = "movable", _("Kan flyttes")
    OPEN = "open", _("Helt åbent")
