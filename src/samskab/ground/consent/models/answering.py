"""What people answer, and what they object."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.enums import Answer, Way
from samskab.ground.consent.models.circle import Seat
from samskab.ground.consent.models.proposal import Proposal, Version
from samskab.ground.consent.models.rows import ADDED, Added
from samskab.ground.people.enums import Perspective
from samskab.kernel import handling
from samskab.kernel.handling import Handling


class Given(Added):
    """One answer to one version. To answer anew is a new row; the last of a seat counts, as long as the round goes on.

    `words` is the concern, for a concern; an objection has its own row. `given_in` is the perspective it was given in.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "seat": handling.TECHNICAL,
        "version": handling.TECHNICAL,
        "answer": handling.PUBLIC,
        "words": handling.PUBLIC,
        "given_in": handling.PUBLIC,
    }

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="given")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="given")
    answer = models.CharField(max_length=11, choices=Answer)
    words = models.TextField(blank=True)
    given_in = models.CharField(max_length=30, choices=Perspective)

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_answer_known", condition=Q(answer__in=Answer.values)),
            models.CheckConstraint(
                name="consent_concern_in_words",
                condition=Q(answer=Answer.CONCERN) & ~Q(words="") | ~Q(answer=Answer.CONCERN) & Q(words=""),
            ),
        ]
        indexes: ClassVar = [models.Index(name="consent_answers_of_seat", fields=["seat", "-id"])]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.answer}"


class Objection(Added):
    """What would be harmed, and what would make it workable. It is open until its author says otherwise.

    `given` is the answer it came with. `voice` is one outside the circle whose words its author took up.
    `harm` and `opening` are as they were first said; a wording that the author has taken stands before them.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "proposal": handling.TECHNICAL,
        "given": handling.TECHNICAL,
        "harm": handling.PUBLIC,
        "opening": handling.PUBLIC,
        "voice": handling.TECHNICAL,
    }

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="objections")
    given = models.OneToOneField(Given, on_delete=models.PROTECT, related_name="objection")
    harm = models.TextField()
    opening = models.TextField()
    voice = models.ForeignKey(Participation, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_objection_reasoned", condition=~Q(harm="") & ~Q(opening="")),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.ref}"


class Resolution(Added):
    """That the author of an objection let go of it: withdrew it, or found it built in by an amendment.

    There is no other row that ends an objection, and the database takes this one only from the author's own seat.
    A yes to an amendment ends it when that amendment is a version, so there can be more than one. `words` is what they
    say about it.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "objection": handling.TECHNICAL,
        "seat": handling.TECHNICAL,
        "way": handling.PUBLIC,
        "amendment": handling.TECHNICAL,
        "words": handling.PUBLIC,
    }

    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="resolutions")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=Way)
    amendment = models.ForeignKey("Amendment", null=True, on_delete=models.PROTECT, related_name="resolutions")
    words = models.TextField(blank=True)

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="consent_resolved_in_a_way",
                condition=Q(way=Way.WITHDRAWN, amendment=None) | Q(way=Way.INTEGRATED, amendment__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objection_id} {self.way}"
