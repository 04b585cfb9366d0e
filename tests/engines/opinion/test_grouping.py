"""The groups: found where there are any, none where there are none, and not moved by what does not matter."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samskab.engines.opinion import NO_GROUP, Grouping, Reason, find_groups, grouping
from samskab.engines.opinion.arrays import Numbers
from tests.engines.opinion.crowds import alike, answers_of, planted, planted_set, tables

THREE, TRUTH = planted(people=150, statements=40, groups=3, filled=0.5, seed=11)


class TestTruth:
    def test_planted_groups_are_found_and_counted(self) -> None:
        found = find_groups(answers_of(THREE))
        assert len(found.names) == 3
        assert alike(np.argmax(found.belonging, axis=1), TRUTH) > 0.7
        assert found.reasons[0] == Reason.GROUPS_FORETELL_ANSWERS

    @pytest.mark.parametrize("seed", range(6))
    @pytest.mark.parametrize(("people", "statements"), [(20, 12), (60, 20), (150, 30)])
    def test_where_there_are_none_none_are_found(self, people: int, statements: int, seed: int) -> None:
        table, _ = planted(people=people, statements=statements, groups=1, seed=seed)
        assert find_groups(answers_of(table)).reasons == (Reason.ONE_GROUP_EXPLAINS_AS_WELL,)

    def test_degrees_are_what_they_say(self) -> None:
        found = find_groups(answers_of(THREE), groups=3)
        best = np.max(found.belonging, axis=1)
        names = [np.bincount(TRUTH[np.argmax(found.belonging, axis=1) == place]).argmax() for place in range(3)]
        right = np.array(names)[np.argmax(found.belonging, axis=1)] == TRUTH
        assert abs(best.mean() - right.mean()) < 0.1

    @pytest.mark.parametrize(("name", "least"), [("1k_200", 0.35), ("5k_400", 0.55), ("10k_500", 0.57)])
    def test_the_planted_sets(self, name: str, least: float) -> None:
        answers, truth = planted_set(name)
        found = find_groups(answers, groups=4)
        assert alike(np.argmax(found.belonging, axis=1), truth) >= least

    @pytest.mark.parametrize("seed", range(1, 4))
    def test_a_thousand_are_divided_as_well_by_any_seed(self, seed: int) -> None:
        answers, truth = planted_set("1k_200")
        found = find_groups(answers, groups=4, seed=seed)
        assert alike(np.argmax(found.belonging, axis=1), truth) >= 0.35

    @pytest.mark.parametrize("seed", range(2))
    def test_how_many_are_planted_in_five_thousand(self, seed: int) -> None:
        answers, _ = planted_set("5k_400")
        assert len(find_groups(answers, seed=seed).names) == 4

    def test_of_a_large_crowd_some_are_asked_and_all_are_placed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        table, truth = planted(people=600, statements=40, groups=3, filled=0.5, seed=12)
        heard: list[float] = []
        monkeypatch.setattr(grouping, "_ENOUGH", 4_000)
        found = find_groups(answers_of(table), told=heard.append)
        assert (len(found.names), found.belonging.shape) == (3, (600, 3))
        assert alike(np.argmax(found.belonging, axis=1), truth) > 0.7
        assert heard == sorted(heard)
        assert heard[-1] == 1.0


class TestWhatDoesNotMatter:
    def test_order_and_numbers(self) -> None:
        lots = np.random.default_rng(2)
        rows, columns = lots.permutation(150), lots.permutation(40)
        one, other = find_groups(answers_of(THREE)), find_groups(answers_of(THREE[rows][:, columns]))
        np.testing.assert_allclose(other.belonging, one.belonging[rows], atol=1e-6)
        np.testing.assert_allclose(other.ways, one.ways[:, columns], atol=1e-6)

    def test_which_side_is_called_agreeing(self) -> None:
        one, other = find_groups(answers_of(THREE)), find_groups(answers_of(np.where(THREE == 9, 9, -THREE)))
        np.testing.assert_allclose(other.belonging, one.belonging, atol=1e-6)
        np.testing.assert_allclose(other.ways, one.ways[:, :, ::-1], atol=1e-6)

    def test_that_everybody_is_there_twice(self) -> None:
        one = find_groups(answers_of(THREE), groups=3)
        other = find_groups(answers_of(np.vstack([THREE, THREE])), groups=3)
        assert np.array_equal(other.group_of[:150], other.group_of[150:])
        assert alike(np.argmax(other.belonging[:150], axis=1), np.argmax(one.belonging, axis=1)) > 0.9

    def test_two_runs_are_one(self) -> None:
        one, other = find_groups(answers_of(THREE), seed=3), find_groups(answers_of(THREE), seed=3)
        assert np.array_equal(one.belonging, other.belonging)

    @given(tables(people=24))
    @settings(deadline=None, max_examples=15)
    def test_any_answers_give_degrees_that_add_up(self, table: Numbers) -> None:
        found = find_groups(answers_of(table))
        if found.names:
            np.testing.assert_allclose(found.belonging.sum(axis=1), 1)
            np.testing.assert_allclose(found.ways.sum(axis=2), 1)
        assert found.belonging.shape == (len(table), len(found.names))
        assert set(found.group_of.tolist()) <= {NO_GROUP, *range(len(found.names))}


class TestFew:
    @given(st.integers(1, 11))
    @settings(deadline=None, max_examples=8)
    def test_fewer_than_twelve_are_never_divided(self, people: int) -> None:
        table = np.where(np.arange(people)[:, None] % 2 == 0, 1, -1) * np.ones((1, 20), np.int64)
        assert find_groups(answers_of(table)).reasons == (Reason.TOO_FEW_FOR_GROUPS,)

    def test_twelve_who_stand_six_against_six_are(self) -> None:
        lots = np.random.default_rng(0)
        table = np.where(np.arange(12)[:, None] < 6, 1, -1) * np.ones((1, 30), np.int64)
        table = np.where(lots.random(table.shape) < 0.1, -table, table)
        assert find_groups(answers_of(table)).sizes == (6, 6)

    def test_nobody(self) -> None:
        assert find_groups(answers_of(np.full((30, 5), 9))).reasons == (Reason.NOBODY_HAS_ANSWERED,)


class TestNames:
    def test_the_same_people_keep_their_names_when_more_come(self) -> None:
        more, _ = planted(people=190, statements=40, groups=3, filled=0.5, seed=11)
        table = np.vstack([THREE, THREE[:40]])
        table[150:][more[150:] == 9] = 9
        before = find_groups(answers_of(THREE), groups=3)
        turned = Grouping(
            (4, 7, 9), before.belonging[:, ::-1], 2 - before.group_of, before.ways[::-1], (), before.reasons
        )
        after = find_groups(answers_of(table), groups=3, earlier=turned)
        assert after.names == (4, 7, 9)
        both = (after.group_of[:150] != NO_GROUP) & (before.group_of != NO_GROUP)
        assert np.mean(after.group_of[:150][both] == 2 - before.group_of[both]) > 0.9

    def test_a_group_that_is_new_gets_a_name_nobody_has_had(self) -> None:
        before = find_groups(answers_of(THREE), groups=2)
        after = find_groups(answers_of(THREE), groups=3, earlier=before)
        assert len(set(after.names)) == 3
        assert set(after.names) <= {0, 1, 2, 3, 4}
        assert max(after.names) >= 2

    def test_the_largest_is_first(self) -> None:
        found = find_groups(answers_of(THREE))
        assert list(found.belonging.sum(axis=0)) == sorted(found.belonging.sum(axis=0), reverse=True)
