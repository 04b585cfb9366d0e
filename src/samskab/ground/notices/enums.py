"""The closed words of notices."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What became of a letter. Every one of them is the end: no letter is sent after it."""

    SENT = "sent", _("Sendt")
    NEEDLESS = "needless", _("Ikke sendt, for det var ikke nødvendigt længere")
    REFUSED = "refused", _("Mailserveren ville ikke tage imod den")
    UNREACHABLE = "unreachable", _("Adressen tager ikke imod")
    UNSURE = "unsure", _("Afleveret uden svar, så vi ved ikke, om den kom frem")
