"""What the engine makes of an arena's answers, told so that no fewer than five people can be found in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from samskab.engines.opinion import (
    NO_GROUP,
    Answers,
    Effect,
    Grouping,
    OpinionMap,
    Reason,
    confidence,
    draw,
    find_groups,
    representative,
    tell,
)
from samskab.engines.opinion import Told as ToldByTheEngine
from samskab.engines.opinion.arrays import Marks, kept
from samskab.engines.opinion.tallies import tally
from samskab.kernel.few import FEWEST
from samskab.stages.understand.bridge.body import Group, Kept, Said, Told, read, written
from samskab.stages.understand.bridge.few import (
    Counts,
    Flock,
    answers_shown,
    flocks,
    groups_told_of,
    table_shown,
)
from samskab.stages.understand.bridge.gathering import gathered
from samskab.stages.understand.queries.counted import Counted

SECTORS = ("public", "business", "civil_society", "citizen", "")
# A picture is of twelve people or more; with fewer, agreement and difference are told in words and bars.
DRAWN_FROM = 12
# Where of all distances from the middle the edge of the map is.
_EDGE = 0.9


def surveyed(counted: Counted, *, earlier: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The body of a survey of these answers; `earlier` is that of the one before, and gives groups their names.

    Deterministic: the same answers make the same body.
    """
    answers = gathered(counted)
    before = read(earlier) if earlier else None
    drawn = draw(answers, earlier=before.drawn if before else None)
    grouping = groups_told_of(find_groups(answers, earlier=_grouped_before(answers, before)), answers)
    seen = _Seen(counted, answers, drawn, grouping, _span(drawn))
    return written(_told(seen), drawn=drawn, grouping=grouping, answers=answers, span=seen.span)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found, before it is asked what of it may be told."""

    counted: Counted
    answers: Answers
    drawn: OpinionMap
    grouping: Grouping
    span: float

    def flocks(self, members: Marks) -> tuple[Flock, ...]:
        """Where some people lie; nowhere in a picture that is not drawn."""
        drawn = self.answers.people_answering >= DRAWN_FROM
        return flocks(self.drawn.places[members], span=self.span) if drawn else ()


def _grouped_before(answers: Answers, before: Kept | None) -> Grouping | None:
    """To which of the earlier groups those who are here now would belong, by what they answer now."""
    if before is None or not before.grouping.names:
        return None
    ways, sizes = before.grouping.ways, before.sizes
    person = np.repeat(np.arange(answers.people), answers.answered)
    known = answers.statement < ways.shape[1]
    statement, value = answers.statement[known], answers.value[known] + 1
    chance = np.empty((answers.people, len(sizes)))
    for group, size in enumerate(sizes):
        told = np.log(np.maximum(ways[group, statement, value], 1e-9))
        chance[:, group] = np.log(size + 1) + np.bincount(person[known], told, answers.people)
    degrees = np.exp(chance - chance.max(axis=1, keepdims=True))
    belonging = degrees / degrees.sum(axis=1, keepdims=True)
    return replace(before.grouping, belonging=kept(belonging))


def _span(drawn: OpinionMap) -> float:
    """How far from the middle nine in ten are: the map is drawn to that measure."""
    far = np.linalg.norm(drawn.places[~np.isnan(drawn.places[:, 0])], axis=1)
    return max(float(np.quantile(far, _EDGE)), 1e-6) if len(far) else 1.0


def _told(seen: _Seen) -> Told:
    answers, grouping = seen.answers, seen.grouping
    besides = (answers.answered > 0) & (grouping.group_of == NO_GROUP)
    trust = confidence(answers, grouping)
    said = tell(answers, grouping)
    order = [*said.unite, *said.divide, *said.neither, *said.unknown]
    counts = tally(answers, grouping.group_of, len(grouping.names)).tolist()
    each = [_said(one, seen, [table[one.statement] for table in counts]) for one in order]
    return Told(
        people=answers.people_answering,
        answers=len(answers),
        weight=trust.weight,
        reasons=frozenset({*trust.reasons, *grouping.reasons, *seen.drawn.reasons}),
        groups=_groups(seen, {one.number: one for one in each}),
        besides=seen.flocks(besides),
        besides_size=int(np.count_nonzero(besides)),
        # Those that turned out to be known by too few come last, with the others that nobody knows yet.
        said=tuple(sorted(each, key=lambda one: one.effect is Effect.UNKNOWN)),
    )


def _said(one: ToldByTheEngine, seen: _Seen, tables: list[list[int]]) -> Said:
    rows: list[Counts] = [(row[0], row[1], row[2]) for row in tables]
    within = dict(zip(seen.grouping.names, rows, strict=False))
    everybody, groups = answers_shown(within, rows[-1])
    effect, reasons = one.effect, set(one.reasons)
    if effect is not Effect.UNKNOWN and any(sum(row) < FEWEST for row in within.values()):
        effect, reasons = Effect.UNKNOWN, {Reason.A_GROUP_HAS_NOT_ANSWERED}
    important = one.important if one.important >= FEWEST else 0
    if not important:
        reasons.discard(Reason.MATTERS_TO_THOSE_WHO_ANSWERED)
    wording = seen.counted.wordings[one.statement]
    return Said(one.statement + 1, wording, effect, one.side, frozenset(reasons), everybody, groups, important)


def _groups(seen: _Seen, said: Mapping[int, Said]) -> tuple[Group, ...]:
    grouping = seen.grouping
    if not grouping.names:
        return ()
    sectors = np.array([SECTORS.index(sector) for _id, _ref, sector in seen.counted.respondents])
    members = [grouping.group_of == place for place in range(len(grouping.names))]
    table = table_shown([np.bincount(sectors[here], minlength=len(SECTORS)).tolist() for here in members])
    stands_for = representative(seen.answers, grouping)
    return tuple(
        Group(
            name,
            grouping.sizes[place],
            dict(zip(SECTORS, table[place], strict=True)),
            seen.flocks(members[place]),
            tuple((one.statement + 1, one.side) for one in stands_for[place] if name in said[one.statement + 1].groups),
        )
        for place, name in enumerate(grouping.names)
    )
