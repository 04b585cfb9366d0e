"""Words about those whom an arena concerns."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TieKind(TextChoices):
    """What a participant can say of themself and an actor on the map; nobody says it for them (G12)."""

    IS = "is", _("Det er mig eller os")
    KNOWS = "knows", _("Jeg kender dem")
    INVITES = "invites", _("Jeg inviterer dem")
