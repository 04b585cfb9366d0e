"""N-grams find a word in spite of typing errors, compounds and the two ways to write å."""

from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.ngrams import ngrams


def likeness(one: str, other: str) -> float:
    ours, theirs = set(ngrams(one)), set(ngrams(other))
    return len(ours & theirs) / len(ours | theirs)


def test_a_word_gives_its_fenced_pieces() -> None:
    assert ngrams("Å") == [" å "]
    assert ngrams("sti") == [" st", " sti", " sti ", "sti", "sti ", "ti "]


def test_both_ways_to_write_a_ring_are_one() -> None:
    assert ngrams("Aarhus") == ngrams("Århus")
    assert ngrams("Aeroe") == ngrams("Ærø")


def test_a_slip_of_the_finger_stays_close_and_another_word_does_not() -> None:
    assert likeness("stormflodsberedskab", "stormflodberedskab") > 0.6
    assert likeness("stormflodsberedskab", "skolehave") < 0.1


def test_the_part_of_a_compound_is_found_in_the_compound() -> None:
    assert {"flo", "lod", "flod", "lod "} <= set(ngrams("flod")) & set(ngrams("stormflod"))


def test_nothing_to_find_in_nothing() -> None:
    assert ngrams("") == ngrams("!?") == []


@given(st.text(max_size=300))
def test_pieces_are_distinct_sorted_and_of_the_sizes_we_index(text: str) -> None:
    pieces = ngrams(text)
    assert pieces == sorted(set(pieces))
    assert all(3 <= len(piece) <= 5 for piece in pieces)


def test_a_very_long_text_is_cut_before_it_is_read() -> None:
    assert ngrams("ab " * 700) == ngrams("ab " * 100_000)
