"""Crowds to try the engine on: made up, planted and real, and how alike two ways of grouping are."""

import csv
import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from samskab.engines.opinion import Answers, gather
from samskab.engines.opinion.arrays import Floats, Numbers
from tests.support.shared import shared

Triples = tuple[Numbers, Numbers, Numbers]


def answers_of(table: npt.ArrayLike) -> Answers:
    """A table with a row a person: 1, 0, −1, and 9 for no answer."""
    filled = np.asarray(table, np.int64)
    person, statement = np.nonzero(filled != 9)
    people, statements = filled.shape
    return gather(person, statement, filled[person, statement], people=people, statements=statements)


def table_of(answers: Answers) -> Floats:
    """The same as a table of numbers, with none where there is no answer."""
    table = np.full((answers.people, answers.statements), np.nan)
    table[np.repeat(np.arange(answers.people), answers.answered), answers.statement] = answers.value
    return table


@st.composite
def tables(draw: st.DrawFn, people: int = 12, statements: int = 6, answers: tuple[int, ...] = (-1, 0, 1, 9)) -> Numbers:
    """Any small table of answers."""
    rows, columns = draw(st.integers(2, people)), draw(st.integers(2, statements))
    cells = draw(st.lists(st.sampled_from(answers), min_size=rows * columns, max_size=rows * columns))
    return np.array(cells, np.int64).reshape(rows, columns)


def planted(
    *, people: int, statements: int, groups: int, filled: float = 0.7, unsure: float = 0.1, seed: int = 0
) -> tuple[Numbers, Numbers]:
    """A table of people in groups that lean clearly on six in ten statements, and who is in which."""
    lots = np.random.default_rng(seed)
    group = lots.integers(0, groups, people)
    leaning = np.clip(
        0.5 + 0.38 * lots.choice([-1, 1], (groups, statements)) * (lots.random((groups, statements)) < 0.6), 0, 1
    )
    table = np.where(lots.random((people, statements)) < leaning[group], 1, -1)
    table[lots.random(table.shape) < unsure] = 0
    table[lots.random(table.shape) > filled] = 9
    return table, group


def alike(one: npt.ArrayLike, other: npt.ArrayLike) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985): 1 for the same groups under any names, 0 for chance."""
    first, second = (np.unique(np.asarray(each), return_inverse=True)[1] for each in (one, other))
    shared_people = np.zeros((first.max() + 1, second.max() + 1))
    np.add.at(shared_people, (first, second), 1)

    def pairs(counts: Floats) -> float:
        return float((counts * (counts - 1) / 2).sum())

    both, rows, columns = pairs(shared_people), pairs(shared_people.sum(axis=1)), pairs(shared_people.sum(axis=0))
    chance = rows * columns / pairs(np.array([float(len(first))]))
    most = (rows + columns) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


@dataclass(frozen=True)
class Conversation:
    """A real conversation (Polis open data, CC BY 4.0, The Computational Democracy Project), numbered from nought."""

    name: str
    people: tuple[int, ...]
    statements: tuple[int, ...]
    triples: Triples
    comments: tuple[dict[str, str], ...]

    def without(self, left_out: list[int]) -> Triples:
        """The answers to all but some statements."""
        person, statement, value = self.triples
        kept = ~np.isin(np.array(self.statements)[statement], left_out)
        return person[kept], statement[kept], value[kept]

    def answers(self, triples: Triples | None = None) -> Answers:
        person, statement, value = self.triples if triples is None else triples
        return gather(person, statement, value, people=len(self.people), statements=len(self.statements))


def conversation(name: str) -> Conversation:
    """Read one from its table of participants."""
    folder = shared("polis", name)
    with (folder / "participants-votes.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    columns = {int(title): place for place, title in enumerate(head) if title.isdigit()}
    with (folder / "comments.csv").open(encoding="utf-8", newline="") as file:
        comments = tuple(csv.DictReader(file))
    statements = tuple(sorted({*columns, *(int(comment["comment-id"]) for comment in comments)}))
    number = {statement: place for place, statement in enumerate(statements)}
    found = [
        (person, number[statement], int(float(row[place])))
        for person, row in enumerate(rows)
        for statement, place in columns.items()
        if place < len(row) and row[place] != ""
    ]
    person, statement, value = np.array(found, np.int64).T
    return Conversation(name, tuple(int(row[0]) for row in rows), statements, (person, statement, value), comments)


def reference(program: str, name: str) -> dict[str, Any]:
    """What another program says of a conversation."""
    found: dict[str, Any] = json.loads(shared("reference", f"{program}-{name}.json").read_text())
    return found


def planted_set(name: str) -> tuple[Answers, Numbers]:
    """A planted set and its truth."""
    data = np.load(shared("planted", f"{name}.npz"))
    truth = data["group"].astype(np.int64)
    made = gather(data["pid"], data["tid"], data["vote"], people=len(truth), statements=int(data["tid"].max()) + 1)
    return made, truth


def after_turning(ours: Floats, theirs: Floats) -> float:
    """The largest distance after the best turn, mirror and scale (Procrustes), beside the spread of `theirs`."""
    left, sizes, right = np.linalg.svd(ours.T @ theirs)
    turned = ours @ (left @ right) * (sizes.sum() / np.sum(ours**2))
    return float(np.abs(turned - theirs).max() / np.abs(theirs).max())
