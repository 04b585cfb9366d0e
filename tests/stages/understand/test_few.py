"""Attacks on what a survey tells: nobody subtracts their way to fewer than five people (G9)."""

import json
from collections.abc import Sequence
from hashlib import sha256
from itertools import combinations
from struct import pack
from uuid import UUID

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samskab.stages.understand.bridge import Told, digest_of, place_of, read, surveyed
from samskab.stages.understand.bridge.few import STEPS, answers_shown, flocks, table_shown
from samskab.stages.understand.bridge.surveying import SECTORS
from samskab.stages.understand.queries.counted import COLUMNS, Counted

few = st.integers(0, 9)
tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(few, min_size=width, max_size=width), min_size=1, max_size=6)
)
counts = st.tuples(few, few, few)


@given(tables)
def test_no_cell_of_a_table_tells_of_one_to_four(table: list[list[int]]) -> None:
    seen = table_shown(table)
    assert [cell for line in seen for cell in line if cell is not None and 0 < cell < 5] == []
    assert all(cell in (None, table[row][column]) for row, line in enumerate(seen) for column, cell in enumerate(line))


@given(tables)
def test_no_sum_of_a_row_or_a_column_gives_a_hidden_cell_away(table: list[list[int]]) -> None:
    seen = table_shown(table)
    rows = list(zip(table, seen, strict=True))
    columns = list(zip(zip(*table, strict=True), zip(*seen, strict=True), strict=True))
    for truth, told in [*rows, *columns]:
        hidden = [cell for cell, said in zip(truth, told, strict=True) if said is None]
        everything = None not in told
        whole_line = len(hidden) == len(told)
        assert everything or whole_line or (len(hidden) > 1 and (sum(hidden) == 0 or sum(hidden) >= 5))


@given(st.lists(counts, max_size=6), counts)
def test_whoever_subtracts_groups_from_all_finds_nobody_or_five(
    groups: list[tuple[int, int, int]], besides: tuple[int, int, int]
) -> None:
    whole, told = answers_shown(dict(enumerate(groups)), besides)
    everybody = sum(map(sum, groups)) + sum(besides)
    if whole is None:
        assert (everybody < 5, told) == (True, {})
        return
    assert sum(whole) == everybody
    sizes = [sum(each) for each in told.values()]
    assert min(sizes, default=5) >= 5
    for number in range(len(sizes) + 1):
        for some in combinations(sizes, number):
            left = everybody - sum(some)
            assert left == 0 or left >= 5


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), max_size=60), st.floats(0.1, 5))
def test_a_flock_is_five_to_nine_people_and_all_are_in_one(places: list[tuple[float, float]], span: float) -> None:
    found = flocks(np.array(places, np.float64).reshape(-1, 2), span=span)
    assert sum(flock.size for flock in found) == (len(places) if len(places) >= 5 else 0)
    assert all(5 <= flock.size <= 9 for flock in found)
    assert all(abs(flock.x * STEPS - round(flock.x * STEPS)) < 1e-6 for flock in found)


def counted(people: Sequence[tuple[str, dict[int, int]]], statements: int) -> Counted:
    """So many people, each with a sector and answers by the number of the statement."""
    respondents = tuple((place + 1, UUID(int=place + 1), sector) for place, (sector, _said) in enumerate(people))
    rows = [
        (place + 1, number, 1, value, (place + number) % 3 == 0)
        for place, (_sector, said) in enumerate(people)
        for number, value in said.items()
    ]
    here = {row[0] for row in rows}
    table = np.array(rows, np.int64).reshape(-1, COLUMNS)
    return Counted(tuple(each for each in respondents if each[0] in here), table, (1,) * statements)


@st.composite
def crowds(draw: st.DrawFn) -> Counted:
    """Six to thirty people in one or two camps, some of whom answer little, from whatever sectors."""
    statements = draw(st.integers(2, 9))
    side = st.lists(st.sampled_from([-1, 1]), min_size=statements, max_size=statements)
    sides = draw(st.tuples(side, side))
    people = []
    for _ in range(draw(st.integers(6, 30))):
        camp, sector = draw(st.integers(0, 1)), draw(st.sampled_from(SECTORS))
        answered = draw(st.sets(st.integers(1, statements), min_size=1))
        odd = draw(st.integers(0, 12))
        people.append((sector, {number: 0 if number == odd else sides[camp][number - 1] for number in answered}))
    return counted(people, statements)


def everything_told(told: Told) -> None:
    """No number of a survey tells of one to four people, nor does what is left when others are taken from it."""
    assert all(group.size >= 5 for group in told.groups)
    left = told.people - sum(group.size for group in told.groups)
    assert (left, told.besides_size) in {(0, 0), (left, left)}
    assert left == 0 or left >= 5
    assert all(flock.size >= 5 for group in told.groups for flock in group.flocks)
    assert all(flock.size >= 5 for flock in told.besides)
    for group in told.groups:
        assert [count for count in group.sectors.values() if count is not None and 0 < count < 5] == []
        numbers = {number for number, _side in group.stands_for}
        assert all(group.name in said.groups for said in told.said if said.number in numbers)
    for said in told.said:
        assert said.important == 0 or said.important >= 5
        if said.everybody is None:
            assert (said.groups, said.effect.value) == ({}, "unknown")
            continue
        sizes = [sum(each) for each in said.groups.values()]
        rest = sum(said.everybody) - sum(sizes)
        assert min([sum(said.everybody), *sizes]) >= 5
        assert rest == 0 or rest >= 5


@given(crowds())
def test_a_survey_tells_of_no_fewer_than_five(crowd: Counted) -> None:
    body = json.loads(json.dumps(surveyed(crowd)))
    everything_told(read(body).told)


@given(st.integers(24, 60), st.integers(2, 9), st.sets(st.integers(1, 60)))
def test_nor_does_one_that_has_groups(people: int, sectors: int, silent: set[int]) -> None:
    crowd = two_camps(people)
    respondents = tuple((key, ref, SECTORS[key % sectors % 5]) for key, ref, _sector in crowd.respondents)
    rows = crowd.rows[~np.isin(crowd.rows[:, 0], list(silent)) | (crowd.rows[:, 1] < 7)]
    everything_told(read(surveyed(Counted(respondents, rows, crowd.wordings))).told)


@given(crowds())
def test_the_same_answers_make_the_same_survey_in_whatever_order_they_come(crowd: Counted) -> None:
    turned = Counted(crowd.respondents, crowd.rows[::-1], crowd.wordings)
    assert surveyed(turned) == surveyed(crowd)
    assert digest_of(turned) == digest_of(crowd)


@given(crowds())
def test_the_digest_is_of_a_line_for_each_answer_by_person_and_statement(crowd: Counted) -> None:
    refs = {key: ref for key, ref, _sector in crowd.respondents}
    lines = sorted((refs[who].bytes, number, *rest) for who, number, *rest in crowd.rows.tolist())
    assert digest_of(crowd) == sha256(b"".join(pack("<16sIIbB", *line) for line in lines)).digest()


def two_camps(people: int = 40, statements: int = 12) -> Counted:
    """Two camps that answer otherwise to all but every third statement."""
    said = [
        {
            number: 0 if (place * 5 + number) % 11 == 0 else (1 if number % 3 == 0 or (place + number) % 2 else -1)
            for number in range(1, statements + 1)
        }
        for place in range(people)
    ]
    return counted([(SECTORS[place % 4], each) for place, each in enumerate(said)], statements)


def test_groups_keep_their_names_when_more_people_come() -> None:
    before = surveyed(two_camps(40))
    after = read(surveyed(two_camps(70), earlier=before)).told
    odd = {group.name: group.stands_for[0][0] % 2 for group in read(before).told.groups}
    assert {group.name: group.stands_for[0][0] % 2 for group in after.groups} == odd
    assert sorted(odd.values()) == [0, 1]


def test_one_stands_where_those_stand_who_answer_alike() -> None:
    crowd = two_camps()
    kept = read(json.loads(json.dumps(surveyed(crowd))))
    mine = {row[1]: row[3] for row in crowd.rows if row[0] == 3}
    place = place_of(mine, kept)
    assert place is not None
    near = next(group for group in kept.told.groups if group.name == place.standing.group)
    assert min(abs(flock.x - place.x) for flock in near.flocks) < 0.35
    assert place_of({}, kept) is None
    assert place_of({99: 1}, kept) is None


def test_a_body_holds_no_person() -> None:
    crowd = two_camps()
    written = json.dumps(surveyed(crowd))
    assert [ref for _id, ref, _sector in crowd.respondents if str(ref) in written] == []
    assert len(json.loads(written)["model"]["sizes"]) == 2
