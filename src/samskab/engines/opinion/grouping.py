"""Which groups there are, and how much each person belongs to each: asked of the answers, never of the picture.

How many groups there are is decided by what they are good for. A tenth of the answers is hidden, a model is fitted to
the rest, and groups are real when they foretell what was hidden: better than one group by far more than chance, and
then as few as gain nine tenths of what the best gain. »One group explains it as well« is a result like any other.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from samskab.engines.opinion.answers import Answers
from samskab.engines.opinion.arrays import Colours, Floats, Numbers, Parts, kept
from samskab.engines.opinion.colours import colours, dice, folds
from samskab.engines.opinion.mixture import Fit, Step, fit, foretold, taken_up
from samskab.engines.opinion.naming import in_order, renamed
from samskab.engines.opinion.reasons import Reason

# Fewer people than this are never divided, and no group has fewer than that.
FEWEST_PEOPLE, SMALLEST_GROUP = 12, 5
MOST_GROUPS = 6
# From this degree on somebody belongs to a group; below it they stand between groups.
BELONGS = 0.5
NO_GROUP = -1
# Standard errors by which groups must foretell better than one, and how much of the best gain is as good as all of it.
_BETTER, _MOST_OF_IT = 3.0, 0.9
# Nats an answer below which groups are not worth telling of.
_WORTH = 0.001
_HEAPS, _TURNS = 10, 200_000
_BEGINNINGS, _AHEAD, _WITHOUT_GAIN = 4, 2, 2
# With what the model that stands in the end begins, and how many of those go all the way: all where answers are few,
# for then there are many hills of nearly one height.
_AT_LAST, _FINALISTS, _FEW = 16, 4, 100_000
# Answers that are enough to choose by; the rest of a large crowd is only asked where it belongs.
_ENOUGH, _LATER_ROUNDS = 1_000_000, 30


@dataclass(frozen=True, slots=True)
class Tried:
    """How well so many groups foretell a hidden answer beside one group: in nats an answer, with its standard error."""

    groups: int
    gain: float
    error: float


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """The groups: `names` are numbers that stay with them, and columns of `belonging` are in the same order.

    `group_of` is the place of each person's group in `names`, or `NO_GROUP`. Without groups `names` is empty. `ways`
    has the chance that a group disagrees with, is unsure of and agrees to each statement, (groups, statements, 3).
    """

    names: tuple[int, ...]
    belonging: Floats
    group_of: Numbers
    ways: Floats
    tried: tuple[Tried, ...]
    reasons: tuple[Reason, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many people belong to each."""
        return tuple(int(np.count_nonzero(self.group_of == place)) for place in range(len(self.names)))


def find_groups(
    answers: Answers,
    *,
    seed: int = 0,
    groups: int | None = None,
    earlier: Grouping | None = None,
    told: Callable[[float], None] | None = None,
) -> Grouping:
    """Find the groups; `groups` says how many instead of asking, and `earlier` gives the same people the same names.

    Neither order nor numbering of people and statements matters, nor which side is called agreeing. `told` hears what
    part of the work is done, from 0 to 1.
    """
    if answers.people_answering < FEWEST_PEOPLE:
        reason = Reason.TOO_FEW_FOR_GROUPS if len(answers) else Reason.NOBODY_HAS_ANSWERED
        return no_groups(answers, (), reason)
    colour, of_statements = colours(answers)
    few, few_colours = _some(answers, colour, seed)
    told = told or _nobody
    tried, model, step = _chosen(few, few_colours, of_statements, seed, groups, told)
    if model is None:
        return no_groups(answers, tried, Reason.ONE_GROUP_EXPLAINS_AS_WELL)
    told(0.8)
    if few is not answers:
        model = taken_up(answers, model, step, rounds=_LATER_ROUNDS)
    found = _told(answers, model, tried, colour)
    told(1.0)
    return renamed(found, earlier) if earlier is not None and earlier.names else found


def no_groups(answers: Answers, tried: tuple[Tried, ...], reason: Reason) -> Grouping:
    """That there are none, and why."""
    return Grouping(
        (),
        kept(np.zeros((answers.people, 0))),
        kept(np.full(answers.people, NO_GROUP, np.int64)),
        kept(np.zeros((0, answers.statements, 3))),
        tried,
        (reason,),
    )


def _nobody(part: float) -> None:
    """Hear nothing of it."""


def _some(answers: Answers, colour: Colours, seed: int) -> tuple[Answers, Colours]:
    """All of the people, or as many as it takes to choose by, drawn by dice."""
    if len(answers) <= _ENOUGH:
        return answers, colour
    chosen = np.flatnonzero(dice(colour, faces=1, seed=seed)[:, 0] < _ENOUGH / len(answers))
    return answers.only(chosen), colour[chosen]


def _chosen(
    answers: Answers,
    colour: Colours,
    of_statements: Colours,
    seed: int,
    groups: int | None,
    told: Callable[[float], None],
) -> tuple[tuple[Tried, ...], Fit | None, Step]:
    """What was tried, the model that stands in the end, or none, and after which step it foretold most."""
    contest = _Contest(answers, colour, folds(answers, colour, of_statements, number=_HEAPS, seed=seed), seed)
    if groups is None:
        contest.try_all(told)
        tried, groups = tuple(contest.tried), contest.fewest()
    else:
        tried = ()
        contest.enter(groups)
    if groups == 1:
        return tried, None, Step.FIRST
    step = contest.steps[groups]
    finalists = _AT_LAST if len(answers) <= _FEW else _FINALISTS
    models = fit(answers, colour, groups=groups, seed=seed, beginnings=_AT_LAST, finalists=finalists)
    return tried, models[step], step


@dataclass(slots=True)
class _Contest:
    """Which number of groups foretells hidden answers best."""

    answers: Answers
    colour: Colours
    heaps: Parts
    seed: int
    found: dict[int, Floats] = field(default_factory=dict)
    steps: dict[int, Step] = field(default_factory=dict)
    tried: list[Tried] = field(default_factory=list)

    def enter(self, groups: int) -> bool:
        """Let so many groups foretell each hidden heap in turn; no when a group has too few people to be one."""
        turns = max(1, min(_HEAPS, _TURNS // max(1, len(self.answers))))
        totals = {step: np.zeros(self.answers.people) for step in Step}
        for turn in range(turns):
            models = fit(
                *(self.answers, self.colour),
                groups=groups,
                seed=self.seed,
                beginnings=_BEGINNINGS,
                finalists=_AHEAD,
                heaps=self.heaps,
                hidden=turn,
            )
            if groups > 1 and models[Step.FIRST].belonging.sum(axis=0).min() < SMALLEST_GROUP:
                return False
            for step, model in models.items():
                totals[step] += foretold(self.answers, model, self.heaps, turn)
        best = max(Step, key=lambda step: float(totals[step].sum()))
        self.found[groups], self.steps[groups] = totals[best], best
        if groups > 1 and 1 in self.found:
            gain, error = _beside(self.found[groups] - self.found[1])
            hidden = max(1, int(np.count_nonzero(self.heaps < turns)))
            self.tried.append(Tried(groups, gain / hidden, error / hidden))
        return True

    def try_all(self, told: Callable[[float], None]) -> None:
        """One group, two, and so on, until more gain nothing."""
        self.enter(1)
        most = min(MOST_GROUPS, self.answers.people_answering // SMALLEST_GROUP)
        best, misses = -np.inf, 0
        for groups in range(2, most + 1):
            told(0.7 * (groups - 2) / (most - 1))
            if not self.enter(groups):
                return
            misses = 0 if self.tried[-1].gain > best else misses + 1
            best = max(best, self.tried[-1].gain)
            if misses == _WITHOUT_GAIN:
                return

    def fewest(self) -> int:
        """As few as gain most of what the best gain, of those that are better than one by more than chance."""
        better = [each for each in self.tried if each.gain > max(_BETTER * each.error, _WORTH)]
        if not better:
            return 1
        enough = _MOST_OF_IT * max(each.gain for each in better)
        return next(each.groups for each in better if each.gain >= enough)


def _beside(differences: Floats) -> tuple[float, float]:
    """The sum of people's differences, with its standard error."""
    return float(differences.sum()), float(np.std(differences) * np.sqrt(len(differences)))


def _told(answers: Answers, model: Fit, tried: tuple[Tried, ...], colour: Colours) -> Grouping:
    nearest = np.argmax(model.belonging, axis=1)
    degree = np.max(model.belonging, axis=1)
    here = answers.answered > 0
    group_of = np.where((degree >= BELONGS) & here, nearest, NO_GROUP).astype(np.int64)
    ways = np.exp(model.ways).reshape(answers.statements, 3, model.groups).transpose(2, 0, 1)
    reasons = [Reason.GROUPS_FORETELL_ANSWERS] if tried else []
    if np.count_nonzero((group_of == NO_GROUP) & here) > 0.2 * np.count_nonzero(here):
        reasons.append(Reason.MANY_BETWEEN_GROUPS)
    if any(_alike(colour[group_of == place]) for place in range(model.groups)):
        reasons.append(Reason.MANY_ANSWER_IDENTICALLY)
    found = Grouping(
        tuple(range(model.groups)), model.belonging, group_of, np.ascontiguousarray(ways), tried, tuple(reasons)
    )
    found = in_order(found)
    return replace(found, belonging=kept(found.belonging), group_of=kept(found.group_of), ways=kept(found.ways))


def _alike(colour: Colours) -> bool:
    """Whether more than half of a group have given the very same answers."""
    if len(colour) < SMALLEST_GROUP:
        return False
    return bool(np.unique(colour, return_counts=True)[1].max() > len(colour) / 2)
