"""The map: what it is said to be, and what it does not depend on."""

import numpy as np
import pytest
from hypothesis import given, settings

from samskab.engines.opinion import Missing, Reason, draw, gather
from samskab.engines.opinion.arrays import Floats, Numbers
from samskab.engines.opinion.axes import leading
from tests.engines.opinion.crowds import answers_of, planted, table_of, tables

CROWD, _ = planted(people=60, statements=15, groups=3, seed=3)


def by_hand(table: Floats, missing: Missing) -> tuple[Floats, Floats]:
    """The same map from a whole table: distances between people do not depend on which way it is turned."""
    if missing is Missing.MEAN:
        means = np.nan_to_num(np.nanmean(table, axis=0))
        filled = np.where(np.isnan(table), means, table)
    else:
        filled = np.nan_to_num(table)
        means = filled.mean(axis=0)
    _, sizes, axes = np.linalg.svd(filled - means, full_matrices=False)
    answered = np.isfinite(table).sum(axis=1)
    places = np.nan_to_num(table - means) @ axes[:2].T * np.sqrt(table.shape[1] / answered)[:, None]
    return places, sizes[:2] ** 2 / np.sum(sizes**2)


def apart(places: Floats) -> Floats:
    """All distances between people."""
    return np.asarray(np.linalg.norm(places[:, None] - places[None], axis=2))


class TestTheConvention:
    @pytest.mark.parametrize("missing", Missing)
    def test_it_is_what_a_whole_table_gives(self, missing: Missing) -> None:
        drawn = draw(answers_of(CROWD), missing=missing)
        places, explained = by_hand(table_of(answers_of(CROWD)), missing)
        np.testing.assert_allclose(apart(drawn.places), apart(places), atol=1e-9)
        np.testing.assert_allclose(drawn.explained, explained, atol=1e-12)

    def test_a_statement_points_where_one_stands_who_agrees_to_it_alone(self) -> None:
        table = np.vstack([CROWD, np.full((1, 15), 9)])
        table[-1, 4] = 1
        drawn = draw(answers_of(table))
        np.testing.assert_allclose(drawn.directions[4], drawn.places[-1], atol=1e-12)

    def test_many_statements_are_mapped_as_few_are(self) -> None:
        table, _ = planted(people=300, statements=150, groups=3, filled=0.4, seed=8)
        drawn = draw(answers_of(table))
        places, explained = by_hand(table_of(answers_of(table)), Missing.MEAN)
        assert drawn.residual <= 1e-7
        np.testing.assert_allclose(apart(drawn.places), apart(places), atol=1e-4)
        np.testing.assert_allclose(drawn.explained, explained, atol=1e-9)

    def test_the_residual_proves_how_near_the_axes_are(self) -> None:
        lots = np.random.default_rng(4).standard_normal((200, 140))
        matrix = lots.T @ lots
        found = leading(matrix, number=2, tolerance=1e-9)
        truth = np.linalg.eigvalsh(matrix)[::-1][:2]
        assert found.residual <= 1e-9
        assert np.abs(found.variances - truth).max() <= found.residual * truth[0] + 1e-9


class TestWhatDoesNotMatter:
    @given(tables())
    @settings(deadline=None)
    def test_order_and_numbers(self, table: Numbers) -> None:
        rows = np.random.default_rng(int(table.sum()) % 97 + 100).permutation(len(table))
        columns = np.random.default_rng(5).permutation(table.shape[1])
        one, other = draw(answers_of(table)), draw(answers_of(table[rows][:, columns]))
        np.testing.assert_allclose(other.explained, one.explained, atol=1e-7)
        if distinct(table):
            np.testing.assert_allclose(apart(one.places)[rows][:, rows], apart(other.places), atol=1e-5)

    @given(tables())
    @settings(deadline=None)
    def test_which_side_is_called_agreeing(self, table: Numbers) -> None:
        one, other = draw(answers_of(table)), draw(answers_of(np.where(table == 9, 9, -table)))
        np.testing.assert_allclose(other.explained, one.explained, atol=1e-7)
        if distinct(table):
            np.testing.assert_allclose(apart(one.places), apart(other.places), atol=1e-5)

    @given(tables())
    @settings(deadline=None)
    def test_that_everybody_is_there_twice(self, table: Numbers) -> None:
        one, other = draw(answers_of(table)), draw(answers_of(np.vstack([table, table])))
        np.testing.assert_allclose(other.explained, one.explained, atol=1e-7)
        if distinct(table):
            np.testing.assert_allclose(apart(one.places), apart(other.places[: len(table)]), atol=1e-5)

    def test_two_runs_are_one(self) -> None:
        assert np.array_equal(draw(answers_of(CROWD)).places, draw(answers_of(CROWD)).places)

    def test_left_stays_left(self) -> None:
        before = draw(answers_of(CROWD))
        after = draw(answers_of(np.where(CROWD == 9, 9, -CROWD)), earlier=before)
        np.testing.assert_allclose(after.axes, before.axes, atol=1e-9)


def distinct(table: Numbers) -> bool:
    """Whether the two axes are told apart from each other and from a third, so that there is one map and no other."""
    filled = table_of(answers_of(table))
    answered = np.isfinite(filled)
    means = np.where(answered, filled, 0).sum(axis=0) / np.maximum(answered.sum(axis=0), 1)
    sizes = np.append(np.linalg.svd(np.where(answered, filled - means, 0), compute_uv=False) ** 2, 0)[:3]
    return bool(np.diff(-sizes).min() > 0.02 * sizes.sum() > 0)


class TestLittle:
    def test_nobody(self) -> None:
        drawn = draw(gather([], [], [], people=3, statements=2))
        assert drawn.reasons == (Reason.NOBODY_HAS_ANSWERED,)
        assert np.isnan(drawn.places).all()

    def test_no_statements(self) -> None:
        assert draw(gather([], [], [], people=0, statements=0)).reasons == (Reason.NOBODY_HAS_ANSWERED,)

    def test_all_agree(self) -> None:
        drawn = draw(answers_of(np.ones((20, 5))))
        assert drawn.reasons == (Reason.ALL_ANSWER_ALIKE,)
        assert np.abs(drawn.places).max() == 0

    def test_one_line(self) -> None:
        drawn = draw(answers_of([[1, 1], [-1, -1], [0, 0]]))
        assert drawn.reasons == (Reason.ONE_DIRECTION,)
        assert np.abs(drawn.places[:, 1]).max() == 0

    def test_a_statement_nobody_answered_moves_nobody(self) -> None:
        with_one_more = np.hstack([CROWD, np.full((60, 1), 9)])
        drawn, wider = draw(answers_of(CROWD)), draw(answers_of(with_one_more))
        np.testing.assert_allclose(wider.places, drawn.places * np.sqrt(16 / 15), atol=1e-9)
