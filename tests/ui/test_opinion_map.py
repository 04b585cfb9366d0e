"""The map of perspectives as it is drawn: dots that share no place, and nothing of one person."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.ui.figures.opinion_map import HEIGHT, MOST_DOTS, WIDTH, Flock, GroupOf, OpinionMap, on_paper, opinion_map

sizes = st.integers(5, 9)
flocks = st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3), sizes), min_size=1, max_size=12).map(tuple)
groups = st.lists(flocks, max_size=6).map(lambda each: tuple(GroupOf("ABCDEF"[at], of) for at, of in enumerate(each)))


def places(drawing: OpinionMap) -> list[tuple[float, float]]:
    return [(float(dot.x), float(dot.y)) for dot in drawing.dots]


@given(groups, flocks)
def test_there_is_a_dot_for_each_and_none_hides_another(of: tuple[GroupOf, ...], besides: tuple[Flock, ...]) -> None:
    drawn = opinion_map(of, besides)
    people = sum(size for group in of for _x, _y, size in group.flocks) + sum(size for _x, _y, size in besides)
    if drawn.stands_for == 1:
        assert len(drawn.dots) == people
    assert len(drawn.dots) <= MOST_DOTS + 1
    found = places(drawn)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in found)
    pairs = [(one, two) for at, one in enumerate(found) for two in found[at + 1 :]]
    assert [pair for pair in pairs if hypot(pair[0][0] - pair[1][0], pair[0][1] - pair[1][1]) < 8] == []
    assert len(drawn.lines) == len(of)


def test_marks_are_dealt_over_a_group_and_are_as_many_as_are_told() -> None:
    flocked = ((-0.8, 0.0, 8), (-0.7, 0.1, 8), (-0.6, 0.0, 8))
    drawn = opinion_map((GroupOf("A", flocked, (("borger", 12), ("offentlig", 6))),))
    marks = [dot.sector for dot in drawn.dots]
    assert [marks.count(each) for each in ("borger", "offentlig", "")] == [12, 6, 6]
    assert all("borger" in marks[first : first + 8] for first in (0, 8, 16))


def test_in_a_crowd_a_dot_is_several() -> None:
    crowd = tuple((at / 400 - 1, 0.0, 8) for at in range(800))
    drawn = opinion_map((GroupOf("A", crowd),))
    assert (drawn.stands_for, len(drawn.dots)) == (50, 128)


@pytest.mark.parametrize("place", [(0.0, 0.0), (50.0, 50.0), (-50.0, -50.0), (0.0, 50.0), (1.0, -1.0)])
def test_the_reader_stands_on_the_paper_with_their_word(place: tuple[float, float]) -> None:
    drawn = opinion_map((), ((0.0, 0.0, 9),), place)
    assert drawn.you is not None
    assert (drawn.you.x, drawn.you.y) == tuple(f"{each:.2f}".rstrip("0").rstrip(".") for each in on_paper(*place))
    assert 0 <= float(drawn.you.box_x) <= WIDTH - 52
    assert 0 <= float(drawn.you.box_y) <= HEIGHT - 28


def test_the_answers_to_a_statement_stand_under_each_name() -> None:
    flocked = ((-0.8, 0.0, 8),)
    drawn = opinion_map((GroupOf("A", flocked, (), (2, 0, 6)), GroupOf("B", ((0.8, 0.0, 6),), (), (6, 0, 0))))
    assert [line.answered and line.answered.agree for line in drawn.lines] == [75, 0]
