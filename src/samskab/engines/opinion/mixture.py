"""A model of the answers themselves: each person belongs to one of k groups, and a group answers in a way of its own.

A mixture of latent classes (Lazarsfeld and Henry 1968) fitted by EM (Dempster, Laird and Rubin 1977) over the answers
that were given; those that were not say nothing. Each group's way is drawn towards everybody's, in two steps. First by
a fixed weight, from several beginnings, of which the likeliest is kept. Then each statement is asked for each group
whether it differs at all (a spike and a slab, Mitchell and Beauchamp 1988), so that the many statements on which groups
do not differ stop blurring the few on which they do. Whether somebody is unsure and, if not, which way they lean are
asked apart, for the first mostly tells of the statement and the second of the group.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import numpy as np

from samskab.engines.opinion.answers import VALUES, Answers
from samskab.engines.opinion.arrays import Colours, Floats, Numbers, Parts, Rows
from samskab.engines.opinion.colours import dice
from samskab.engines.opinion.compiling import portions, side_by_side
from samskab.engines.opinion.passes import explain, foretell, open_rows, share, shrink, spike

NOTHING_HIDDEN = 255
# Answers' worth by which a group's way is drawn to everybody's: in leaning, and in being unsure.
LEANING, UNSURE = 10.0, 200.0
_TRIAL, _ROUNDS, _LAST_ROUNDS = 10, 50, 30
# How little the likelihood gains when it stands still.
_STILL = 1e-5
_PORTIONS, _ENOUGH = 2, 50_000


class Step(StrEnum):
    """How far a model was taken. Which of the two foretells more depends on how much there is to learn from."""

    FIRST = "first"
    BOTH = "both"


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A fitted model: `ways` has the logarithm of each answer's chance, a row for each statement and value, a column
    a group, `sizes` the logarithm of each group's part, `belonging` each person's degrees, `likelihood` its logarithm.
    """

    ways: Floats
    sizes: Floats
    belonging: Floats
    likelihood: float

    @property
    def groups(self) -> int:
        return len(self.sizes)


Fits = dict[Step, Fit]


@dataclass(slots=True)
class _Workshop:
    """What all rounds share: whose answers are whose, their rows in a table of ways, and how everybody answers."""

    people: int
    edges: Numbers
    rows: Rows
    decided: Floats
    leaning: Floats

    @classmethod
    def of(cls, answers: Answers, heaps: Parts, hidden: int) -> "_Workshop":
        edges = np.zeros(answers.people + 1, np.int64)
        rows = np.empty(len(answers) - int(np.count_nonzero(heaps == hidden)), np.uint32)
        open_rows(answers.starts, answers.statement, answers.value, heaps, hidden, edges, rows)
        counts = np.bincount(rows, minlength=answers.statements * VALUES).astype(np.float64)
        disagree, unsure, agree = counts.reshape(-1, VALUES).T
        clear = disagree + agree
        return cls(answers.people, edges, rows, (clear + 1) / (clear + unsure + 2), (agree + 1) / (clear + 2))

    def explained(self, ways: Floats, sizes: Floats, belonging: Floats) -> tuple[float, Floats]:
        """Write down how much each belongs where; the likelihood, and the answers counted by that."""
        spans = portions(self.people, most=_PORTIONS, least=_ENOUGH)
        in_fours = _in_fours(ways)
        counts = [np.zeros_like(in_fours) for _ in spans]
        works = [
            partial(explain, self.edges, self.rows, first, last, in_fours, sizes, belonging, counted)
            for (first, last), counted in zip(spans, counts, strict=True)
        ]
        return float(sum(side_by_side(works))), _in_columns(np.sum(counts, axis=0), len(sizes))

    def counted(self, belonging: Floats) -> Floats:
        """The answers counted by given degrees of belonging."""
        counts = np.zeros((len(self.decided) * VALUES, belonging.shape[1]))
        share(self.edges, self.rows, belonging, counts)
        return counts


def _in_fours(table: Floats) -> Floats:
    """A table with a column a group as one of four groups each, noughts where there are no more."""
    rows, groups = table.shape
    found = np.zeros((-(-groups // 4), rows, 4))
    for group in range(groups):
        found[group // 4, :, group % 4] = table[:, group]
    return found


def _in_columns(fours: Floats, groups: int) -> Floats:
    return np.ascontiguousarray(fours.transpose(1, 0, 2).reshape(fours.shape[1], -1)[:, :groups])


@dataclass(slots=True)
class _Course:
    """One beginning, and how far it has come."""

    shop: _Workshop
    belonging: Floats
    counts: Floats
    ways: Floats
    likelihood: float = -np.inf
    judged: float = -np.inf

    def sizes(self) -> Floats:
        people, groups = self.belonging.shape
        return np.asarray(np.log((self.belonging.sum(axis=0) + 1) / (people + groups)))

    def go_on(self, rounds: int) -> "_Course":
        """Some more rounds of the first step, or until it stands still."""
        for _ in range(rounds):
            drawn = shrink(self.counts, self.shop.decided, self.shop.leaning, UNSURE, LEANING, self.ways)
            before = self.likelihood
            self.likelihood, self.counts = self.shop.explained(self.ways, self.sizes(), self.belonging)
            self.judged = self.likelihood + drawn
            if self.likelihood - before < _STILL * abs(self.likelihood):
                break
        return self

    def now(self) -> Fit:
        """The model as it stands."""
        return Fit(self.ways.copy(), self.sizes(), self.belonging.copy(), self.likelihood)

    def refine(self) -> "_Course":
        """The second step."""
        differing = np.array([0.3, 0.3])
        for _ in range(_LAST_ROUNDS):
            spike(self.counts, self.shop.decided, self.shop.leaning, differing, self.ways)
            before = self.likelihood
            self.likelihood, self.counts = self.shop.explained(self.ways, self.sizes(), self.belonging)
            if abs(self.likelihood - before) < _STILL * abs(self.likelihood):
                break
        return self


def fit(
    answers: Answers,
    colour: Colours,
    *,
    groups: int,
    seed: int,
    beginnings: int,
    finalists: int = 1,
    heaps: Parts | None = None,
    hidden: int = NOTHING_HIDDEN,
) -> Fits:
    """Fit a model of so many groups to all answers but those in the heap that is hidden, after one step and after both.

    Each beginning goes a few rounds, and the likeliest few go all the way. After each step the likeliest of them
    stands, for where the first ends a little better, the second often ends worse. People of one colour begin alike.
    """
    shop = _Workshop.of(answers, np.zeros(len(answers), np.uint8) if heaps is None else heaps, hidden)
    if groups == 1:
        beginnings = 1
    begun = side_by_side([partial(_begun, shop, colour, groups, seed + number) for number in range(beginnings)])
    begun.sort(key=lambda course: -course.judged)
    gone = side_by_side([partial(_gone, course) for course in begun[:finalists]])
    _, first, _ = max(gone, key=lambda each: each[0])
    return {Step.FIRST: first, Step.BOTH: max((both for _, _, both in gone), key=lambda model: model.likelihood)}


def taken_up(answers: Answers, model: Fit, step: Step, *, rounds: int) -> Fit:
    """Let a model that was fitted to some of the people go on with all of them."""
    shop = _Workshop.of(answers, np.zeros(len(answers), np.uint8), NOTHING_HIDDEN)
    belonging = np.empty((answers.people, model.groups))
    likelihood, counts = shop.explained(model.ways, model.sizes, belonging)
    course = _Course(shop, belonging, counts, model.ways.copy(), likelihood)
    return (course.go_on(rounds) if step is Step.FIRST else course.refine()).now()


def foretold(answers: Answers, model: Fit, heaps: Parts, hidden: int) -> Floats:
    """For each person the logarithm of the chance of their hidden answers, knowing where the others put them."""
    found = np.zeros(answers.people)
    foretell(answers.starts, answers.statement, answers.value, heaps, hidden, model.ways, model.belonging, found)
    return found


def _begun(shop: _Workshop, colour: Colours, groups: int, seed: int) -> _Course:
    """A beginning by lot, and the few rounds it is judged by."""
    lots = np.log(np.maximum(dice(colour, faces=groups, seed=seed), 1e-300))
    belonging = lots / lots.sum(axis=1, keepdims=True)
    counts = shop.counted(belonging)
    return _Course(shop, belonging, counts, np.empty_like(counts)).go_on(_TRIAL)


def _gone(course: _Course) -> tuple[float, Fit, Fit]:
    """All the way: how the first step is judged, and what came of each."""
    first = course.go_on(_ROUNDS).now()
    return course.judged, first, course.refine().now()
