"""The geometry of what is drawn: it covers everyone, mixes them evenly, and stays inside its frame."""

import re
from collections import Counter
from itertools import pairwise
from math import hypot, isclose
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab import ui
from samskab.ui.figures import logo, ring, track, weave
from samskab.ui.figures.plane import number, polar
from samskab.ui.figures.shares import shares
from samskab.ui.sectors import SECTORS, by_look, sector_look

KEYS = [look.key for look in SECTORS]
ART = Path(ui.__file__).parent / "art"
START = re.compile(r"^M(-?[\d.]+) (-?[\d.]+)")

counts = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 60))
some_people = counts.filter(lambda people: sum(people.values()) > 0)


@pytest.mark.parametrize(("value", "written"), [(-0.001, "0"), (2.5, "2.5"), (100.0, "100"), (-85.64, "-85.64")])
def test_numbers_are_written_as_short_as_they_can_be(value: float, written: str) -> None:
    assert number(value) == written


def test_the_logo_on_the_page_is_the_logo_in_the_file() -> None:
    drawing = (ART / "logo.svg").read_text()

    assert all(f'd="{path}"' in drawing for path in (*logo.petals(), logo.arena()))


def test_no_disc_of_the_logo_lies_on_top() -> None:
    """A quarter turn moves every petal to the next one's place."""
    corners = [tuple(float(part) for part in match.groups()) for path in logo.petals() if (match := START.match(path))]

    turned = [(-y, x) for x, y in corners]

    assert len(corners) == 4
    assert all(hypot(a - c, b - d) < 0.05 for (a, b), (c, d) in zip(turned, corners[1:] + corners[:1], strict=True))


@given(people=some_people, missing=counts)
def test_a_ring_has_an_arc_for_everyone_who_is_there_or_missed(people: dict[str, int], missing: dict[str, int]) -> None:
    drawn = ring.segments(people, missing, size="l")

    assert {s.sector for s in drawn if not s.empty} == set(by_look(people))
    assert {s.sector for s in drawn if s.empty} == set(by_look(missing))
    assert [s.sector for s in drawn] == sorted((s.sector for s in drawn), key=KEYS.index)


@given(people=some_people, missing=counts)
def test_each_empty_chair_has_a_mark_as_long_as_there_is_room(people: dict[str, int], missing: dict[str, int]) -> None:
    for arc in ring.segments(people, missing, size="l"):
        middles = [(float(glyph.x), float(glyph.y)) for glyph in arc.glyphs]

        assert 1 <= len(middles) <= (missing[arc.sector] if arc.empty else 1)
        assert all(hypot(a - c, b - d) > ring.CHAIR for (a, b), (c, d) in pairwise(middles))


def test_few_empty_chairs_have_a_mark_each() -> None:
    drawn = ring.segments({"public": 8, "citizen": 13}, {"business": 2, "citizen": 3}, size="l")

    assert [(s.sector, len(s.glyphs)) for s in drawn if s.empty] == [("erhverv", 2), ("borger", 3)]


@given(people=some_people)
def test_each_arc_begins_where_the_one_before_ends(people: dict[str, int]) -> None:
    angles = ring._angles(list(by_look(people).values()))

    assert isclose(angles[0][0], ring.TOP)
    assert isclose(angles[-1][1], ring.TOP + 360)
    assert all(before[1] == after[0] for before, after in pairwise(angles))


def test_arcs_are_as_long_as_there_are_people() -> None:
    assert ring._angles([3, 1]) == [(-90.0, 180.0), (180.0, 270.0)]


def test_a_sector_alone_fills_the_ring() -> None:
    """An arc that ends where it begins would draw nothing at all."""
    (whole,) = ring.segments({"borger": 7}, {}, size="m")

    assert whole.path.count("A96 96") == 2
    assert whole.path.count("A50 50") == 2


def test_nobody_gives_no_arcs() -> None:
    assert ring.segments({}, {}, size="m") == []
    assert ring.voices({"borger": 0}) == []


def test_a_quarter_of_the_voices_is_a_quarter_of_the_ring() -> None:
    first, *_ = ring.voices(dict.fromkeys(KEYS, 25))
    start = polar(ring.VOICE_OUTER, ring.TOP + ring.VOICE_GAP)

    assert first.path.startswith(f"M{number(start[0])} {number(start[1])}A55 55 0 0 1")


@given(people=some_people)
def test_everyone_has_a_strip_in_the_band(people: dict[str, int]) -> None:
    assert Counter(weave.interleave(people)) == Counter(by_look(people))


@given(people=some_people)
def test_the_band_is_mixed_evenly(people: dict[str, int]) -> None:
    """However far along, each sector is within one strip of its fair share (the largest-remainder bound is 2)."""
    row, total = weave.interleave(people), sum(people.values())

    for end in range(1, total + 1):
        for sector, count in by_look(people).items():
            assert abs(row[:end].count(sector) - end * count / total) < 2


def test_a_crowd_keeps_its_proportions_in_a_band_of_bounded_length() -> None:
    band = weave.band({"public": 1, "citizen": 4999})

    assert float(band.width) <= (weave.MOST_STRIPS + len(KEYS)) * weave.WIDTH
    assert {thread.sector for thread in band.threads if thread.kind == "strip"} == {"offentlig", "borger"}


def test_one_yellow_thread_runs_through_all() -> None:
    kinds = [thread.kind for thread in weave.band({"public": 3, "citizen": 5}).threads]

    assert kinds.count("sun") == 1
    assert kinds.count("weft") == 2


def test_a_band_of_nobody_is_empty() -> None:
    assert weave.band({}).threads == ()


@given(values=st.dictionaries(st.sampled_from(KEYS), st.floats(1, 5), min_size=1))
def test_marks_lie_inside_the_track_and_inside_its_spread(values: dict[str, float]) -> None:
    drawn = track.track(values)
    middles = [float(place.x) + track.MARK / 2 for place in drawn.places]

    assert min(middles) == pytest.approx(float(drawn.left), abs=0.02)
    assert max(middles) == pytest.approx(float(drawn.left) + float(drawn.width), abs=0.02)
    assert all(track.EDGE - 0.01 <= middle <= track.WIDTH - track.EDGE + 0.01 for middle in middles)


@pytest.mark.parametrize("values", [{}, {"public": 0.9}, {"public": 5.1}])
def test_a_track_refuses_what_the_scale_does_not_have(values: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must lie from 1 to 5"):
        track.track(values)


@given(answers=st.tuples(*[st.integers(0, 500)] * 3).filter(any))
def test_shares_are_whole_percentages_of_the_whole(answers: tuple[int, int, int]) -> None:
    drawn = shares(*answers)

    assert drawn.agree + drawn.disagree + drawn.unsure == 100
    assert abs(drawn.agree - 100 * answers[0] / sum(answers)) < 1


@pytest.mark.parametrize("nobody", [None, "", "royal", 3])
def test_what_is_no_sector_is_refused(nobody: object) -> None:
    with pytest.raises(ValueError, match="Not a sector"):
        sector_look(nobody)


def test_nobody_can_be_fewer_than_none() -> None:
    with pytest.raises(ValueError, match="fewer than none"):
        by_look({"public": -1})
