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


class Form(TextChoices):
    """The forms of a text that take their time to make."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word (DOCX)"
    ODT = "odt", "ODT"
