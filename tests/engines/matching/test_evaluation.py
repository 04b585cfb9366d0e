"""How well look-alikes are found does not get worse without somebody seeing it.

Each floor is what was reached, less than one question from it. `python -m tests.engines.matching.evaluate` prints all.
"""

from collections import Counter
from functools import cache

import pytest

from tests.engines.matching.baselines import cosine, full_words, pieces
from tests.engines.matching.evaluation import (
    ALL,
    Figures,
    Finder,
    arenas,
    by_everything,
    by_words_alone,
    measure,
    questions,
)

# Kind: among the first five, and mean reciprocal rank; by words alone, and with theme and place.
FLOORS = {
    "light": ((1.0, 0.98), (1.0, 1.0)),
    "hard": ((0.64, 0.51), (0.94, 0.82)),
    "near_miss": ((0.96, 0.94), (0.96, 0.94)),
    "spelling": ((0.95, 0.95), (0.95, 0.95)),
    "compound": ((0.92, 0.84), (0.96, 0.95)),
    "typo": ((1.0, 0.96), (1.0, 0.97)),
    "english": ((0.96, 0.76), (1.0, 0.95)),
    ALL: ((0.89, 0.82), (0.97, 0.93)),
}
ASIDE = ((0.88, 0.81), (0.96, 0.92))
WAYS: tuple[Finder, Finder] = (by_words_alone, by_everything)


@cache
def figures_of(way: Finder) -> dict[str, Figures]:
    return measure(way, questions())


@pytest.mark.parametrize(("way", "which"), [(way, which) for which, way in enumerate(WAYS)])
def test_every_kind_is_found_as_often_as_it_was(way: Finder, which: int) -> None:
    found = figures_of(way)
    below = {
        kind: (figures.among_five, figures.mrr)
        for kind, figures in found.items()
        if figures.among_five < FLOORS[kind][which][0] or figures.mrr < FLOORS[kind][which][1]
    }
    assert below == {}


@pytest.mark.parametrize(("way", "which"), [(way, which) for which, way in enumerate(WAYS)])
def test_what_was_kept_aside_is_found_nearly_as_often(way: Finder, which: int) -> None:
    figures = measure(way, [question for question in questions() if question.kept_aside])[ALL]
    assert figures.among_five >= ASIDE[which][0]
    assert figures.mrr >= ASIDE[which][1]


@pytest.mark.parametrize("way", WAYS)
def test_similar_words_about_something_else_do_not_come_before_what_is_meant(way: Finder) -> None:
    assert figures_of(way)["near_miss"].decoys_before == 0


def test_words_alone_find_more_than_full_words_do_in_every_kind() -> None:
    ours, plain = figures_of(by_words_alone), figures_of(cosine(full_words))
    assert {kind: figures.mrr for kind, figures in ours.items() if figures.mrr <= plain[kind].mrr} == {}


def test_words_alone_find_no_less_than_pieces_of_words_and_far_more_of_other_words() -> None:
    ours, plain = figures_of(by_words_alone), figures_of(cosine(pieces))
    assert {kind for kind, figures in ours.items() if figures.among_five < plain[kind].among_five} == set()
    assert ours["hard"].mrr > 3 * plain["hard"].mrr


def test_there_is_enough_to_search_in_and_to_ask_for() -> None:
    keys = [arena.key for arena in arenas()]
    assert len(keys) == len(set(keys)) >= 400
    kinds = Counter(question.kind for question in questions())
    assert set(kinds) == set(FLOORS) - {ALL}
    assert min(kinds.values()) >= 20
    assert kinds.total() >= 150
    assert {question.key for question in questions()} | {question.decoy for question in questions()} <= {*keys, ""}
    assert all(bool(question.decoy) == (question.kind == "near_miss") for question in questions())


def test_no_question_is_an_arena_word_for_word() -> None:
    titles = {arena.text.title.casefold() for arena in arenas()}
    assert [question.text.title for question in questions() if question.text.title.casefold() in titles] == []
