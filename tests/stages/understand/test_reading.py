"""How a line of a pile is read, and when some words look like two thoughts."""

import pytest

from samskab.ground.people.enums import Sector
from samskab.stages.understand.actions import Paper
from samskab.stages.understand.enums import Value
from samskab.stages.understand.forms.answering import numbers_in
from samskab.stages.understand.forms.papers import paper_in
from samskab.stages.understand.rules.ideas import holds_two_ideas

AGREE, DISAGREE, UNSURE = Value.AGREE, Value.DISAGREE, Value.UNSURE


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("1e 2u 3v", Paper(None, {1: AGREE, 2: DISAGREE, 3: UNSURE})),
        ("borger 1e", Paper(Sector.CITIZEN, {1: AGREE})),
        ("Forening: 12 U!, 3?", Paper(Sector.CIVIL_SOCIETY, {12: DISAGREE, 3: UNSURE}, frozenset({12}))),
        ("offentlig 1e2u", Paper(Sector.PUBLIC, {1: AGREE, 2: DISAGREE})),
        ("v 7e!", Paper(Sector.BUSINESS, {7: AGREE}, frozenset({7}))),
        ("4.2e 5u, 6.13 v!.", Paper(None, {4: AGREE, 5: DISAGREE, 6: UNSURE}, frozenset({6}), {4: 2, 6: 13})),
    ],
)
def test_a_line_is_a_paper(line: str, paper: Paper) -> None:
    assert paper_in(line) == paper


@pytest.mark.parametrize(
    "line", ["borger", "1", "e", "1x", "kat 1e", "1e 1u", "1e og 2u", "borger 1e hej", "4.e", "4.1e 4.2e"]
)
def test_a_line_that_says_something_else_is_none(line: str) -> None:
    assert paper_in(line) is None


@pytest.mark.parametrize(
    ("words", "two"),
    [
        ("Ingen skal stå alene, når vandet kommer om natten.", False),
        ("Der skal være kaffe og kage til alle.", False),
        ("Børn og unge skal være med.", False),
        ("Det er for sent at tale om diger. Vandet kommer alligevel.", True),
        ("Skolen skal blive i byen, og vi skal have en bus om aftenen.", True),
        ("Vi skal have lys på stien, men kommunen skal betale.", True),
    ],
)
def test_two_thoughts_are_guessed_by_their_joint(words: str, two: bool) -> None:
    assert holds_two_ideas(words) is two


def test_numbers_are_read_and_the_rest_is_left_out() -> None:
    assert numbers_in("1,x,-3,,7,99999999") == [1, 7]
    assert len(numbers_in(",".join(map(str, range(100))))) == 60
