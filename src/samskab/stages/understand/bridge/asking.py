"""What to ask somebody next: what tells most, and what is new gets a fair chance."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from samskab.engines.opinion import ask_next
from samskab.engines.opinion.grouping import Grouping
from samskab.engines.opinion.mapping import OpinionMap
from samskab.ground.arenas.models import Arena, Participation
from samskab.kernel import clock
from samskab.stages.understand.bridge.remembering import survey_of
from samskab.stages.understand.bridge.standing import next_of
from samskab.stages.understand.models import Answer, Statement
from samskab.stages.understand.queries.answers import answers_of, counts_of
from samskab.stages.understand.queries.statements import asked_numbers, statement_numbered


@dataclass(frozen=True)
class Asked:
    """What is asked now, if anything is left, and how far somebody has come.

    `statement` is None when they have answered everything, or passed it by. `before` is what they answered to other
    words of it.
    """

    statement: Statement | None
    answered: int
    of: int
    before: Answer | None = None

    @property
    def place(self) -> int:
        """Which in the row it is."""
        return min(self.answered + 1, self.of)

    @property
    def left(self) -> int:
        """How many are left to answer."""
        return self.of - self.answered


def asked_of(arena: Arena, here: Participation | None, *, passed: Collection[int] = ()) -> Asked:
    """The next statement for one who takes part, or looks in; `passed` are the numbers they have passed by.

    Five queries at most. Everybody gets an order of their own, which is another one tomorrow.
    """
    mine = answers_of(here)
    asked = asked_numbers(arena)
    answers = {number: mine[pk].value for pk, number, wording in asked if pk in mine and mine[pk].wording == wording}
    numbers = [number for _pk, number, _wording in asked]
    still = [number for number in numbers if number not in answers]
    open_ = [number for number in still if number not in passed]
    if not open_:
        return Asked(None, len(answers), len(numbers))
    found = statement_numbered(arena, _next(arena, answers, open_, most=max(numbers), seed=_seed(here)))
    return Asked(found, len(answers), len(numbers), mine.get(found.pk))


def _next(arena: Arena, answers: dict[int, int], open_: list[int], *, most: int, seed: int) -> int:
    closed = {*range(1, most + 1)} - {*open_}
    kept = survey_of(arena)
    if kept is not None:
        _survey, model = kept
        count = max(most, len(model.counts))
        closed |= {*range(most + 1, count + 1)}
        return next_of(answers, model, statements=count, seed=seed, without=closed)[0][0]
    counts = np.zeros((most, 3), np.int64)
    for number, row in counts_of(arena).items():
        if number <= most:
            counts[number - 1] = row
    known = {number - 1: value for number, value in answers.items()}
    without = {number - 1 for number in closed}
    return ask_next(known, counts, _no_map(most), _no_groups(most), seed=seed, without=without)[0].statement + 1


def _seed(here: Participation | None) -> int:
    """A number that is somebody's own, for a day."""
    who = f"{here.ref if here is not None else ''}{clock.now().date()}"
    return int.from_bytes(sha256(who.encode()).digest()[:4])


def _no_map(statements: int) -> OpinionMap:
    nowhere = np.zeros((2, statements))
    return OpinionMap(np.zeros((0, 2)), nowhere.T, nowhere, np.zeros(statements), np.zeros(2), 0.0, ())


def _no_groups(statements: int) -> Grouping:
    return Grouping((), np.zeros((0, 0)), np.zeros(0, np.int64), np.zeros((0, statements, 3)), (), ())
