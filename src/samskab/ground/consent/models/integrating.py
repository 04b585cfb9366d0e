"""How an objection is understood, worded and built in. Anybody in the arena may help, in the circle or not."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.models.answering import Objection
from samskab.ground.consent.models.proposal import Proposal, Version
from samskab.ground.consent.models.rows import ADDED, Added
from samskab.kernel import handling
from samskab.kernel.handling import Handling


class Wording(Added):
    """Somebody's help to say an objection in other words. It counts when the author takes it as their own."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "objection": handling.TECHNICAL,
        "harm": handling.PUBLIC,
        "opening": handling.PUBLIC,
        "by": handling.TECHNICAL,
    }

    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="wordings")
    harm = models.TextField()
    opening = models.TextField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_wording_reasoned", condition=~Q(harm="") & ~Q(opening="")),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class WordingTaken(Added):
    """That the author of an objection says it in these words from now on."""

    handling: ClassVar[dict[str, Handling]] = {**ADDED, "wording": handling.TECHNICAL}

    wording = models.OneToOneField(Wording, on_delete=models.PROTECT, related_name="taken")

    def __str__(self) -> str:
        return str(self.wording_id)


class Restatement(Added):
    """An objection said again in another's own words, to find out whether it was understood."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "objection": handling.TECHNICAL,
        "words": handling.PUBLIC,
        "by": handling.TECHNICAL,
    }

    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="restatements")
    words = models.TextField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [models.CheckConstraint(name="consent_restated_in_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return str(self.ref)


class Understood(Added):
    """The author's answer to a restatement: yes, that is it, or not quite, with what is missing."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "restatement": handling.TECHNICAL,
        "yes": handling.PUBLIC,
        "words": handling.PUBLIC,
    }

    restatement = models.OneToOneField(Restatement, on_delete=models.PROTECT, related_name="understood")
    yes = models.BooleanField()
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.restatement_id} {self.yes}"


class Amendment(Added):
    """A text that would build one or more objections in, written by anybody in the arena on top of a version.

    It becomes a version when a proposer puts it forward. The authors of the objections say themselves whether it is
    enough, before or after that.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "proposal": handling.TECHNICAL,
        "version_before": handling.TECHNICAL,
        "text": handling.PUBLIC,
        "body": handling.PUBLIC,
        "note": handling.PUBLIC,
        "by": handling.TECHNICAL,
    }

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="amendments")
    version_before = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    body = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    objections: "models.ManyToManyField[Objection, Meets]" = models.ManyToManyField(
        Objection, through="Meets", related_name="amendments"
    )

    class Meta(Added.Meta):
        constraints: ClassVar = [models.CheckConstraint(name="consent_amendment_written", condition=~Q(text=""))]

    def __str__(self) -> str:
        return str(self.ref)


class Meets(models.Model):
    """That an amendment is meant to build an objection in."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "amendment": handling.TECHNICAL,
        "objection": handling.TECHNICAL,
    }

    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="+")
    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table_comment = "append-only"
        constraints: ClassVar = [
            models.UniqueConstraint(name="consent_meets_once", fields=["amendment", "objection"]),
        ]

    def __str__(self) -> str:
        return f"{self.amendment_id} {self.objection_id}"
