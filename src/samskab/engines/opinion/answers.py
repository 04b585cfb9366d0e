"""What people have answered to statements: few answers of many possible, row by row."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from samskab.engines.opinion.arrays import Floats, Marks, Numbers, Short, Small, kept
from samskab.engines.opinion.compiling import compiled

AGREE, UNSURE, DISAGREE = 1, 0, -1
VALUES = 3
# Statements that leave three bits of a short number free, for what was said goes about with them in one.
_MANY = 2**28


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Who answered what. People and statements are numbers from nought; whose they are is the caller's to know.

    Person `p` answered the statements `statement[starts[p]:starts[p + 1]]`, in rising order, with `value` 1 agree,
    0 unsure, −1 disagree, and `important` where it matters much to them. Made by `gather`.
    """

    people: int
    statements: int
    starts: Numbers
    statement: Short
    value: Small
    important: Marks

    def __len__(self) -> int:
        return int(self.starts[-1])

    @property
    def answered(self) -> Numbers:
        """How many statements each person has answered."""
        return np.diff(self.starts)

    @property
    def people_answering(self) -> int:
        """How many people have answered anything."""
        return int(np.count_nonzero(self.answered))

    def of(self, person: int) -> slice:
        """Where a person's answers stand."""
        return slice(int(self.starts[person]), int(self.starts[person + 1]))

    def counts(self) -> Numbers:
        """How many disagree, are unsure and agree, a row a statement, in this order."""
        found = np.zeros((self.statements, VALUES), np.int64)
        _count(self.statement, self.value, found)
        return found

    def only(self, people: Numbers) -> "Answers":
        """The answers of some people, who get new numbers in the order given."""
        lengths = self.answered[people]
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        where = np.repeat(self.starts[people] - starts[:-1], lengths) + np.arange(starts[-1])
        return Answers(
            len(people),
            self.statements,
            kept(starts),
            kept(self.statement[where]),
            kept(self.value[where]),
            kept(self.important[where]),
        )


def gather(
    person: npt.ArrayLike,
    statement: npt.ArrayLike,
    value: npt.ArrayLike,
    *,
    people: int,
    statements: int,
    important: npt.ArrayLike | None = None,
) -> Answers:
    """Put answers in rows: the one at place i says that `person[i]` answered `statement[i]` with `value[i]`.

    Their order is nothing. Who has changed their mind hands in the latest only. Raises ValueError when the columns are
    not equally long, for a person, statement or value that there is none of, and when somebody answers one thing twice.
    """
    who, what, how = (np.ascontiguousarray(each) for each in (person, statement, value))
    marks = np.zeros(who.shape, np.bool_) if important is None else np.ascontiguousarray(important, np.bool_)
    if not who.shape == what.shape == how.shape == marks.shape or who.ndim != 1:
        raise ValueError("each answer has a person, a statement, a value and a mark")
    _within(who, people, "person")
    _within(what, min(statements, _MANY), "statement")
    if how.size and not (how.min() >= DISAGREE and how.max() <= AGREE and _whole(how)):
        raise ValueError("an answer is 1, 0 or −1")
    who, what = who.astype(np.int32, copy=False), what.astype(np.int32, copy=False)
    how = how.astype(np.int8, copy=False)
    starts = np.zeros(people + 1, np.int64)
    in_rows, said, dear = np.empty(len(who), np.int32), np.empty(len(who), np.int8), np.empty(len(who), np.bool_)
    if _in_rows(who, what, how, marks, starts, in_rows, said, dear):
        raise ValueError("somebody has answered one statement twice")
    return Answers(people, statements, kept(starts), kept(in_rows), kept(said), kept(dear))


def sums_of_values(answers: Answers) -> tuple[Floats, Floats]:
    """For each statement how many have answered, and the sum of what they said."""
    counts = answers.counts()
    return counts.sum(axis=1).astype(np.float64), (counts[:, 2] - counts[:, 0]).astype(np.float64)


def _within(numbers: npt.NDArray[np.generic], limit: int, name: str) -> None:
    if numbers.size and not (numbers.min() >= 0 and numbers.max() < limit and _whole(numbers)):
        raise ValueError(f"there is no such {name}")


def _whole(numbers: npt.NDArray[np.generic]) -> bool:
    return numbers.dtype.kind in "iub" or bool(np.all(numbers == np.floor(numbers)))


@compiled
def _count(statement: Short, value: Small, found: Numbers) -> None:
    for place in range(len(statement)):
        found[statement[place], value[place] + 1] += 1


@compiled
def _in_rows(
    who: Short,
    what: Short,
    how: Small,
    marks: Marks,
    starts: Numbers,
    together: Short,
    value: Small,
    important: Marks,
) -> bool:
    """Sort by counting, then each row by insertion, for rows are short; True when a row holds a statement twice.

    `together` has the statements in the end. While they are sorted, each takes with it what was said.
    """
    for place in range(len(who)):
        starts[who[place] + 1] += 1
    for person in range(len(starts) - 1):
        starts[person + 1] += starts[person]
    filled = starts[:-1].copy()
    for place in range(len(who)):
        free = filled[who[place]]
        filled[who[place]] = free + 1
        together[free] = what[place] * 8 + (how[place] + 1) * 2 + marks[place]
    for person in range(len(starts) - 1):
        first, last = starts[person], starts[person + 1]
        for place in range(first + 1, last):
            moved, free = together[place], place
            while free > first and together[free - 1] > moved:
                together[free] = together[free - 1]
                free -= 1
            together[free] = moved
        before = -1
        for place in range(first, last):
            moved = together[place]
            if moved >> 3 == before:
                return True
            before = moved >> 3
            together[place] = before
            value[place] = (moved >> 1 & 3) - 1
            important[place] = moved & 1
    return False
