"""Questions with known answers, and how often a way of finding finds them.

The arenas and the questions are made up by one hand, which also wrote the word lists. So half of the questions, every
other one of each kind, were kept aside: nothing was tuned on them, and their figures are shown by themselves.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from samskab.engines.matching import Candidate, DocumentFrequencies, Lexicon, Spelling, Text, lookalikes
from samskab.kernel.text.ngrams import folded, ngrams

HERE = Path(__file__).parent
ALL = "all"
Finder = Callable[[Text], list[str]]


@dataclass(frozen=True)
class Question:
    """A text that somebody writes, the arena they ought to be shown, and one that must not come before it."""

    kind: str
    key: str
    decoy: str
    text: Text
    kept_aside: bool


@dataclass(frozen=True)
class Figures:
    """How often the right arena came first, among the first five, and the mean of one over its rank."""

    questions: int
    first: float
    among_five: float
    mrr: float
    decoys_before: int


@cache
def arenas() -> tuple[Candidate, ...]:
    """The arenas that are searched."""
    return tuple(
        Candidate(
            row["key"],
            Text(
                row["title"],
                row["text"],
                _themes(row["themes"]),
                row["place"].replace("-", ""),
                everywhere=row["level"] == "national",
            ),
        )
        for row in _rows("arenas")
    )


@cache
def questions() -> tuple[Question, ...]:
    """The questions, in the order of the file."""
    return tuple(
        Question(
            row["kind"],
            row["key"],
            row["decoy"],
            Text(row["title"], row["text"], _themes(row["themes"]), row["place"]),
            kept_aside=number % 2 == 1,
        )
        for number, row in enumerate(_rows("questions"))
    )


@cache
def lexicon() -> Lexicon:
    """The words of the arenas, spelt as the house spells."""
    frequencies = DocumentFrequencies.of(f"{one.text.title} {one.text.body}" for one in arenas())
    return Lexicon(frequencies, Spelling(folded, ngrams))


def by_everything(text: Text) -> list[str]:
    """What the engine finds; nobody reads on after the first twenty."""
    return [match.key for match in lookalikes(text, arenas(), lexicon(), limit=20)]


def by_words_alone(text: Text) -> list[str]:
    """What the engine finds when nobody has said a theme or a place."""
    return by_everything(replace(text, themes=frozenset(), place=""))


def by_theme_and_place(text: Text) -> list[str]:
    """What the engine finds when nothing is written."""
    return by_everything(replace(text, title="", body=""))


def measure(finder: Finder, asked: Sequence[Question]) -> dict[str, Figures]:
    """The figures of one way of finding, for each kind of question and for all."""
    ranked = [(question, _ranks(finder(question.text), question)) for question in asked]
    kinds = [*dict.fromkeys(question.kind for question in asked), ALL]
    return {kind: _figures([ranks for question, ranks in ranked if kind in {question.kind, ALL}]) for kind in kinds}


def _ranks(found: list[str], question: Question) -> tuple[float, float]:
    places = {key: float(place) for place, key in enumerate(found, start=1)}
    return places.get(question.key, float("inf")), places.get(question.decoy, float("inf"))


def _figures(ranks: list[tuple[float, float]]) -> Figures:
    number = len(ranks)
    return Figures(
        number,
        sum(rank <= 1 for rank, _ in ranks) / number,
        sum(rank <= 5 for rank, _ in ranks) / number,
        sum(1 / rank for rank, _ in ranks) / number,
        sum(decoy < rank for rank, decoy in ranks),
    )


def _themes(written: str) -> frozenset[str]:
    return frozenset(theme for theme in written.split(",") if theme)


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
