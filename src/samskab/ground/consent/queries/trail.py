"""What was done with the objections of a round, step by step: everything in one question, however much there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.enums import Way
from samskab.ground.consent.models import Meets, Objection, Proposal, Resolution, Restatement, Wording
from samskab.ground.consent.queries.objections import ENDS
from samskab.ground.consent.queries.showing import around
from samskab.kernel.often import Often, asked
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.diffs import Piece, diff
from samskab.kernel.text.sentences import first_sentence, shortened

TITLE_LENGTH = 110

WORDED, RESTATED, AMENDED, RESOLVED = "worded", "restated", "amended", "resolved"


@dataclass(frozen=True)
class Step:
    """One thing that was done with an objection, and by whom.

    worded: other words for the harm (`words`) and the opening (`more`); `said` once the author took them.
    restated: `words`, and the author's answer: `said`, with `more`. None while they have not answered.
    amended: the text (`words`) on top of what was there before (`more`); `number` once it is a version.
    resolved: how (`more`), with what the author said (`words`), about which amendment.
    """

    objection: int
    step: str
    ref: UUID
    at: datetime
    words: str
    more: str
    who: str
    said: bool | None
    number: int | None
    about: UUID | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What an amendment changes, word by word, with the lines around it."""
        return around(diff(self.more, self.words))


def trails_of(proposal: Proposal) -> Mapping[int, tuple[Step, ...]]:
    """The steps of each objection in the order they were taken, by the objection's key. One query."""
    here = {"objection__proposal": proposal}
    steps = _rows(
        Restatement.objects.filter(**here),
        RESTATED,
        words=F("words"),
        more=F("understood__words"),
        said=F("understood__yes"),
        by="by",
    ).union(
        _rows(
            Wording.objects.filter(**here),
            WORDED,
            at=Coalesce("taken__at", "at"),
            words=F("harm"),
            more=F("opening"),
            said=Cast(F("taken__id"), IntegerField()),
            by="by",
        ),
        _rows(
            Meets.objects.filter(**here),
            AMENDED,
            ref=F("amendment__ref"),
            at=F("amendment__at"),
            words=F("amendment__text"),
            more=F("amendment__version_before__text"),
            number=F("amendment__version__number"),
            by="amendment__by",
        ),
        _rows(
            Resolution.objects.filter(**here),
            RESOLVED,
            words=F("words"),
            more=F("way"),
            number=F("amendment__version__number"),
            about=F("amendment__ref"),
            by="seat__participation",
        ),
        all=True,
    )
    found: dict[int, list[Step]] = {}
    for objection, step, ref, at, words, more, name, of, said, number, about in steps.order_by("c_at"):
        who = of or name or _("Tidligere deltager")
        one = Step(objection, step, ref, at, words or "", more or "", who, said, number, about)
        found.setdefault(objection, []).append(one)
    return {objection: tuple(each) for objection, each in found.items()}


def _rows(rows: QuerySet[Any], step: str, *, by: str, **columns: Any) -> QuerySet[Any, Any]:
    """The rows with the same columns in the same order, so that they can stand in one list."""
    given = {
        "ref": F("ref"),
        "at": F("at"),
        "said": Value(None),
        "number": Value(None),
        "about": Value(None),
        **columns,
    }
    said = given["said"]
    told: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(
            c_step=Value(step, CharField()),
            c_ref=given["ref"],
            c_at=given["at"],
            c_words=Cast(given["words"], TextField()),
            c_more=Cast(given["more"], TextField()),
            c_name=F(f"{by}__person__name"),
            c_of=F(f"{by}__person__claimed_by__name"),
            c_said=Cast(said, BooleanField()),
            c_number=Cast(given["number"], IntegerField()),
            c_about=Cast(given["about"], UUIDField()),
        )
        .values_list(
            "objection_id",
            "c_step",
            "c_ref",
            "c_at",
            "c_words",
            "c_more",
            "c_name",
            "c_of",
            "c_said",
            "c_number",
            "c_about",
        )
    )
    return told


@dataclass(frozen=True)
class Raised:
    """One objection with everything that was done with it."""

    objection: Objection
    steps: tuple[Step, ...]

    @property
    def author(self) -> Participation:
        """Who has it."""
        return self.objection.given.seat.participation

    @property
    def is_open(self) -> bool:
        """Whether it is still open."""
        return bool(getattr(self.objection, "is_open", True))

    @property
    def ending(self) -> Step | None:
        """What ended it."""
        ends = [step for step in self.steps if step.step == RESOLVED and (step.more == Way.WITHDRAWN or step.number)]
        return ends[0] if ends and not self.is_open else None

    @property
    def state(self) -> str:
        """open, integrated or withdrawn."""
        return self.ending.more if self.ending else "open"

    @property
    def harm(self) -> str:
        """What would be harmed, in the words its author stands by now."""
        return self._taken.words if self._taken else self.objection.harm

    @property
    def opening(self) -> str:
        """What would make it workable, in the words its author stands by now."""
        return self._taken.more if self._taken else self.objection.opening

    @property
    def _taken(self) -> Step | None:
        return next((step for step in reversed(self.steps) if step.step == WORDED and step.said), None)

    @property
    def title(self) -> str:
        """What it is about: its first sentence."""
        return shortened(first_sentence(self.harm)[0], TITLE_LENGTH)

    @property
    def more_harm(self) -> str:
        """The whole of the harm, where the title does not say it all."""
        return "" if self.harm.rstrip(".") == self.title else self.harm

    @property
    def is_understood(self) -> bool:
        """Whether its author has said yes to somebody's own words for it."""
        return any(step.step == RESTATED and step.said for step in self.steps)

    @property
    def drafts(self) -> tuple[Step, ...]:
        """The texts that would build it in, and are not put forward yet."""
        return tuple(step for step in self.steps if step.step == AMENDED and step.number is None)

    @property
    def waits(self) -> tuple[Step, ...]:
        """The yeses its author gave to drafts that are not put forward yet."""
        return tuple(step for step in self.steps if step.step == RESOLVED and step.about and step.number is None)

    @property
    def built_in(self) -> Step | None:
        """The amendment that ended it."""
        about = self.ending.about if self.ending else None
        return next((step for step in self.steps if step.step == AMENDED and step.ref == about), None)


def _objections() -> QuerySet[Objection]:
    whose = "given__seat__participation"
    ends = Resolution.objects.filter(ENDS, objection=OuterRef("pk"))
    return (
        Objection.objects.filter(proposal=asked("proposal"))
        .select_related(f"{whose}__person__claimed_by", f"{whose}__organisation", "voice__person__claimed_by")
        .annotate(is_open=~Exists(ends))
        .order_by("-is_open", "id")
    )


_OBJECTIONS = Often(_objections)


def raised_in(proposal: Proposal) -> list[Raised]:
    """The objections of a round with their trails, the open ones first. Two queries, or one when there are none."""
    found = _OBJECTIONS(proposal=proposal.pk)
    trails = trails_of(proposal) if found else {}
    return [Raised(objection, trails.get(objection.pk, ())) for objection in found]


def raised_as(proposal: Proposal, ref: UUID) -> Raised:
    """One objection of a round; raises a `Refusal` with status 404 when there is none such."""
    found = next((each for each in raised_in(proposal) if each.objection.ref == ref), None)
    if found is None:
        raise Refusal("unknown_objection", _("Vi kan ikke finde den indvending."), status=404)
    return found
