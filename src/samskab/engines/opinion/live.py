"""A map that takes in one answer at a time: what is known of all pairs of statements is kept in whole numbers.

For each pair the number who answered both, what they said to the one and to the other, and the product. One answer
changes a row of each, the covariance follows exactly in that row and column, and the axes are found from where they
were. So a map that has taken in a million answers one by one is the map of those answers, with no error gathered.
"""

from dataclasses import dataclass, replace

import numpy as np

from samskab.engines.opinion.answers import AGREE, DISAGREE, Answers
from samskab.engines.opinion.arrays import Floats, Numbers, Short, Small
from samskab.engines.opinion.axes import leading
from samskab.engines.opinion.compiling import compiled
from samskab.engines.opinion.mapping import AXES, TOLERANCE, OpinionMap, Rows, drawn, mean_answers

# What is near enough while answers come in; `redraw` is as near as `mapping.draw`.
NEAR, _ROUNDS, _ALL_ROUNDS = 1e-4, 4, 400
# After so many answers the matrix is read whole, so that what is rounded off never adds up.
_FRESH = 200
# Answers a row can grow by before all rows are moved.
_ROOM = 16


class LiveMap:
    """The map as it stands, and how one more answer changes it. New people may come; for a new statement make another.

    It is for one process and one thread at a time, and forgets nothing it was told: hand it what the database holds.
    """

    def __init__(self, answers: Answers) -> None:
        self._rows = _Rows.of(answers)
        pairs = (answers.statements, answers.statements)
        self._both, self._said, self._product = (np.zeros(pairs, np.int32) for _ in range(3))
        _pair(answers.starts, answers.statement, answers.value, self._both, self._said, self._product)
        self._means = mean_answers(np.diag(self._both).astype(np.float64), np.diag(self._said).astype(np.float64))
        aside = self._said * self._means[None, :]
        self._covariance = self._product - aside - aside.T + self._both * np.outer(self._means, self._means)
        self._drawn: OpinionMap | None = None
        self._axes = leading(self._covariance, number=AXES, tolerance=TOLERANCE)
        self._followed = 0

    def answer(self, person: int, statement: int, value: int | None) -> None:
        """Take in an answer, a changed one, or with None that one was taken back.

        Raises ValueError for a value or statement that there is none of. A person who was not there comes in.
        """
        if value is not None and not (DISAGREE <= value <= AGREE and int(value) == value):
            raise ValueError("an answer is 1, 0 or −1")
        if not 0 <= statement < len(self._means) or person < 0:
            raise ValueError("there is no such person or statement")
        before = self._rows.take_out(person, statement)
        others, said = self._rows.of_person(person)
        if before is not None:
            self._count(statement, before, others, said, -1)
        if value is not None:
            self._count(statement, value, others, said, 1)
            self._rows.put_in(person, statement, value)
        self._follow(statement)

    def draw(self, *, tolerance: float = NEAR, rounds: int = _ROUNDS) -> OpinionMap:
        """The map now, its axes found from where they were, in a few rounds; `residual` tells how near that came."""
        self._axes = leading(self._covariance, number=AXES, tolerance=tolerance, earlier=self._axes, rounds=rounds)
        variance = float(np.trace(self._covariance))
        self._drawn = drawn(self._rows.now(), self._means, self._axes, variance=variance, earlier=self._drawn)
        return self._drawn

    def redraw(self) -> OpinionMap:
        """The map now, as precisely as one drawn of all answers anew."""
        self._axes = replace(self._axes, images=None)
        return self.draw(tolerance=TOLERANCE, rounds=_ALL_ROUNDS)

    def _count(self, what: int, value: int, others: Short, said: Small, sign: int) -> None:
        self._both[what, others] += sign
        self._both[others, what] += sign
        self._said[what, others] += sign * value
        self._said[others, what] += sign * said
        self._product[what, others] += sign * value * said
        self._product[others, what] += sign * value * said
        self._both[what, what] += sign
        self._said[what, what] += sign * value
        self._product[what, what] += sign * value * value

    def _follow(self, what: int) -> None:
        """Work out one statement's mean, and its row and column of the covariance."""
        number = self._both[what, what]
        self._means[what] = mean = self._said[what, what] / number if number else 0.0
        row = self._product[what] - self._means * self._said[what] - mean * self._said[:, what]
        row = row + mean * self._means * self._both[what]
        self._turn(what, row - self._covariance[what])
        self._covariance[what] = row
        self._covariance[:, what] = row

    def _turn(self, what: int, change: Floats) -> None:
        """Let the images of the basis follow a row and column that change, so that the matrix need not be read."""
        self._followed += 1
        if self._axes.images is None or self._followed >= _FRESH:
            self._axes, self._followed = replace(self._axes, images=None), 0
            return
        along = self._axes.basis[:, what].copy()
        self._axes.images[:] += np.outer(along, change)
        self._axes.images[:, what] += self._axes.basis @ change - along * change[what]


@dataclass(slots=True)
class _Rows:
    """Everybody's answers, each row with some room to grow."""

    starts: Numbers
    ends: Numbers
    statement: Short
    value: Small

    @classmethod
    def of(cls, answers: Answers) -> "_Rows":
        return cls._with_room(answers.starts[:-1], answers.starts[1:], answers.statement, answers.value)

    @classmethod
    def _with_room(cls, starts: Numbers, ends: Numbers, statement: Short, value: Small) -> "_Rows":
        lengths = ends - starts
        edges = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths + _ROOM)])
        found = cls(
            edges[:-1].copy(), edges[:-1] + lengths, np.zeros(edges[-1], np.int32), np.zeros(edges[-1], np.int8)
        )
        _move(starts, ends, statement, value, found.starts, found.statement, found.value)
        return found

    def now(self) -> Rows:
        return self.starts, self.ends, self.statement, self.value

    def of_person(self, person: int) -> tuple[Short, Small]:
        if person >= len(self.starts):
            return np.zeros(0, np.int32), np.zeros(0, np.int8)
        span = slice(self.starts[person], self.ends[person])
        return self.statement[span], self.value[span]

    def take_out(self, person: int, what: int) -> int | None:
        found = np.flatnonzero(self.of_person(person)[0] == what)
        if not len(found):
            return None
        at, last = self.starts[person] + found[0], self.ends[person] - 1
        value = int(self.value[at])
        self.statement[at], self.value[at] = self.statement[last], self.value[last]
        self.ends[person] = last
        return value

    def put_in(self, person: int, what: int, value: int) -> None:
        if person >= len(self.starts):
            self._grow(person + 1)
        elif self.ends[person] == self._limit(person):
            self._grow(len(self.starts))
        at = self.ends[person]
        self.statement[at], self.value[at] = what, value
        self.ends[person] = at + 1

    def _limit(self, person: int) -> int:
        return int(self.starts[person + 1]) if person + 1 < len(self.starts) else len(self.statement)

    def _grow(self, people: int) -> None:
        come = np.zeros(max(0, people - len(self.starts)), np.int64)
        starts, ends = np.concatenate([self.starts, come]), np.concatenate([self.ends, come])
        grown = self._with_room(starts, ends, self.statement, self.value)
        self.starts, self.ends, self.statement, self.value = grown.now()


@compiled
def _move(
    starts: Numbers, ends: Numbers, statement: Short, value: Small, to: Numbers, statements: Short, values: Small
) -> None:
    for person in range(len(starts)):
        for place in range(ends[person] - starts[person]):
            statements[to[person] + place] = statement[starts[person] + place]
            values[to[person] + place] = value[starts[person] + place]


@compiled
def _pair(starts: Numbers, statement: Short, value: Small, both: Short, said: Short, product: Short) -> None:
    """Count all pairs: `said[i, j]` is what those who answered both said to i."""
    for person in range(len(starts) - 1):
        for one in range(starts[person], starts[person + 1]):
            for other in range(starts[person], starts[person + 1]):
                what, beside = statement[one], statement[other]
                both[what, beside] += 1
                said[what, beside] += value[one]
                product[what, beside] += value[one] * value[other]
