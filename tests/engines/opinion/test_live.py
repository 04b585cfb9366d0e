"""The map that takes in one answer at a time is the map of all answers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samskab.engines.opinion import LiveMap, draw, gather
from tests.engines.opinion.crowds import answers_of, planted

acts = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 4), st.sampled_from([-1, 0, 1, None])), max_size=30)


class TestOneAnswerMore:
    @given(acts)
    @settings(deadline=None, max_examples=40)
    def test_whatever_is_said_changed_and_taken_back(self, done: list[tuple[int, int, int | None]]) -> None:
        table, _ = planted(people=12, statements=5, groups=2, seed=1)
        live = LiveMap(answers_of(table))
        table = np.vstack([table, np.full((3, 5), 9)])
        people = 12
        for person, statement, value in done:
            live.answer(person, statement, value)
            table[person, statement] = 9 if value is None else value
            people = max(people, person + 1) if value is not None else people
        drawn, whole = live.redraw(), draw(answers_of(table))
        np.testing.assert_allclose(drawn.means, whole.means, atol=1e-12)
        scale = drawn.explained / np.where(whole.explained > 0, whole.explained, 1)
        np.testing.assert_allclose(scale[whole.explained > 1e-9], 1, atol=1e-6)
        if whole.explained[0] - whole.explained[1] > 0.02 and whole.explained[1] > 0.02:
            np.testing.assert_allclose(np.abs(drawn.places), np.abs(whole.places[: len(drawn.places)]), atol=1e-6)

    def test_more_than_a_row_has_room_for(self) -> None:
        live = LiveMap(gather([0], [0], [1], people=1, statements=60))
        values = np.random.default_rng(0).integers(-1, 2, (3, 60))
        for person in range(3):
            for statement in range(60):
                live.answer(person, statement, int(values[person, statement]))
        np.testing.assert_allclose(np.abs(live.redraw().places), np.abs(draw(answers_of(values)).places), atol=1e-7)

    def test_one_answer_is_folded_in_near_enough_at_once(self) -> None:
        table, _ = planted(people=400, statements=150, groups=3, filled=0.4, seed=2)
        live = LiveMap(answers_of(table))
        live.redraw()
        live.answer(7, 3, 1)
        table[7, 3] = 1
        near = live.draw()
        assert near.residual <= 1e-3
        np.testing.assert_allclose(near.places, draw(answers_of(table), earlier=near).places, atol=0.05)

    @pytest.mark.parametrize("wrong", [(0, 0, 2), (0, 2, 1), (-1, 0, 1), (0, -1, 1)])
    def test_what_is_no_answer_is_refused(self, wrong: tuple[int, int, int]) -> None:
        live = LiveMap(answers_of([[1, 0], [0, 1]]))
        with pytest.raises(ValueError, match=r"1, 0 or −1|no such"):
            live.answer(*wrong)
