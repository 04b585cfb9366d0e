"""Those who would bend the picture, and crowds there is nothing to say of."""

import numpy as np

from samskab.engines.opinion import Effect, Reason, Weight, survey_of
from tests.engines.opinion.crowds import alike, answers_of, planted

CROWD, TRUTH = planted(people=200, statements=30, groups=2, filled=0.8, seed=21)


def test_when_all_agree_there_is_one_group_and_all_of_it_unites() -> None:
    found = survey_of(answers_of(np.ones((40, 8))))
    assert found.grouping.reasons == (Reason.ONE_GROUP_EXPLAINS_AS_WELL,)
    assert [each.statement for each in found.statements.unite] == list(range(8))
    assert found.drawn.reasons == (Reason.ALL_ANSWER_ALIKE,)


def test_one_who_dissents_is_on_the_map_and_in_the_counts_and_makes_no_group() -> None:
    table = np.ones((40, 8), np.int64)
    table[17] = -1
    found = survey_of(answers_of(table))
    assert found.grouping.names == ()
    assert {each.everybody.disagree for each in found.statements.unite} == {1}
    far = np.linalg.norm(found.drawn.places - np.median(found.drawn.places, axis=0), axis=1)
    assert int(np.argmax(far)) == 17


def test_a_statement_nobody_answered_is_told_of_as_new() -> None:
    table = np.hstack([CROWD, np.full((200, 1), 9)])
    found = survey_of(answers_of(table))
    new = next(each for each in found.statements.unknown if each.statement == 30)
    assert (new.effect, new.reasons) == (Effect.UNKNOWN, (Reason.NEW,))


def test_five_hundred_identical_accounts_make_one_group_that_is_told_of_as_that() -> None:
    brigade = np.tile(np.where(np.random.default_rng(5).random(30) < 0.5, 1, -1), (500, 1))
    found = survey_of(answers_of(np.vstack([CROWD, brigade]))).grouping
    assert Reason.MANY_ANSWER_IDENTICALLY in found.reasons
    assert len(set(found.group_of[200:].tolist())) == 1
    assert np.count_nonzero(found.group_of[:200] == found.group_of[200]) <= 20
    others = found.belonging[:200].copy()
    others[:, found.group_of[200]] = 0
    assert alike(np.argmax(others, axis=1), TRUTH) > 0.8


def test_five_hundred_identical_accounts_do_not_unite_anybody() -> None:
    before = survey_of(answers_of(CROWD))
    told = {each.statement for each in before.statements.divide}
    brigade = np.full((500, 30), 1)
    after = survey_of(answers_of(np.vstack([CROWD, brigade])))
    assert {each.statement for each in after.statements.unite} & told == set()


def test_too_little_says_so() -> None:
    assert survey_of(answers_of([[1, 9], [9, -1]])).confidence.weight == Weight.NOTHING
    assert survey_of(answers_of(np.full((5, 4), 9))).confidence.reasons == (Reason.NOBODY_HAS_ANSWERED,)


def test_much_says_so_too() -> None:
    found = survey_of(answers_of(CROWD)).confidence
    assert (found.weight, found.reasons) == (Weight.MUCH, (Reason.MAP_HOLDS,))


def test_chance_is_not_trusted() -> None:
    lots = np.random.default_rng(1)
    found = survey_of(answers_of(lots.choice([-1, 0, 1], (100, 30)))).confidence
    assert (found.weight, found.reasons) == (Weight.LITTLE, (Reason.MAP_WAVERS,))
