"""How good the search is: of questions that were judged by hand, how many find what they ought to, and how soon."""

from pathlib import Path

import pytest

from samskab.ground.finding.actions.learning import learn_every_word
from samskab.ground.finding.queries.finding import found
from samskab.stages.understand.actions.writing import write_statement
from tests.factories import an_arena

pytestmark = pytest.mark.django_db
AMONG, RECALL, RANK = 5, 0.92, 0.85
JUDGED = Path(__file__).parent / "judged.txt"


def judged() -> tuple[dict[str, str], list[tuple[str, list[str]]]]:
    """What is said by its letter, and the questions with the letters of what ought to be found."""
    lines = [line for line in JUDGED.read_text().splitlines() if line and not line.startswith("#")]
    said = dict(line.split(": ", 1) for line in lines if ": " in line)
    asked = [line.split(" = ") for line in lines if " = " in line]
    return said, [(question, letters.split()) for question, letters in asked]


def test_what_was_judged_is_found_among_the_first() -> None:
    said, asked = judged()
    arena = an_arena("Sundby", text="Her mødes vi.")
    for words in said.values():
        write_statement(arena=arena, words=words, by=arena.started_by)
    learn_every_word()
    recalled, ranks, missed = 0.0, 0.0, []

    for question, letters in asked:
        shown = [row.words for row in found(question, person=None).page.rows[:AMONG]]
        right = [said[letter] in shown for letter in letters]
        recalled += sum(right) / len(right)
        ranks += max((1 / (shown.index(said[letter]) + 1) for letter in letters if said[letter] in shown), default=0)
        if not all(right):
            missed.append(question)

    recall, rank = recalled / len(asked), ranks / len(asked)
    assert recall >= RECALL, f"{recall:.3f} of what ought to be found; missed {missed}"
    assert rank >= RANK, f"the mean reciprocal rank is {rank:.3f}; missed {missed}"
