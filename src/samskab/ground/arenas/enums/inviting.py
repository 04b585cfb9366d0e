"""How people are brought in, and how one is helped in who cannot do it alone."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class InvitationKind(TextChoices):
    """The ways in which an invitation goes out (M60)."""

    LINK = "link", _("Link")
    EMAIL = "email", _("Mail")
    LETTER = "letter", _("Brev")
    QR = "qr", _("Plakat")


class HelpWay(TextChoices):
    """How somebody said yes to being entered by a helper (M11)."""

    MEETING = "meeting", _("På et møde")
    PHONE = "phone", _("I telefonen")
    PAPER = "paper", _("På papir")
    HELP = "help", _("Med hjælp ved skærmen")
