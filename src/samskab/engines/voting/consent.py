"""Consent: a proposal stands when nobody has an open objection, and enough have answered.

The rule is that of sociocratic consent (G. Endenburg, *Sociocracy: the organization of decision-making*, 1998), with
two conditions for rounds that are not held in one room: how large a part must have answered, and from which groups.
An answer is never weighed, and silence is never consent.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Group = TypeVar("Group", bound=Hashable)


class Answer(StrEnum):
    """What one can answer."""

    CONSENT = "consent"
    CONCERN = "concern"
    OBJECTION = "objection"
    STAND_ASIDE = "stand_aside"


class Outcome(StrEnum):
    """What the round has come to."""

    GOES_ON = "goes_on"
    ADOPTED = "adopted"
    LAPSED = "lapsed"


class Reason(StrEnum):
    """Why a round is not adopted."""

    TIME_IS_LEFT = "time_is_left"  # some have not answered, and still may
    OBJECTION_IS_OPEN = "objection_is_open"
    TOO_FEW_ANSWERED = "too_few_answered"
    GROUP_IS_SILENT = "group_is_silent"


@dataclass(frozen=True, slots=True)
class Conditions(Generic[Group]):
    """What was fixed as the round opened: `share` in per cent, 1 to 100, and the groups that must have answered.

    Raises ValueError for a share that is none.
    """

    share: int
    groups: frozenset[Group] = frozenset()

    def __post_init__(self) -> None:
        if not 1 <= self.share <= 100:
            raise ValueError(f"{self.share} per cent is no share")


@dataclass(frozen=True, slots=True)
class Seat(Generic[Group]):
    """One in the circle: their group, whether they were active as the round opened, and their last answer.

    `version` is the one they answered to. `objection_open` says whether an objection of theirs is.
    """

    group: Group
    active: bool = True
    answer: Answer | None = None
    version: int = 0
    objection_open: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """The seats of one group: all of them, those answered, and the same among the active."""

    seats: int = 0
    answered: int = 0
    active: int = 0
    active_answered: int = 0


@dataclass(frozen=True, slots=True)
class Asked(Generic[Group]):
    """One reason in full: `needed` and `have` are counts of people, of the `group` it is about if it is about one."""

    reason: Reason
    needed: int = 0
    have: int = 0
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Standing(Generic[Group]):
    """Where a round stands, and everything that keeps it from being adopted; no reasons when nothing does."""

    outcome: Outcome
    reasons: tuple[Asked[Group], ...] = ()


def has_answered(seat: Seat[Group], *, latest: int) -> bool:
    """Whether a seat has answered to the `latest` version.

    To stand aside is to stand aside from all versions, and an open objection needs no saying twice. A consent, with or
    without a concern, was to the words it was given to.
    """
    if seat.objection_open or seat.answer == Answer.STAND_ASIDE:
        return True
    return seat.answer in (Answer.CONSENT, Answer.CONCERN) and seat.version == latest


def tally(seats: Iterable[Seat[Group]], *, latest: int) -> dict[Group, Tally]:
    """Count the seats by group."""
    counted: dict[Group, Tally] = {}
    for seat in seats:
        so_far = counted.get(seat.group, Tally())
        answered = has_answered(seat, latest=latest)
        counted[seat.group] = Tally(
            so_far.seats + 1,
            so_far.answered + answered,
            so_far.active + seat.active,
            so_far.active_answered + (answered and seat.active),
        )
    return counted


def standing(
    conditions: Conditions[Group], tallies: Mapping[Group, Tally], *, open_objections: int, time_is_up: bool
) -> Standing[Group]:
    """What a round has come to.

    It is adopted when time is up or every seat has answered, the share of the active has answered (one at least), each
    group that must have answered has, and no objection is open. With time up and an objection open it goes on, for
    the objection is to be built in. With time up, no objection and too few answers it lapses.
    """
    seats = sum(each.seats for each in tallies.values())
    answered = sum(each.answered for each in tallies.values())
    needed = max(1, -(-conditions.share * sum(each.active for each in tallies.values()) // 100))
    have = sum(each.active_answered for each in tallies.values())
    silent = [group for group in conditions.groups if not tallies.get(group, Tally()).answered]
    reasons: list[Asked[Group]] = []
    if open_objections:
        reasons.append(Asked(Reason.OBJECTION_IS_OPEN, have=open_objections))
    if have < needed:
        reasons.append(Asked(Reason.TOO_FEW_ANSWERED, needed, have))
    reasons += [Asked(Reason.GROUP_IS_SILENT, 1, 0, group) for group in sorted(silent, key=str)]
    if not time_is_up and answered < seats:
        return Standing(Outcome.GOES_ON, (*reasons, Asked(Reason.TIME_IS_LEFT, seats, answered)))
    if not reasons:
        return Standing(Outcome.ADOPTED)
    if open_objections or not time_is_up:
        return Standing(Outcome.GOES_ON, tuple(reasons))
    return Standing(Outcome.LAPSED, tuple(reasons))
