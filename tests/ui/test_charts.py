"""The figures drawn twice: marks never overlap, everything lies in its box, and the label says the numbers."""

import re
from dataclasses import dataclass
from itertools import combinations, pairwise

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from samskab.ui.figures import actors as maps
from samskab.ui.figures.actors import actor_map
from samskab.ui.figures.columns import LEFT, MOST, SIZES, TOP, columns
from samskab.ui.figures.part import MOST_SEATS, part
from samskab.ui.figures.qr import path_of
from samskab.ui.sectors import SECTORS

SECTOR_VALUES = [look.value for look in SECTORS]
KINDS = ["wide", "narrow"]


@dataclass(frozen=True)
class Somebody:
    name: str
    sector: str | None = "citizen"
    relevant: bool = True
    affected: bool = False
    present: bool = True


concerned = st.builds(
    Somebody,
    name=st.text(min_size=1, max_size=60),
    sector=st.sampled_from([*SECTOR_VALUES, None]),
    relevant=st.booleans(),
    affected=st.booleans(),
    present=st.booleans(),
).filter(lambda actor: actor.relevant or actor.affected)
gatherings = st.lists(concerned, max_size=maps.MOST)
week_counts = st.dictionaries(st.sampled_from(SECTOR_VALUES), st.integers(0, 400))


def shown(source: str, **values: object) -> str:
    return str(Template(source).render(Context(values)))


@pytest.mark.parametrize("kind", KINDS)
@given(actors=gatherings)
def test_marks_never_overlap_and_lie_in_their_own_zone(kind: str, actors: list[Somebody]) -> None:
    drawn = actor_map(actors, kind=kind)

    for one, other in combinations(drawn.marks, 2):
        assert abs(one.x - other.x) >= maps.MARK or abs(one.y - other.y) >= maps.MARK
    left = list(drawn.marks)
    for zone in drawn.zones:
        mine, left = left[: zone.here + zone.missing], left[zone.here + zone.missing :]
        for mark in mine:
            assert zone.x + maps.PAD <= mark.x <= zone.x + zone.width - maps.PAD - maps.MARK
            assert zone.y + maps.HEAD <= mark.y <= zone.y + zone.height - maps.MARK
    assert left == []


@pytest.mark.parametrize("kind", KINDS)
@given(actors=gatherings)
def test_the_zones_fill_the_box_and_hold_everyone(kind: str, actors: list[Somebody]) -> None:
    drawn = actor_map(actors, kind=kind)

    assert sum(zone.here + zone.missing for zone in drawn.zones) == len(actors)
    assert max(zone.x + zone.width for zone in drawn.zones) == pytest.approx(drawn.width)
    assert max(zone.y + zone.height for zone in drawn.zones) == pytest.approx(drawn.height)
    assert sorted(mark.name for mark in drawn.marks) == sorted(actor.name for actor in actors)


@pytest.mark.parametrize("kind", KINDS)
@given(actors=gatherings)
def test_a_name_never_reaches_out_of_its_zone(kind: str, actors: list[Somebody]) -> None:
    drawn = actor_map(actors, kind=kind)
    room = drawn.zones[0].width - 2 * maps.PAD - maps.MARK - maps.PAD / 2

    assert all(len(line) * maps.LETTER <= room for mark in drawn.marks for line in mark.written)
    assert all(len(mark.written) <= 2 for mark in drawn.marks)


def test_names_are_written_while_there_is_room_and_never_for_some_only() -> None:
    few = actor_map([Somebody(f"Aktør {place}") for place in range(10)], kind="wide")
    many = actor_map([Somebody(f"Aktør {place}") for place in range(11)], kind="wide")

    assert [mark.written for mark in few.marks] == [(f"Aktør {place}",) for place in range(10)]
    assert {mark.written for mark in many.marks} == {()}


def test_a_long_name_takes_two_lines_before_it_is_cut() -> None:
    names = ["Grundejerforeningen Fjordengen", "Foreningen for bevarelsen af den gamle bydel i Frederikssund"]

    drawn = actor_map([Somebody(name) for name in names], kind="wide")

    assert drawn.marks[0].written == ("Grundejerforeningen", "Fjordengen")
    assert drawn.marks[1].written == ("Foreningen for", "bevarelsen af den…")


def test_those_who_are_here_come_before_those_who_are_missing_and_nothing_else_decides() -> None:
    given_in = [
        Somebody("Sidst", sector=None),
        Somebody("Borger"),
        Somebody("Savnet", sector="public", present=False),
        Somebody("Kommune", sector="public"),
    ]

    drawn = actor_map(given_in, kind="narrow")

    assert [mark.name for mark in drawn.marks] == ["Kommune", "Savnet", "Borger", "Sidst"]
    assert [mark.missing for mark in drawn.marks] == [False, True, False, False]


def test_the_map_has_room_for_forty_whom_it_concerns() -> None:
    with pytest.raises(ValueError, match="room for 40"):
        actor_map([Somebody("Ruth")] * 41, kind="wide")
    with pytest.raises(ValueError, match="neither relevant nor affected"):
        actor_map([Somebody("Ruth", relevant=False)], kind="wide")


def test_the_map_says_its_numbers_and_hides_nobodys_name() -> None:
    actors = [Somebody("Lejere <b>", affected=True, present=False), Somebody("Beredskabet", sector="public")]

    figure = shown("{% actor_map actors=actors %}", actors=actors)

    label = "2 aktører på kortet. Relevante: 1 er med. Berørte og relevante: 1 mangler. Berørte: ingen endnu."
    assert figure.count(f'role="img" aria-label="{label}"') == 2
    assert figure.count("<title>Lejere &lt;b&gt;</title>") == 2
    assert figure.count("actors__mark--missing") == 2


@pytest.mark.parametrize("kind", KINDS)
@given(counts=st.lists(week_counts, min_size=1, max_size=30))
def test_every_week_that_is_heard_reaches_from_the_floor_to_the_top(kind: str, counts: list[dict[str, int]]) -> None:
    chart = columns([(str(place), week) for place, week in enumerate(counts)], kind=kind)
    width, _height = SIZES[kind]

    assert len(chart.columns) == min(len(counts), MOST)
    for column, week in zip(chart.columns, counts[-MOST:], strict=True):
        assert LEFT <= float(column.x) <= width - float(column.width)
        assert len(column.parts) == sum(bool(count) for count in week.values())
        if column.parts:
            assert sum(part.share for part in column.parts) == 100
            assert float(column.parts[-1].y) == pytest.approx(TOP, abs=0.02)
            lowest = column.parts[0]
            floor = float(column.y) + float(column.height)
            assert float(lowest.y) + float(lowest.height) == pytest.approx(floor, abs=0.02)


@given(week=week_counts.filter(lambda week: sum(week.values()) > 0))
def test_a_part_is_as_tall_as_its_share(week: dict[str, int]) -> None:
    (column,) = columns([("uge 1", week)], kind="wide").columns

    for drawn in column.parts:
        tall = float(column.height) * drawn.share / 100
        assert float(drawn.height) == pytest.approx(tall, abs=float(column.height) / 100 + 2.1)


@pytest.mark.parametrize("kind", KINDS)
def test_labels_of_weeks_do_not_run_into_each_other(kind: str) -> None:
    chart = columns([(f"uge {place}", {"citizen": 1}) for place in range(20, 40)], kind=kind)
    places = [float(column.label_x) for column in chart.columns if column.label]
    room = {"wide": 60.0, "narrow": 56.0}[kind]

    assert chart.columns[-1].label == "uge 39"
    assert all(later - earlier >= room for earlier, later in pairwise(places))


def test_a_week_of_few_is_an_empty_frame_and_says_so() -> None:
    figure = shown("{% voices_over_time weeks=weeks %}", weeks=[("uge 1", {}), ("uge 2", {"public": 3, "citizen": 1})])

    label = "uge 1: for få til at vise. uge 2: Offentlig 75\N{NO-BREAK SPACE}%, Borger 25\N{NO-BREAK SPACE}%."
    assert figure.count(f'aria-label="{label}"') == 2
    assert figure.count('class="voices__none"') == 2


def test_a_chart_of_no_weeks_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one week"):
        columns([], kind="wide")


@given(of=st.integers(1, MOST_SEATS), data=st.data())
def test_as_long_as_one_can_count_them_there_is_a_seat_for_each(of: int, data: st.DataObject) -> None:
    value = data.draw(st.integers(0, of))

    drawn = part(value, of)

    assert (sum(drawn.seats), len(drawn.seats)) == (value, of)


@pytest.mark.parametrize(
    ("value", "of", "width"), [(0, 4310, "0"), (1, 4310, "1.5"), (2155, 4310, "100"), (4309, 4310, "198.5")]
)
def test_among_many_a_bar_shows_the_first_and_the_last(value: int, of: int, width: str) -> None:
    assert part(value, of).width == width
    assert part(of, of).width == "200"


@pytest.mark.parametrize(("value", "of"), [(-1, 4), (5, 4), (0, 0)])
def test_what_is_no_part_is_refused(value: int, of: int) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        part(value, of)


def test_a_part_is_told_in_words_before_it_is_drawn() -> None:
    told = shown('{% part_of value=1200 of=4310 words="har svaret." %}')

    assert told.startswith('<div class="part-of"><p><b>1.200 af 4.310</b> har svaret.</p><svg')


def test_a_bar_in_a_table_says_its_numbers_and_wears_the_colour_of_its_row() -> None:
    told = shown('{% part_bar value=6 of=12 sector="citizen" %}')

    assert told.startswith('<span class="part-bar" data-sector="borger"><span>6 af 12</span><svg')
    assert '<rect class="part-bar__value" width="100" height="10"/>' in told
    assert shown("{% part_bar value=6 of=12 %}").startswith('<span class="part-bar"><span>')


@given(size=st.integers(1, 40), data=st.data())
def test_a_code_covers_its_dark_modules_and_no_others(size: int, data: st.DataObject) -> None:
    modules = data.draw(st.lists(st.lists(st.booleans(), min_size=size, max_size=size), min_size=size, max_size=size))
    covered = set()

    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path_of(modules)):
        covered |= {(int(x) + step, int(y)) for step in range(int(run))}

    assert covered == {(x, y) for y, row in enumerate(modules) for x, dark in enumerate(row) if dark}


def test_a_code_that_is_not_square_is_refused() -> None:
    with pytest.raises(ValueError, match="as many across as down"):
        path_of([[True, False]])
