"""What looks alike is found, in order, and says why."""

import math
from dataclasses import replace

import pytest

from samskab.engines.matching import Because, Candidate, Match, Reason, Text, lookalikes
from samskab.engines.matching.finding import FAR
from tests.engines.matching.spelling import lexicon_of

STI = Text("Tryg cykelsti til Gislev", themes=frozenset({"traffic"}), place="430")
LEXICON = lexicon_of(
    "Tryg cykelsti til Gislev",
    "Åbent cykelværksted",
    "Ensomme ældre spiser alene",
    "Koret mangler en pianist",
    "Vi bygger et drivhus",
    "Hunde på stranden",
    "En sti gennem skoven",
)


def only(query: Text, candidate: Candidate) -> Match:
    (match,) = lookalikes(query, [candidate], LEXICON, limit=5)
    return match


def reasons(query: str, candidate: str) -> tuple[Because, ...]:
    return only(Text(query), Candidate("a", Text(candidate))).because


def test_the_same_text_at_the_same_place_is_the_same() -> None:
    match = only(STI, Candidate("a", STI))
    assert match.score == 1
    assert match.because == (
        Because(Reason.SAME_WORDS, ("Gislev", "Tryg", "cykelsti")),
        Because(Reason.SAME_THEME, ("traffic",)),
        Because(Reason.SAME_PLACE, ("430",)),
    )


@pytest.mark.parametrize(
    ("query", "candidate", "expected"),
    [
        ("Pianisten", "Koret mangler en pianist", Because(Reason.SAME_WORDS, ("pianist",))),
        ("Cykelværkstedet", "Tryg cykelsti", Because(Reason.SAME_COMPOUND_PART, ("cykel",))),
        ("Værksted", "Åbent cykelværksted", Because(Reason.SAME_COMPOUND_PART, ("værksted",))),
        ("Pianmist", "Koret mangler en pianist", Because(Reason.ALIKE_SPELLING, ("pianist",))),
        ("Loneliness", "De er Ensomme", Because(Reason.ALIKE_MEANING, ("Ensomme",))),
        ("Garden", "Et nyt drivhus og en skolehave", Because(Reason.ALIKE_MEANING, ("skolehave",))),
        ("Skolehave", "A garden", Because(Reason.ALIKE_MEANING, ("garden",))),
    ],
)
def test_each_reason_shows_the_candidates_own_words(query: str, candidate: str, expected: Because) -> None:
    assert reasons(query, candidate) == (expected,)


def test_at_most_three_words_are_shown_and_the_rarest_first() -> None:
    text = "Gislev sti drivhus pianist harmonika"
    (same,) = reasons(text, text)
    assert same == Because(Reason.SAME_WORDS, ("harmonika", "Gislev", "drivhus"))


def test_nothing_alike_is_no_match() -> None:
    assert lookalikes(STI, [Candidate("a", Text("Koret mangler en pianist", place="101"))], LEXICON, limit=5) == ()


@pytest.mark.parametrize("query", [Text(), Text("og i den"), Text("?!", "\u200b\ud800")])
def test_a_text_that_says_nothing_is_like_nothing(query: Text) -> None:
    assert lookalikes(query, [Candidate("a", STI), Candidate("b", Text())], LEXICON, limit=5) == ()


def test_theme_and_place_alone_are_reasons_but_count_less_than_words() -> None:
    beside = only(STI, Candidate("a", Text("Koret mangler en pianist", themes=STI.themes, place=STI.place)))
    in_words = only(STI, Candidate("a", Text(STI.title, themes=frozenset({"music"}), place="101")))
    assert [one.reason for one in beside.because] == [Reason.SAME_THEME, Reason.SAME_PLACE]
    assert 0 < beside.score < in_words.score < 1


def test_themes_count_by_how_much_of_them_is_shared() -> None:
    query = replace(STI, themes=frozenset({"traffic", "school"}))
    scores = [only(query, Candidate("a", replace(STI, themes=frozenset(themes)))).score for themes in THEMES]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


THEMES = [{"traffic", "school"}, {"traffic"}, {"traffic", "music"}, {"music"}]


def test_nearer_places_count_more_and_far_or_unknown_ones_not() -> None:
    elsewhere = replace(STI, place="101")
    kilometres = [0.0, 5.0, FAR / 2, FAR, 900.0, None, math.inf]
    scores = [only(STI, Candidate("a", elsewhere, kilometres=far)).score for far in kilometres]
    assert scores[:4] == sorted(set(scores[:4]), reverse=True)
    assert len(set(scores[3:])) == 1
    near = only(STI, Candidate("a", elsewhere, kilometres=5.0)).because[-1]
    assert near == Because(Reason.NEAR, kilometres=5.0)
    assert Reason.NEAR not in {one.reason for one in only(STI, Candidate("a", elsewhere, kilometres=900.0)).because}


def test_what_concerns_the_whole_country_is_near_everyone() -> None:
    everywhere = only(STI, Candidate("a", replace(STI, place="", everywhere=True)))
    assert everywhere.because[-1] == Because(Reason.EVERYWHERE)
    assert everywhere.score > only(STI, Candidate("a", replace(STI, place=""))).score


def test_a_place_is_no_reason_for_someone_who_named_none() -> None:
    match = only(replace(STI, place=""), Candidate("a", replace(STI, place="101"), kilometres=1.0))
    assert {one.reason for one in match.because} == {Reason.SAME_WORDS, Reason.SAME_THEME}
    assert match.score == 1


def test_another_judge_can_say_that_two_texts_mean_the_same() -> None:
    other = Text("Jernhesten skal have plads", place="101")
    judged = only(STI, Candidate("a", other, closeness=0.9))
    assert judged.because[-1] == Because(Reason.JUDGED_ALIKE)
    assert judged.score > 0.6
    assert only(STI, Candidate("a", STI, closeness=0.1)).score == 1


@pytest.mark.parametrize("kilometres", [-1.0, math.nan])
def test_what_is_no_distance_is_refused(kilometres: float) -> None:
    with pytest.raises(ValueError, match="is no distance"):
        Candidate("a", STI, kilometres=kilometres)


@pytest.mark.parametrize("closeness", [-0.1, 1.1, math.nan])
def test_what_is_no_closeness_is_refused(closeness: float) -> None:
    with pytest.raises(ValueError, match="is not between 0 and 1"):
        Candidate("a", STI, closeness=closeness)


def test_the_most_alike_come_first_equal_ones_by_their_keys_and_no_more_than_asked_for() -> None:
    part = Text("En sti gennem skoven")
    candidates = [Candidate("d", part), Candidate("c", STI), Candidate("b", STI), Candidate("a", Text("Nej"))]
    assert [match.key for match in lookalikes(STI, candidates, LEXICON, limit=9)] == ["b", "c", "d"]
    assert [match.key for match in lookalikes(STI, candidates, LEXICON, limit=1)] == ["b"]
    assert lookalikes(STI, candidates, LEXICON, limit=0) == ()


def test_a_compound_is_answered_by_its_parts_together_better_than_by_one() -> None:
    both = only(Text("Cykelsti"), Candidate("a", Text("Sti til cykel"))).score
    one = only(Text("Cykelsti"), Candidate("a", Text("Vand til cykel"))).score
    assert both > one
