"""Whatever is written, the rules of the search hold."""

import os
import subprocess
import sys

from hypothesis import assume, given
from hypothesis import strategies as st

from samskab.engines.matching import Candidate, Text, lookalikes
from tests.engines.matching.evaluation import arenas, lexicon

KNOWN = sorted({word for one in arenas() for word in f"{one.text.title} {one.text.body}".split()})
WORDS = st.one_of(st.sampled_from(KNOWN), st.text(max_size=12))
WRITTEN = st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=80))
TEXTS = st.builds(
    Text,
    title=WRITTEN,
    body=WRITTEN,
    themes=st.frozensets(st.sampled_from("abc"), max_size=3),
    place=st.sampled_from(["", "1", "2"]),
    everywhere=st.booleans(),
)
MEASURED = st.one_of(st.none(), st.floats(0, 1))
DISTANCES = st.one_of(st.none(), st.floats(0, 500))


@st.composite
def candidate_lists(draw: st.DrawFn) -> list[Candidate]:
    texts = draw(st.lists(st.tuples(TEXTS, DISTANCES, MEASURED), max_size=6))
    return [Candidate(str(number), *one) for number, one in enumerate(texts)]


@given(TEXTS, candidate_lists(), st.data())
def test_the_order_of_the_candidates_does_not_matter(query: Text, some: list[Candidate], data: st.DataObject) -> None:
    other = data.draw(st.permutations(some))
    assert lookalikes(query, some, lexicon(), limit=3) == lookalikes(query, other, lexicon(), limit=3)


@given(TEXTS, candidate_lists())
def test_scores_lie_between_nothing_and_all_and_fall(query: Text, some: list[Candidate]) -> None:
    scores = [match.score for match in lookalikes(query, some, lexicon(), limit=10)]
    assert all(0 < score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


@given(TEXTS, candidate_lists())
def test_every_match_says_why_and_nothing_else_does(query: Text, some: list[Candidate]) -> None:
    found = lookalikes(query, some, lexicon(), limit=10)
    assert [match for match in found if not match.because] == []
    assert all(len(one.words) <= 3 for match in found for one in match.because)


@given(TEXTS, candidate_lists())
def test_nothing_is_more_like_a_text_than_itself(query: Text, some: list[Candidate]) -> None:
    itself = Candidate("itself", query)
    found = lookalikes(query, [*some, itself], lexicon(), limit=10)
    own = [match.score for match in found if match.key == "itself"]
    assert own in ([], [1.0])
    # A text that says nothing is like nothing, not even itself.
    assert bool(own) == bool(found)


@given(TEXTS, candidate_lists(), st.integers(1, 4), st.text("qxz", min_size=4, max_size=30))
def test_a_candidate_that_shares_nothing_takes_no_ones_place(
    query: Text, some: list[Candidate], limit: int, strange: str
) -> None:
    assume(not set("qxz") & set(f"{query.title}{query.body}".casefold()))
    unrelated = Candidate("0", Text(f"{strange}ʘ"))
    before = lookalikes(query, some, lexicon(), limit)
    after = lookalikes(query, [unrelated, *some], lexicon(), limit)
    assert after == before


@given(TEXTS, candidate_lists(), candidate_lists())
def test_a_score_does_not_depend_on_the_company(query: Text, some: list[Candidate], others: list[Candidate]) -> None:
    company = [Candidate(f"x{one.key}", one.text, one.kilometres, one.closeness) for one in others]
    alone = {match.key: match for match in lookalikes(query, some, lexicon(), limit=20)}
    together = {match.key: match for match in lookalikes(query, [*some, *company], lexicon(), limit=20)}
    assert {key: match for key, match in together.items() if not key.startswith("x")} == alone


def test_a_huge_text_is_read_without_being_read_through() -> None:
    huge = Text("Cykelsti " * 100_000, "arbejdsarbejds" * 100_000)
    found = lookalikes(huge, arenas(), lexicon(), limit=3)
    assert all("cykel" in match.key for match in found)


ASK = """
from samskab.engines.matching import lookalikes
from tests.engines.matching.evaluation import arenas, lexicon, questions
for question in questions()[::5]:
    print(lookalikes(question.text, arenas(), lexicon(), limit=3))
"""


def test_the_answer_is_the_same_in_every_process() -> None:
    answers = {
        subprocess.run(
            [sys.executable, "-c", ASK],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1
