"""What statements do, which represent whom, where one stands, and what is asked next."""

from collections import Counter
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings

from samskab.engines.opinion import (
    AGREE,
    DISAGREE,
    Effect,
    Grouping,
    Reason,
    ask_next,
    draw,
    find_groups,
    gather,
    representative,
    stands,
    tell,
)
from samskab.engines.opinion.arrays import Numbers
from samskab.engines.opinion.grouping import no_groups
from tests.engines.opinion.crowds import answers_of, planted, tables


def two_groups(table: Numbers, group_of: list[int]) -> Grouping:
    belonging = np.eye(2)[group_of]
    return Grouping((0, 1), belonging, np.array(group_of), np.full((2, table.shape[1], 3), 1 / 3), (), ())


# Ten against ten: all agree to the first, they differ on the second, nobody minds the third, and one knows the fourth.
TABLE = np.full((20, 4), 9)
TABLE[:, 0] = 1
TABLE[:10, 1], TABLE[10:, 1] = 1, -1
TABLE[:, 2] = np.tile([1, 0, -1, 0], 5)
TABLE[3, 3] = -1
SIDES = [0] * 10 + [1] * 10


class TestEffects:
    def test_each_does_what_it_does(self) -> None:
        found = tell(answers_of(TABLE), two_groups(TABLE, SIDES))
        assert [[each.statement for each in part] for part in (found.unite, found.divide, found.neither)] == [
            [0],
            [1],
            [2],
        ]
        assert [(each.statement, each.reasons) for each in found.unknown] == [(3, (Reason.FEW_ANSWERS,))]

    def test_without_groups_people_may_still_differ(self) -> None:
        answers = answers_of(TABLE)
        found = tell(answers, no_groups(answers, (), Reason.TOO_FEW_FOR_GROUPS))
        assert [(each.statement, each.reasons) for each in found.divide] == [(1, (Reason.PEOPLE_DIFFER,))]

    def test_many_in_one_group_do_not_make_up_for_few_in_another(self) -> None:
        table = np.vstack([np.ones((500, 1), np.int64), -np.ones((10, 1), np.int64)])
        found = tell(answers_of(table), two_groups(table, [0] * 500 + [1] * 10))
        assert [each.effect for each in found.divide] == [Effect.DIVIDES]
        assert Reason.HELD_BY_FEW not in found.divide[0].reasons

    def test_a_minority_is_shown_as_one(self) -> None:
        table = np.vstack([np.ones((2, 1), np.int64), -np.ones((18, 1), np.int64)])
        answers = answers_of(table)
        found = tell(answers, no_groups(answers, (), Reason.TOO_FEW_FOR_GROUPS))
        assert [each.reasons for each in found.unite] == [(Reason.ALL_GROUPS_DISAGREE, Reason.HELD_BY_FEW)]

    def test_what_matters_much_to_many_is_told(self) -> None:
        answers = gather([0, 1, 2, 3, 4], [0] * 5, [1] * 5, people=5, statements=1, important=[1, 1, 0, 0, 0])
        found = tell(answers, no_groups(answers, (), Reason.TOO_FEW_FOR_GROUPS))
        assert (found.unite[0].important, found.unite[0].reasons[-1]) == (2, Reason.MATTERS_TO_THOSE_WHO_ANSWERED)

    @given(tables(people=30))
    @settings(deadline=None)
    def test_no_statement_ever_disappears(self, table: Numbers) -> None:
        found = tell(answers_of(table), two_groups(table, [person % 2 for person in range(len(table))]))
        told = chain(found.unite, found.divide, found.neither, found.unknown)
        assert sorted(each.statement for each in told) == list(range(table.shape[1]))

    @given(tables(people=30))
    @settings(deadline=None)
    def test_turning_every_answer_turns_only_the_side(self, table: Numbers) -> None:
        grouping = two_groups(table, [person % 2 for person in range(len(table))])
        one, other = tell(answers_of(table), grouping), tell(answers_of(np.where(table == 9, 9, -table)), grouping)
        assert {each.statement for each in one.unite} == {each.statement for each in other.unite}
        assert {each.statement for each in one.unknown} == {each.statement for each in other.unknown}


class TestRepresenting:
    def test_a_group_stands_for_what_it_says_and_others_do_not(self) -> None:
        first, second = representative(answers_of(TABLE), two_groups(TABLE, SIDES))
        assert [(each.statement, each.side, each.count) for each in first if each.statement == 1] == [(1, AGREE, 10)]
        assert (1, DISAGREE, 10) in [(each.statement, each.side, each.count) for each in second]

    def test_the_figures_are_those_one_works_out_by_hand(self) -> None:
        first, _ = representative(answers_of(TABLE), two_groups(TABLE, SIDES))
        told = next(each for each in first if each.statement == 1)
        assert told.share == pytest.approx(11 / 12)
        assert told.ratio == pytest.approx((11 / 12) / (1 / 12))
        assert told.share_test == pytest.approx(2 * 11**0.5 * (11 / 11 - 0.5))
        assert told.ratio_test == pytest.approx((11 / 11 - 1 / 11) / (12 / 22 * 10 / 22 * (2 / 11)) ** 0.5)

    def test_a_group_with_nothing_typical_is_told_by_what_comes_nearest(self) -> None:
        table = np.full((20, 1), 0)
        found = representative(answers_of(table), two_groups(table, SIDES))
        assert [[each.reason for each in group] for group in found] == [[Reason.NEAREST_TO_BEING_TYPICAL]] * 2


class TestStanding:
    def test_one_of_the_crowd_stands_where_the_map_has_them(self) -> None:
        table, _ = planted(people=150, statements=40, groups=3, filled=0.5, seed=11)
        drawn, grouping = draw(answers_of(table)), find_groups(answers_of(table))
        mine = {what: int(said) for what, said in enumerate(table[5]) if said != 9}
        found = stands(mine, drawn, grouping)
        assert found.place == pytest.approx(tuple(drawn.places[5]))
        assert [each.belonging for each in found.groups] == pytest.approx(grouping.belonging[5], abs=0.05)
        assert found.group == grouping.names[grouping.group_of[5]]

    def test_who_has_answered_nothing_stands_nowhere(self) -> None:
        drawn = draw(answers_of(TABLE))
        found = stands({}, drawn, two_groups(TABLE, SIDES))
        assert (found.place, found.group, found.reasons) == (None, None, (Reason.HAS_NOT_ANSWERED,))


class TestAsking:
    TABLE, _ = planted(people=80, statements=20, groups=2, seed=4)
    ANSWERS = answers_of(TABLE)
    DRAWN, GROUPING = draw(ANSWERS), find_groups(ANSWERS)

    def asked(self, mine: dict[int, int], *, number: int = 1, seed: int = 0, new: int = 0) -> list[int]:
        counts = self.ANSWERS.counts()
        counts[20 - new :] = 0
        return [each.statement for each in ask_next(mine, counts, self.DRAWN, self.GROUPING, number=number, seed=seed)]

    def test_everything_is_asked_once_and_what_is_answered_never(self) -> None:
        assert sorted(self.asked({3: 1, 4: 0}, number=99)) == [what for what in range(20) if what not in (3, 4)]

    def test_the_first_question_is_what_nobody_has_answered(self) -> None:
        assert self.asked({}, new=1) == [19]

    def test_several_new_ones_share_the_chance(self) -> None:
        firsts = Counter(self.asked({}, new=4, seed=seed)[0] for seed in range(400))
        assert set(firsts) == {16, 17, 18, 19}
        assert min(firsts.values()) > 60

    def test_what_tells_most_is_asked_more_often_than_by_chance(self) -> None:
        firsts = Counter(self.asked({0: 1}, seed=seed)[0] for seed in range(600))
        apart = np.abs(self.GROUPING.ways[0, :, 2] - self.GROUPING.ways[1, :, 2])
        telling = [int(what) for what in np.argsort(-apart) if what != 0][:5]
        assert sum(firsts[what] for what in telling) / 600 > 1.5 * 5 / 19

    def test_the_same_seed_asks_the_same(self) -> None:
        assert self.asked({1: 1}, number=6, seed=9) == self.asked({1: 1}, number=6, seed=9)
