"""The closed vocabularies of understanding."""

from enum import StrEnum

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Value(IntegerChoices):
    """What somebody answers to a statement. The numbers are those of the engine."""

    AGREE = 1, _("Enig")
    DISAGREE = -1, _("Uenig")
    UNSURE = 0, _("Ved ikke")


class Came(TextChoices):
    """How a statement or an answer came here. It weighs the same, however it came (G11)."""

    HERE = "here", _("Skrevet her")
    PAPER = "paper", _("Skrevet på papir")
    IMPORTED = "imported", _("Hentet fra et andet sted")


class PolisFile(StrEnum):
    """The files that Polis gives out of a conversation."""

    COMMENTS = "comments.csv"
    VOTES = "votes.csv"
    PEOPLE = "participants-votes.csv"
    SUMMARY = "summary.csv"
