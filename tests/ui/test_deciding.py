"""What a round of consent is drawn with: every seat once, nobody named for silence, and no change told by colour."""

import re
from datetime import date

import pytest
from django.template import Context, Template
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.diffs import Change, Piece
from samskab.ui.figures.seats import MOST_SEATS, STATES, table
from samskab.ui.views.samples import answer, answers
from tests.ui.test_components import HOSTILE

SECTORS = ("public", "business", "civil_society", "citizen")
counts = st.dictionaries(
    st.sampled_from(SECTORS), st.dictionaries(st.sampled_from(STATES), st.integers(0, 12)), max_size=4
)
crowds = st.dictionaries(
    st.sampled_from(SECTORS), st.dictionaries(st.sampled_from(STATES), st.integers(0, 5000)), max_size=4
)


def shown(source: str, **values: object) -> str:
    return str(Template(source).render(Context({"day": date(2026, 9, 3), **values})))


def total(given_answers: dict[str, dict[str, int]]) -> int:
    return sum(sum(states.values()) for states in given_answers.values())


@given(given_answers=counts)
def test_as_long_as_one_can_count_them_everybody_has_a_seat(given_answers: dict[str, dict[str, int]]) -> None:
    drawn = table(given_answers)
    expected = total(given_answers)

    if expected <= MOST_SEATS:
        assert (len(drawn.seats), drawn.arcs) == (expected, ())
        assert len({seat.at for seat in drawn.seats}) == expected


@given(given_answers=crowds)
def test_among_many_each_answer_of_a_sector_is_one_arc(given_answers: dict[str, dict[str, int]]) -> None:
    drawn = table(given_answers)
    expected = sum(bool(count) for states in given_answers.values() for count in states.values())

    if total(given_answers) > MOST_SEATS:
        assert len(drawn.arcs) == expected
        assert [seat.state for seat in drawn.seats] == ["objection"] * sum(
            bool(states.get("objection")) for states in given_answers.values()
        )


def test_seats_do_not_overlap_at_a_full_table() -> None:
    drawn = table({"public": {"consent": 30}, "citizen": {"none": 30}})
    places = [tuple(map(float, seat.at.split())) for seat in drawn.seats]

    nearest = min(abs(complex(*one) - complex(*other)) for one in places for other in places if one != other)

    assert nearest >= drawn.side


def test_the_table_says_its_numbers_and_an_open_objection_is_its_own() -> None:
    figure = shown("{% seats answers=answers %}", answers=answers(objections=1))

    assert 'data-open="true"' in figure
    assert '<text class="seats__big" y="-2" text-anchor="middle">1</text>' in figure
    assert "åben indvending</text>" in figure
    assert (
        'aria-label="34 pladser om bordet. 27 samtykker, 3 med betænkelighed, 1 står udenfor, '
        '1 åben indvending, 2 mangler."' in figure
    )


def test_without_an_objection_it_says_how_many_have_answered_and_at_the_end_how_many_consented() -> None:
    given_answers = {"citizen": {"consent": 2, "concern": 1, "none": 1}}
    asking = shown("{% seats answers=answers %}", answers=given_answers)
    ended = shown("{% seats answers=answers ended=True %}", answers=given_answers)

    assert re.findall(r"<text[^>]*>([^<]*)", asking) == ["3", "af 4 har svaret"]
    assert re.findall(r"<text[^>]*>([^<]*)", ended) == ["3", "samtykker"]
    assert "data-open" not in asking


def test_the_numbers_by_sector_say_how_many_are_missing_and_that_it_is_you() -> None:
    rows = shown('{% sector_answers answers=answers you="citizen" %}', answers=answers(objections=1))

    cells = re.findall(r"<td[^>]*>([^<]*)</td>", rows)
    assert cells == ["7 af 8", "1", "4 af 4", "Ingen", "9 af 9", "Ingen", "12 af 13", "Dig"]


@pytest.mark.parametrize(("missing", "said"), [(2, "Dig og 1 anden"), (3, "Dig og 2 andre")])
def test_one_who_has_not_answered_is_with_the_others_who_have_not(missing: int, said: str) -> None:
    rows = shown('{% sector_answers answers=answers you="citizen" %}', answers={"citizen": {"none": missing}})

    assert f"<td>{said}</td>" in rows


def test_a_diff_says_in_words_what_was_taken_out_and_what_came_in() -> None:
    pieces = [Piece(Change.KEPT, "Vi "), Piece(Change.TAKEN, HOSTILE), Piece(Change.ADDED, "ringer")]

    change = shown('{% diff pieces=pieces label="Ændret" %}', pieces=pieces)

    assert '<ins><span class="vh">tilføjet: </span>ringer</ins>' in change
    assert '<del><span class="vh">fjernet: </span>&quot;&gt;&lt;script&gt;' in change


def test_an_open_objection_is_lit_and_its_steps_say_how_far_they_are() -> None:
    source = (
        '{% objection id="o" state=state title="Sent" name="Ruth" sector="citizen" moment=day %}'
        '{% trail label="Gang" %}{% trail_step state="next" title="Ruth svarer" %}{% endtrail_step %}{% endtrail %}'
        "{% endobjection %}"
    )

    lit, built_in = (shown(source, state=state) for state in ("open", "integrated"))

    assert lit.startswith('<article class="objection objection--open" id="o" aria-labelledby="o-title">')
    assert built_in.startswith('<article class="objection" id="o"')
    assert '<b>Ruth svarer<span class="vh"> (kommer)</span></b>' in lit
    assert "Bygget ind" in built_in


def test_each_answer_is_a_radio_button_with_the_sentence_one_says_by_it() -> None:
    cards = shown("{% answer_cards field=form.answer %}", form=answer())

    assert re.findall(r'type="radio" name="answer" value="(\w+)"', cards) == [
        "consent",
        "concern",
        "objection",
        "stand_aside",
    ]
    assert cards.count("checked") == 1
    assert "<b>Samtykke</b> Det er godt nok for nu og trygt nok at prøve." in cards


def test_phases_point_at_the_one_now_and_at_none_when_it_is_over() -> None:
    assert re.findall(r'aria-current="step">([^<]*)', shown('{% phases now="integrate" %}')) == ["Byg ind"]
    assert "aria-current" not in shown('{% phases now="stand" ended=True %}')


def test_it_is_told_in_english_too() -> None:
    with override("en"):
        figure = shown("{% seats answers=answers %}", answers=answers(objections=1))

    assert "1 open objection" in figure
