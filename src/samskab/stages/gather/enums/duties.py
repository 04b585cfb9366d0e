"""Words about what people need to take part, and what a public party owes them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SupportKind(TextChoices):
    """What somebody may need to take part (M82)."""

    KNOWLEDGE = "knowledge", _("Viden")
    TRAINING = "training", _("Oplæring")
    INTERPRETER = "interpreter", _("Tolk")
    TRANSPORT = "transport", _("Transport")
    CHILDCARE = "childcare", _("Børnepasning")
    DEVICE = "device", _("En telefon eller computer")
    EXPENSES = "expenses", _("Penge til udgifter")
    OTHER = "other", _("Noget andet")


class Reply(TextChoices):
    """An answer to somebody who asked for something. Other than a yes says why."""

    YES = "yes", _("Ja")
    PARTLY = "partly", _("Delvist")
    NO = "no", _("Nej")
