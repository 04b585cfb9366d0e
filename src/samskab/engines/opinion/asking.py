"""What to ask somebody next: what tells most, and what is new gets a fair chance.

A person's first and then every third question is the statement that fewest have answered, so that none starves. The
others are drawn by lot, heavier the more an answer would tell: of which group the person belongs to (the information
that answer and group share), of their place on the map, and of a statement of which little is known. Nobody's answers
weigh more, and no statement's author matters.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from samskab.engines.opinion.arrays import Floats, Numbers
from samskab.engines.opinion.grouping import Grouping
from samskab.engines.opinion.mapping import OpinionMap
from samskab.engines.opinion.reasons import Reason
from samskab.engines.opinion.standing import belonging

# Answers after which a statement is half as new.
_HALF_AS_NEW = 8.0
# Below this every statement has some chance.
_SOME = 0.05
_FAIR = 3


@dataclass(frozen=True, slots=True)
class Ask:
    """A statement to ask about, and why it."""

    statement: int
    reason: Reason


def ask_next(
    answers: Mapping[int, int],
    counts: Numbers,
    drawn: OpinionMap,
    grouping: Grouping,
    *,
    number: int = 1,
    seed: int = 0,
    without: Collection[int] = (),
) -> tuple[Ask, ...]:
    """The next `number` statements for one who has given these answers, none of them answered or in `without`.

    `counts` are those of `Answers.counts`. The same seed asks the same; give each person and visit one of their own.
    """
    open_ = np.array([what for what in range(len(counts)) if what not in answers and what not in without], np.int64)
    answered = counts[open_].sum(axis=1)
    lots = np.random.default_rng(seed).random((2, len(counts)))[:, open_]
    parts = np.stack(
        [
            2.0 ** (-answered / _HALF_AS_NEW),
            _of_one(_information(answers, grouping, open_)),
            _of_one(_movement(drawn, counts, open_)),
        ]
    )
    weight = _SOME + parts.sum(axis=0)
    # The smallest of such numbers are drawn as if by weight, without putting back (Efraimidis and Spirakis 2006).
    by_lot = list(np.argsort(-np.log(np.maximum(lots[0], 1e-300)) / weight, kind="stable"))
    by_turn = list(np.lexsort((lots[1], answered)))
    asked: list[Ask] = []
    taken: set[int] = set()
    while len(asked) < min(number, len(open_)):
        queue = by_turn if (len(answers) + len(asked)) % _FAIR == 0 else by_lot
        at = next(int(at) for at in queue if int(at) not in taken)
        taken.add(at)
        reason = Reason.NEW if queue is by_turn else _REASONS[int(np.argmax(parts[:, at]))]
        asked.append(Ask(int(open_[at]), reason))
    return tuple(asked)


_REASONS = (Reason.NEW, Reason.TELLS_OF_THE_GROUP, Reason.TELLS_OF_THE_PLACE)


def _information(answers: Mapping[int, int], grouping: Grouping, open_: Numbers) -> Floats:
    """How many nats an answer is expected to tell of the group that somebody with these answers belongs to."""
    if not grouping.names:
        return np.zeros(len(open_))
    degrees = belonging(answers, grouping)
    ways = np.maximum(grouping.ways[:, open_], 1e-12)
    expected = np.einsum("g,gsv->sv", degrees, ways)
    told: Floats = np.einsum("g,gsv,gsv->s", degrees, ways, np.log(ways / expected))
    return np.maximum(told, 0.0)


def _movement(drawn: OpinionMap, counts: Numbers, open_: Numbers) -> Floats:
    """How far an answer is expected to move somebody on the map: the axes times the spread of answers."""
    theirs = counts[open_]
    number = np.maximum(theirs.sum(axis=1), 1)
    spread = np.sqrt(np.maximum((theirs[:, 0] + theirs[:, 2]) / number - drawn.means[open_] ** 2, 0.0))
    return np.asarray(np.linalg.norm(drawn.axes[:, open_], axis=0) * spread)


def _of_one(values: Floats) -> Floats:
    most = values.max() if len(values) else 0.0
    return np.asarray(values / most) if most > 0 else values
