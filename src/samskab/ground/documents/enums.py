"""The closed vocabularies of documents."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a shared text is for. None of them is more official than another."""

    PROBLEM = "problem", _("Hvordan vi forstår det")
    SOLUTION = "solution", _("En løsning")
    AGREEMENT = "agreement", _("En aftale")
    GUIDELINES = "guidelines", _("Retningslinjer")
    MINUTES = "minutes", _("Et referat")
    OTHER = "other", _("Noget andet")
