"""Support that somebody offers to what others have begun, and the talks about it on the way (M156, M157)."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime

from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.stages.gather.enums import About, OfferKind, OfferStand, Want
from samskab.stages.gather.models.owed import OWED, Owed
from samskab.stages.gather.models.said import SAID, Said


class SupportOffer(Said):
    """Something that somebody offers, for themself or an organisation. It gives no say and takes nothing over.

    How it stands is never written down: it follows from the last word of the initiators, whose rows can only be added
    to. `talk_on` is the day that is proposed for the first talk about how it goes. Reading how it stands takes the
    rows with `words` and `taken_back` at hand.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "kind": handling.PUBLIC,
        "text": handling.PUBLIC,
        "talk_on": handling.PUBLIC,
        "until": handling.PUBLIC,
    }

    kind = models.CharField(max_length=10, choices=OfferKind)
    text = models.TextField()
    talk_on = models.DateField()
    until = models.DateField(null=True)

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                name="gather_offer_made",
                condition=Q(kind__in=OfferKind.values) & ~Q(text="") & ~Q(said_in=""),
            ),
            models.CheckConstraint(
                name="gather_offer_is_talked_of",
                condition=Q(until__isnull=True) | Q(until__gte=F("talk_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def last_word(self) -> "OfferAnswer | None":
        """What the initiators said last of whether they want it. Whether it should grow is another question."""
        words = (word for word in self.words.all() if not word.is_of_growing)
        return max(words, key=lambda word: (word.said_at, word.pk), default=None)

    @property
    def stand(self) -> OfferStand:
        """How the offer stands now."""
        last = self.last_word
        if hasattr(self, "taken_back"):
            return OfferStand.TAKEN_BACK
        if last is None:
            return OfferStand.NEW
        if last.want != Want.ENOUGH:
            return OfferStand.WANTED
        was_wanted = any(word.want != Want.ENOUGH for word in self.words.all() if not word.is_of_growing)
        return OfferStand.ENDED if was_wanted else OfferStand.DECLINED

    @property
    def is_wanted(self) -> bool:
        """Whether the last word of the initiators is a yes, and nobody took the offer back."""
        return self.stand == OfferStand.WANTED

    @property
    def ended_at(self) -> datetime | None:
        """When it ended, by the one side or the other; None while it waits or is wanted."""
        if hasattr(self, "taken_back"):
            return self.taken_back.said_at
        last = self.last_word
        return last.said_at if last is not None and last.want == Want.ENOUGH else None

    @property
    def is_past(self) -> bool:
        """Whether the last day it was offered for is gone by. That ends nothing: somebody has to say so."""
        return self.until is not None and self.until < localtime(clock.now()).date()


class CheckIn(Said, Owed):
    """A day to talk about support: how it goes, whether it is still wanted, or whether it should grow.

    The first day is set with the first yes, and each answer sets the next. Nothing but an answer closes one; when the
    support has ended before the day, there is nothing left to ask.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        **OWED,
        "offer": handling.TECHNICAL,
        "about": handling.PUBLIC,
        "text": handling.PUBLIC,
    }

    offer = models.ForeignKey(SupportOffer, on_delete=models.PROTECT, related_name="check_ins")
    about = models.CharField(max_length=5, choices=About)
    text = models.TextField(blank=True)

    class Meta(Said.Meta):
        ordering: ClassVar = ["due_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                name="gather_check_in_asks",
                condition=Q(about=About.STILL, text="") | Q(about=About.GROW) & ~Q(text=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.due_at}"

    @property
    def is_overdue(self) -> bool:
        """Whether the day went by without an answer, while the support still stood."""
        return self.waits and self.due_at < min(clock.now(), self.offer.ended_at or clock.now())

    @property
    def is_called_off(self) -> bool:
        """Whether the support ended before the day came."""
        ended = self.offer.ended_at
        return self.waits and ended is not None and ended <= self.due_at


class OfferAnswer(Said):
    """What an initiator says: to an offer, or to a check-in on the way. A no has no reason."""

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "offer": handling.TECHNICAL,
        "check_in": handling.TECHNICAL,
        "want": handling.PUBLIC,
        "text": handling.PUBLIC,
    }

    offer = models.ForeignKey(SupportOffer, on_delete=models.PROTECT, related_name="words")
    check_in = models.ForeignKey(CheckIn, null=True, on_delete=models.PROTECT, related_name="answers")
    want = models.CharField(max_length=6, choices=Want)
    text = models.TextField(blank=True)

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                name="gather_offer_answered",
                condition=Q(want__in=Want.values) & (~Q(want=Want.CHANGE) | ~Q(text="")),
            ),
        ]

    def __str__(self) -> str:
        return self.want

    @property
    def is_of_growing(self) -> bool:
        """Whether it answers the question of growing; read it with `check_in` at hand."""
        return self.check_in is not None and self.check_in.about == About.GROW


class OfferTakenBack(Said):
    """That those who offered support take it back, and why."""

    handling: ClassVar[dict[str, Handling]] = {**SAID, "offer": handling.TECHNICAL, "text": handling.PUBLIC}

    offer = models.OneToOneField(SupportOffer, on_delete=models.PROTECT, related_name="taken_back")
    text = models.TextField()

    class Meta(Said.Meta):
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_taking_back_reasoned", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text
