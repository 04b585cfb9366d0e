"""What is put forward for consent, in its versions, and what must hold for it to stand."""

from datetime import datetime
from typing import ClassVar, cast

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.consent.enums import Because
from samskab.ground.consent.models.rows import ADDED, Added
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling

TITLE_LENGTH = 120
KIND = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"


class Proposal(Added):
    """One proposal and its round. The row never changes: what happens to it is told by the rows around it.

    `kind` names the adoptable (as `consent.guidelines`), `subject` what of that kind it is about, when there is one.
    `share` and `sectors` are what the arena's guidelines asked for as the round opened: the smallest part, in per
    cent, of the active in the circle, and the sectors of which somebody must have answered. `respond_from` is when
    answers begin, `again_days` how long everybody has to answer a new version, `fallback` the share of each sector
    that may carry a trial in the arena's name after two rounds of integration, when the arena has agreed to one.
    An adopted proposal is looked at again on `review_on`; `reviews` is the one whose day had come, asked about
    once more when a review of it had too few answers.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "arena": handling.TECHNICAL,
        "kind": handling.PUBLIC,
        "subject": handling.PUBLIC,
        "title": handling.PUBLIC,
        "opened_by": handling.TECHNICAL,
        "opened_in": handling.PUBLIC,
        "respond_from": handling.PUBLIC,
        "share": handling.PUBLIC,
        "sectors": handling.PUBLIC,
        "again_days": handling.PUBLIC,
        "fallback": handling.PUBLIC,
        "review_on": handling.PUBLIC,
        "reviews": handling.TECHNICAL,
    }

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=60)
    subject = models.UUIDField(null=True)
    title = models.CharField(max_length=TITLE_LENGTH)
    opened_by = models.ForeignKey(Participation, null=True, on_delete=models.PROTECT, related_name="+")
    opened_in = models.CharField(max_length=30, choices=Perspective, blank=True)
    respond_from = models.DateTimeField()
    share = models.PositiveSmallIntegerField()
    sectors = ArrayField(models.CharField(max_length=13, choices=Sector))
    again_days = models.PositiveSmallIntegerField()
    fallback = models.PositiveSmallIntegerField(null=True)
    review_on = models.DateField()
    reviews = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="reviewed_by")

    class Meta(Added.Meta):
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_kind_is_a_word", condition=Q(kind__regex=KIND)),
            models.CheckConstraint(name="consent_proposal_named", condition=~Q(title="")),
            models.CheckConstraint(name="consent_share_is_a_part", condition=Q(share__gte=1, share__lte=100)),
            models.CheckConstraint(name="consent_sectors_known", condition=Q(sectors__contained_by=Sector.values)),
            models.CheckConstraint(name="consent_again_in_days", condition=Q(again_days__gte=1, again_days__lte=30)),
            models.CheckConstraint(
                name="consent_fallback_is_most", condition=Q(fallback=None) | Q(fallback__gt=50, fallback__lte=100)
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="consent_proposals_of_arena", fields=["arena", "-at", "-id"]),
            models.Index(name="consent_steps_of_arena", fields=["arena", "subject"], condition=Q(kind="consent.step")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def closes_at(self) -> datetime:
        """Until when the round takes answers; known when the proposal was read with `queries.proposals.rounds`."""
        return cast(datetime, vars(self)["seen_closes_at"])

    @property
    def is_past(self) -> bool:
        """Whether that moment has come; with an open objection a round goes on all the same."""
        return self.closes_at <= clock.now()

    @property
    def latest(self) -> int:
        """The number of the last version; known when it was read likewise."""
        return cast(int, vars(self)["seen_latest"])

    @property
    def open_objections(self) -> int:
        """How many objections were open as it was read."""
        return cast(int, vars(self)["seen_open"])


class Version(Added):
    """What is put forward, word for word. A new version is a new row, and everybody is asked again.

    `text` is what people read and compare; `body` is the same for the machine, in the form of the kind (empty when
    the text is all). `digest` is the SHA-256 of both in canonical JSON: the database counts it too, the journal carries
    it.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "proposal": handling.TECHNICAL,
        "number": handling.PUBLIC,
        "text": handling.PUBLIC,
        "body": handling.PUBLIC,
        "digest": handling.PUBLIC,
        "note": handling.PUBLIC,
        "by": handling.TECHNICAL,
        "amendment": handling.TECHNICAL,
    }

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    body = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Participation, null=True, on_delete=models.PROTECT, related_name="+")
    amendment = models.OneToOneField("Amendment", null=True, on_delete=models.PROTECT, related_name="version")

    class Meta(Added.Meta):
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="consent_version_has_one_place", fields=["proposal", "number"]),
            models.CheckConstraint(name="consent_version_written", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.number}"


class Deadline(Added):
    """Until when a round takes answers. The last row counts; it moves for a new version, or when a round agreed to."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "proposal": handling.TECHNICAL,
        "closes_at": handling.PUBLIC,
        "because": handling.PUBLIC,
        "agreed_in": handling.TECHNICAL,
    }

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="deadlines")
    closes_at = models.DateTimeField()
    because = models.CharField(max_length=8, choices=Because)
    agreed_in = models.OneToOneField(Proposal, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="consent_deadline_moves_for_a_reason",
                condition=Q(because__in=[Because.OPENED, Because.AMENDED], agreed_in=None)
                | Q(because=Because.EXTENDED, agreed_in__isnull=False),
            ),
        ]
        indexes: ClassVar = [models.Index(name="consent_deadlines", fields=["proposal", "-id"])]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.closes_at}"
