"""A survey as it is kept: what is told, which holds no fewer than five people anywhere, and the model behind it.

`told` may be shown to anybody. The model stays on the server: with it a person's own place is worked out from their own
answers when they ask, and the next map is laid as this one lay.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from samskab.engines.opinion import Answers, Effect, Grouping, OpinionMap, Weight
from samskab.engines.opinion.arrays import Floats, Numbers, kept
from samskab.stages.understand.bridge.few import Counts, Flock

FORM = 1
_DECIMALS = 4


@dataclass(frozen=True)
class Group:
    """A group: the name that stays with it, how many, how many of each sector where it may be told, and where they lie.

    `stands_for` has the numbers of statements it says most, with the side it takes: 1 for, −1 against.
    """

    name: int
    size: int
    sectors: Mapping[str, int | None]
    flocks: tuple[Flock, ...]
    stands_for: tuple[tuple[int, int], ...]

    @property
    def letter(self) -> str:
        """A, B, C … and after Z as a sheet of numbers goes on: AA."""
        name, written = self.name + 1, ""
        while name:
            name, rest = divmod(name - 1, 26)
            written = chr(65 + rest) + written
        return written


@dataclass(frozen=True)
class Said:
    """A statement: what it does and why we say so, and what everybody and each group answered, where it may be told.

    `important` counts those it is important to, from five. The answers are those to the wording with that number.
    """

    number: int
    wording: int
    effect: Effect
    side: int
    reasons: frozenset[str]
    everybody: Counts | None
    groups: Mapping[int, Counts]
    important: int


@dataclass(frozen=True)
class Told:
    """Everything that may be shown. `besides` are those in no group, where there are groups; else everybody.

    `said` has every statement once: those that unite first, then those that divide, those that do neither, and those
    nobody knows yet.
    """

    people: int
    answers: int
    weight: Weight
    reasons: frozenset[str]
    groups: tuple[Group, ...]
    besides: tuple[Flock, ...]
    besides_size: int
    said: tuple[Said, ...]


@dataclass(frozen=True, eq=False)
class Kept:
    """A survey that was read again: what is told, the map and groups without anybody in them, and the counts."""

    told: Told
    drawn: OpinionMap
    grouping: Grouping
    counts: Numbers
    span: float
    sizes: Floats


def written(told: Told, *, drawn: OpinionMap, grouping: Grouping, answers: Answers, span: float) -> dict[str, Any]:
    """The body of a survey, ready to be kept as JSON."""
    return {
        "form": FORM,
        "told": {
            "people": told.people,
            "answers": told.answers,
            "weight": told.weight.value,
            "reasons": sorted(told.reasons),
            "groups": [
                {
                    "name": group.name,
                    "size": group.size,
                    "sectors": dict(group.sectors),
                    "flocks": _flat(group.flocks),
                    "stands_for": [list(each) for each in group.stands_for],
                }
                for group in told.groups
            ],
            "besides": _flat(told.besides),
            "besides_size": told.besides_size,
            "said": [
                {
                    "number": said.number,
                    "wording": said.wording,
                    "effect": said.effect.value,
                    "side": said.side,
                    "reasons": sorted(said.reasons),
                    "everybody": list(said.everybody) if said.everybody else None,
                    "groups": {str(name): list(counts) for name, counts in said.groups.items()},
                    "important": said.important,
                }
                for said in told.said
            ],
        },
        "model": {
            "span": round(span, _DECIMALS),
            "axes": _rounded(drawn.axes),
            "means": _rounded(drawn.means),
            "explained": _rounded(drawn.explained),
            "names": list(grouping.names),
            "ways": _rounded(grouping.ways),
            "sizes": _rounded(grouping.belonging.sum(axis=0)),
            "counts": answers.counts().tolist(),
        },
    }


def read(body: Mapping[str, Any]) -> Kept:
    """A survey as it was kept."""
    told, model = body["told"], body["model"]
    means = np.array(model["means"], np.float64)
    axes = np.array(model["axes"], np.float64).reshape(2, len(means))
    names = tuple(model["names"])
    sizes = np.array(model["sizes"], np.float64)
    drawn = OpinionMap(
        kept(np.zeros((0, 2))),
        kept(np.zeros((len(means), 2))),
        kept(axes),
        kept(means),
        kept(np.array(model["explained"], np.float64)),
        0.0,
        (),
    )
    # One row that is as large as everybody together: the sums over people are all that is asked of it.
    grouping = Grouping(
        names,
        kept(sizes[None, :]),
        kept(np.zeros(0, np.int64)),
        kept(np.array(model["ways"], np.float64).reshape(len(names), len(means), 3)),
        (),
        (),
    )
    counts = np.array(model["counts"], np.int64).reshape(len(means), 3)
    return Kept(_told(told), drawn, grouping, counts, float(model["span"]), sizes)


def _told(told: Mapping[str, Any]) -> Told:
    return Told(
        told["people"],
        told["answers"],
        Weight(told["weight"]),
        frozenset(told["reasons"]),
        tuple(
            Group(
                each["name"],
                each["size"],
                each["sectors"],
                _flocks(each["flocks"]),
                tuple((number, side) for number, side in each["stands_for"]),
            )
            for each in told["groups"]
        ),
        _flocks(told["besides"]),
        told["besides_size"],
        tuple(
            Said(
                each["number"],
                each["wording"],
                Effect(each["effect"]),
                each["side"],
                frozenset(each["reasons"]),
                _counts(each["everybody"]) if each["everybody"] else None,
                {int(name): _counts(counts) for name, counts in each["groups"].items()},
                each["important"],
            )
            for each in told["said"]
        ),
    )


def _counts(row: list[int]) -> Counts:
    return row[0], row[1], row[2]


def _flocks(rows: list[list[float]]) -> tuple[Flock, ...]:
    return tuple(Flock(x, y, int(size)) for x, y, size in rows)


def _flat(flocks: tuple[Flock, ...]) -> list[list[float]]:
    return [[flock.x, flock.y, flock.size] for flock in flocks]


def _rounded(numbers: Floats) -> Any:
    return np.round(numbers, _DECIMALS).tolist()
