"""The rule of consent: examples, and what holds of every round."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.engines.voting import (
    Answer,
    Asked,
    Conditions,
    Outcome,
    Reason,
    Seat,
    Standing,
    has_answered,
    standing,
    tally,
)

LATEST = 2
GROUPS = ("public", "business", "civil_society", "citizen")
HALF = Conditions(50, frozenset({"public", "citizen"}))


def came_to(seats: list[Seat[str]], *, conditions: Conditions[str] = HALF, time_is_up: bool = True) -> Standing[str]:
    return standing(
        conditions,
        tally(seats, latest=LATEST),
        open_objections=sum(seat.objection_open for seat in seats),
        time_is_up=time_is_up,
    )


def yes(group: str = "citizen", version: int = LATEST) -> Seat[str]:
    return Seat(group, answer=Answer.CONSENT, version=version)


def no(group: str = "citizen") -> Seat[str]:
    return Seat(group, answer=Answer.OBJECTION, version=LATEST, objection_open=True)


class TestExamples:
    def test_it_is_adopted_when_time_is_up_and_enough_have_answered(self) -> None:
        assert came_to([yes("public"), yes(), Seat("citizen"), Seat("business")]) == Standing(Outcome.ADOPTED)

    def test_it_is_adopted_at_once_when_all_have_answered(self) -> None:
        assert came_to([yes("public"), yes()], time_is_up=False) == Standing(Outcome.ADOPTED)

    def test_time_is_left_for_those_who_have_not_answered(self) -> None:
        found = came_to([yes("public"), yes(), Seat("citizen", active=False)], time_is_up=False)
        assert found == Standing(Outcome.GOES_ON, (Asked(Reason.TIME_IS_LEFT, 3, 2),))

    def test_one_open_objection_is_enough_whoever_has_it(self) -> None:
        seats = [yes("public") for _ in range(999)] + [no()]
        assert came_to(seats) == Standing(Outcome.GOES_ON, (Asked(Reason.OBJECTION_IS_OPEN, have=1),))

    def test_too_few_let_it_lapse(self) -> None:
        seats = [yes("public"), yes(), Seat("citizen"), Seat("citizen"), Seat("citizen")]
        assert came_to(seats) == Standing(Outcome.LAPSED, (Asked(Reason.TOO_FEW_ANSWERED, 3, 2),))

    def test_a_silent_sector_lets_it_lapse(self) -> None:
        assert came_to([yes(), yes(), Seat("public")]) == Standing(
            Outcome.LAPSED, (Asked(Reason.GROUP_IS_SILENT, 1, 0, "public"),)
        )

    def test_a_consent_to_an_older_version_is_asked_for_again(self) -> None:
        assert not has_answered(yes(version=1), latest=LATEST)

    def test_an_objection_that_was_let_go_of_is_no_answer(self) -> None:
        assert not has_answered(Seat("citizen", answer=Answer.OBJECTION, version=LATEST), latest=LATEST)

    def test_who_stands_aside_stands_aside_from_every_version(self) -> None:
        assert has_answered(Seat("citizen", answer=Answer.STAND_ASIDE, version=1), latest=LATEST)

    def test_an_empty_circle_adopts_nothing(self) -> None:
        found = came_to([], conditions=Conditions(1))
        assert found == Standing(Outcome.LAPSED, (Asked(Reason.TOO_FEW_ANSWERED, 1, 0),))

    @pytest.mark.parametrize("share", [0, -1, 101])
    def test_a_share_is_between_one_and_a_hundred(self, share: int) -> None:
        with pytest.raises(ValueError, match="is no share"):
            Conditions(share)


answers = st.one_of(st.none(), st.sampled_from(Answer))


@st.composite
def seats(draw: st.DrawFn) -> Seat[str]:
    answer = draw(answers)
    return Seat(
        draw(st.sampled_from(GROUPS)),
        draw(st.booleans()),
        answer,
        draw(st.integers(1, LATEST)),
        draw(st.booleans()) if answer == Answer.OBJECTION else False,
    )


circles = st.lists(seats(), max_size=12)
conditions = st.builds(Conditions, st.integers(1, 100), st.frozensets(st.sampled_from(GROUPS)))


class TestEveryRound:
    @given(circles.map(lambda circle: [*circle, no()]), conditions, st.booleans())
    def test_nothing_is_adopted_over_an_open_objection(
        self, circle: list[Seat[str]], asked: Conditions[str], time_is_up: bool
    ) -> None:
        assert came_to(circle, conditions=asked, time_is_up=time_is_up).outcome == Outcome.GOES_ON

    @given(circles, conditions, st.booleans(), st.permutations(range(12)))
    def test_the_order_of_the_seats_is_nothing(
        self, circle: list[Seat[str]], asked: Conditions[str], time_is_up: bool, order: list[int]
    ) -> None:
        shuffled = [circle[place] for place in order if place < len(circle)]
        assert came_to(circle, conditions=asked, time_is_up=time_is_up) == came_to(
            shuffled, conditions=asked, time_is_up=time_is_up
        )

    @given(circles, conditions, st.booleans(), st.permutations(GROUPS))
    def test_no_group_weighs_more(
        self, circle: list[Seat[str]], asked: Conditions[str], time_is_up: bool, names: list[str]
    ) -> None:
        renamed = dict(zip(GROUPS, names, strict=True))
        found = came_to(circle, conditions=asked, time_is_up=time_is_up)
        other = came_to(
            [replace(seat, group=renamed[seat.group]) for seat in circle],
            conditions=Conditions(asked.share, frozenset(renamed[group] for group in asked.groups)),
            time_is_up=time_is_up,
        )
        assert other.outcome == found.outcome

    @given(circles, conditions)
    def test_it_says_why_unless_it_is_adopted(self, circle: list[Seat[str]], asked: Conditions[str]) -> None:
        found = came_to(circle, conditions=asked)
        assert (found.outcome == Outcome.ADOPTED) == (not found.reasons)

    @given(circles, conditions)
    def test_silence_never_counts_for_it(self, circle: list[Seat[str]], asked: Conditions[str]) -> None:
        with_one_more = came_to([*circle, Seat("citizen")], conditions=asked)
        if with_one_more.outcome == Outcome.ADOPTED:
            assert came_to(circle, conditions=asked).outcome == Outcome.ADOPTED

    @given(circles, conditions)
    def test_when_time_is_up_it_never_waits_for_anything_but_an_objection(
        self, circle: list[Seat[str]], asked: Conditions[str]
    ) -> None:
        waits = came_to(circle, conditions=asked).outcome == Outcome.GOES_ON
        assert waits == any(seat.objection_open for seat in circle)
