"""What a public party owes those it creates with: support, honesty about savings, answers (M82, M147, G13)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.kernel import handling
from samskab.kernel.handling import Handling
from samskab.stages.gather.enums import Reply, SupportKind
from samskab.stages.gather.models.owed import OWED, Owed
from samskab.stages.gather.models.said import SAID, Said

TEXT_LENGTH = 600


class SupportNeed(Said, Owed):
    """What somebody needs to take part. With `is_nameless` nobody is told who, in no fact and on no page."""

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        **OWED,
        "kind": handling.PUBLIC,
        "text": handling.PUBLIC,
        "is_nameless": handling.PUBLIC,
    }

    kind = models.CharField(max_length=11, choices=SupportKind)
    text = models.TextField()
    is_nameless = models.BooleanField(default=False)

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_need_said", condition=Q(kind__in=SupportKind.values) & ~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class SupportAnswer(Said):
    """A public party's answer to a need; other than a yes says why."""

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "need": handling.TECHNICAL,
        "reply": handling.PUBLIC,
        "text": handling.PUBLIC,
    }

    need = models.ForeignKey(SupportNeed, on_delete=models.PROTECT, related_name="answers")
    reply = models.CharField(max_length=6, choices=Reply)
    text = models.TextField(blank=True)

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                name="gather_support_answered", condition=Q(reply=Reply.YES) | Q(reply__in=Reply.values) & ~Q(text="")
            ),
        ]

    def __str__(self) -> str:
        return self.reply


class SavingsDeclaration(Said):
    """A public party's word on savings: what is reduced, by how much, whether it would happen anyway, what is moved."""

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "reduces": handling.PUBLIC,
        "how_much": handling.PUBLIC,
        "anyway": handling.PUBLIC,
        "transfers": handling.PUBLIC,
    }

    reduces = models.BooleanField()
    how_much = models.TextField(blank=True)
    anyway = models.TextField(blank=True)
    transfers = models.TextField(blank=True)

    class Meta(Said.Meta):
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                name="gather_saving_told_whole",
                condition=~Q(said_in="") & (Q(reduces=False) | ~Q(how_much="") & ~Q(anyway="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reduces}"


class SavingsConfirmation(Said):
    """A party that is to carry a task says whether it can, and with what support. The last of a party stands."""

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "declaration": handling.TECHNICAL,
        "party": handling.TECHNICAL,
        "can": handling.PUBLIC,
        "text": handling.PUBLIC,
    }

    declaration = models.ForeignKey(SavingsDeclaration, on_delete=models.PROTECT, related_name="confirmations")
    party = models.CharField(max_length=60)
    can = models.BooleanField()
    text = models.TextField()

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_carrying_told", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.can}"


class ShamFlag(Said, Owed):
    """»Falsk varebetegnelse«: somebody says that this is not what it is called. A public party owes an answer."""

    handling: ClassVar[dict[str, Handling]] = {**SAID, **OWED, "text": handling.PUBLIC}

    text = models.TextField()

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_flag_reasoned", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class ShamAnswer(Said):
    """A public party's answer to such a flag."""

    handling: ClassVar[dict[str, Handling]] = {**SAID, "flag": handling.TECHNICAL, "text": handling.PUBLIC}

    flag = models.ForeignKey(ShamFlag, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_flag_answered", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text
