"""Answers in rows."""

import numpy as np
import pytest
from hypothesis import given

from samskab.engines.opinion import gather
from samskab.engines.opinion.arrays import Numbers
from tests.engines.opinion.crowds import answers_of, table_of, tables


class TestGathering:
    @given(tables())
    def test_the_order_in_which_answers_come_is_nothing(self, table: Numbers) -> None:
        person, statement = np.nonzero(table != 9)
        order = np.random.default_rng(len(person)).permutation(len(person))
        made = gather(
            person[order],
            statement[order],
            table[person, statement][order],
            people=table.shape[0],
            statements=table.shape[1],
        )
        assert np.array_equal(np.where(np.isnan(table_of(made)), 9, table_of(made)), table)

    def test_a_mark_stays_with_its_answer(self) -> None:
        made = gather([1, 0, 0], [0, 1, 0], [1, -1, 0], people=2, statements=2, important=[True, True, False])
        assert made.important.tolist() == [False, True, True]

    def test_counts_are_of_disagree_unsure_and_agree(self) -> None:
        assert answers_of([[1, 0], [1, 9], [-1, 9]]).counts().tolist() == [[1, 0, 2], [0, 1, 0]]

    @given(tables())
    def test_some_of_the_people_have_the_answers_they_had(self, table: Numbers) -> None:
        chosen = np.arange(len(table))[::-2]
        some = table_of(answers_of(table).only(chosen))
        assert np.array_equal(np.where(np.isnan(some), 9, some), table[chosen])

    @pytest.mark.parametrize(
        ("person", "statement", "value", "words"),
        [
            ([2], [0], [1], "no such person"),
            ([-1], [0], [1], "no such person"),
            ([0.5], [0], [1], "no such person"),
            ([0], [2], [1], "no such statement"),
            ([0], [0], [2], "1, 0 or −1"),
            ([0], [0], [0.5], "1, 0 or −1"),
            ([0, 0], [0], [1], "each answer has"),
            ([0, 0], [1, 1], [1, -1], "twice"),
        ],
    )
    def test_what_is_no_answer_is_refused(
        self, person: list[float], statement: list[int], value: list[float], words: str
    ) -> None:
        with pytest.raises(ValueError, match=words):
            gather(person, statement, value, people=2, statements=2)

    def test_nobody_can_write_in_them(self) -> None:
        with pytest.raises(ValueError, match="read-only"):
            answers_of([[1, 0]]).value[0] = 0
