"""Chance that does not know who stands first: dice thrown by what people have answered, and by nothing else.

Each person and statement gets a colour, a number made of the colours of what stands next to it (Weisfeiler and Leman
1968). Whoever hands the same answers in another order, under other numbers or with every agree turned into disagree
throws the same dice. Two people who have answered the same are given the same.
"""

import numpy as np

from samskab.engines.opinion.answers import Answers
from samskab.engines.opinion.arrays import Colours, Floats, Numbers, Parts, Short, Small
from samskab.engines.opinion.compiling import compiled

_ROUNDS = 3


def colours(answers: Answers) -> tuple[Colours, Colours]:
    """The colours of people and of statements."""
    people, statements = np.zeros(answers.people, np.uint64), np.zeros(answers.statements, np.uint64)
    for sign in (1, -1):
        of_people, of_statements = np.zeros_like(people), np.zeros_like(statements)
        for _ in range(_ROUNDS):
            of_people, of_statements = _next(
                answers.starts, answers.statement, answers.value, sign, of_people, of_statements
            )
        people += of_people
        statements += of_statements
    return people, statements


def folds(answers: Answers, of_people: Colours, of_statements: Colours, *, number: int, seed: int) -> Parts:
    """Deal the answers into `number` heaps."""
    return _deal(answers.starts, answers.statement, of_people, of_statements, np.uint64(seed), number)


def dice(colour: Colours, *, faces: int, seed: int) -> Floats:
    """Numbers between 0 and 1, `faces` for each colour: a row of its own, the same for the same colour."""
    with np.errstate(over="ignore"):
        numbers = colour[:, None] + np.arange(1, faces + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        numbers = numbers + np.uint64(seed) * np.uint64(0xD1342543DE82EF95)
        numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        numbers ^= numbers >> np.uint64(31)
    return np.asarray((numbers >> np.uint64(11)).astype(np.float64) / 2.0**53)


@compiled
def _next(
    starts: Numbers, statement: Short, value: Small, sign: int, of_people: Colours, of_statements: Colours
) -> tuple[Colours, Colours]:
    people, statements = np.zeros_like(of_people), np.zeros_like(of_statements)
    for person in range(len(of_people)):
        for place in range(starts[person], starts[person + 1]):
            said = np.uint64(value[place] * sign + 2) * np.uint64(0x9E3779B97F4A7C15)
            seen = of_statements[statement[place]] + said
            seen = (seen ^ (seen >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            seen = (seen ^ (seen >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            people[person] += seen ^ (seen >> np.uint64(31))
            met = of_people[person] + said
            met = (met ^ (met >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            met = (met ^ (met >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            statements[statement[place]] += met ^ (met >> np.uint64(31))
    return people, statements


@compiled
def _deal(
    starts: Numbers, statement: Short, of_people: Colours, of_statements: Colours, seed: np.uint64, number: int
) -> Parts:
    found = np.zeros(len(statement), np.uint8)
    for person in range(len(of_people)):
        for place in range(starts[person], starts[person + 1]):
            mixed = of_people[person] * np.uint64(3) + of_statements[statement[place]] + seed
            mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            mixed ^= mixed >> np.uint64(31)
            found[place] = np.uint8(mixed % np.uint64(number))
    return found
