"""What looks like a CPR number is found and can be made unreadable; other numbers are left in peace."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.cpr import contains_cpr, without_cpr

UNSEEN = st.sampled_from(["", "", "", "\u00ad", "\u200b", "\u200d", "\u2060", "\ufe0f\u20e3"])
AFTER_A_DATE = st.sampled_from(["", " ", ".", "-", "–", "\u2011", "\u2212", " - ", "\n", "-\n", "\u00a0", "  -  "])
WITHIN_A_DATE = st.sampled_from([" ", ".", "-", "/"])
WORDS = st.text(st.characters(exclude_categories=("Nd", "Cs")), max_size=12)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A CPR number as somebody may write it, in one piece or in many, with what cannot be seen between its digits."""
    born = draw(st.dates(date(1900, 1, 1), date(2026, 12, 31)))
    parts = [f"{born:%d}", f"{born:%m}", f"{born:%y}"]
    if draw(st.booleans()):
        written = "".join(parts) + draw(AFTER_A_DATE)
    else:
        sign = draw(WITHIN_A_DATE)
        written = sign.join(parts) + draw(st.sampled_from([sign, "-", " – "]))
    written += f"{draw(st.integers(0, 9999)):04}"
    return "".join(letter + draw(UNSEEN) if letter.isdigit() else letter for letter in written[:-1]) + written[-1]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("010190-1234", "xxxxxx-xxxx"),
        ("0101901234", "xxxxxxxxxx"),
        ("mit nummer er 290200 1234, tak", "mit nummer er xxxxxx xxxx, tak"),
        ("(311299–0000)", "(xxxxxx–xxxx)"),
        ("010190.1234", "xxxxxx.xxxx"),
        ("290296-1234", "xxxxxx-xxxx"),
        ("cpr010190-1234abc", "cprxxxxxx-xxxxabc"),
        ("010190 - 1234", "xxxxxx - xxxx"),
        ("01.01.90-1234 og 02 02 91 1234", "xx.xx.xx-xxxx og xx xx xx xxxx"),
        ("010190-\n1234", "xxxxxx-\nxxxx"),
        ("990101 010190 1234", "990101 xxxxxx xxxx"),
        ("ab010190-1234-4abc-8def", "abxxxxxx-xxxx-4abc-8def"),
    ],
)
def test_a_date_and_four_digits_is_found_and_each_digit_made_unreadable(text: str, left: str) -> None:
    assert contains_cpr(text)
    assert without_cpr(text) == left


@pytest.mark.parametrize(
    "text",
    [
        *("", "320190-1234", "290201-1234", "12345678", "ring 33 12 34 56", "010190-12345", "1010190-1234"),
        *("CVR 26134439", "+45 31 12 99 12", "10 10 10 10 10 10", "fra 2010-2020", "2026-01-05", "5.000.000 kr."),
        *("01.01.26 1200 mennesker", "01.01.2026-31.12.2026", "01.01.26-31.12.26", "1990-01-01 1234", "010190, 1234"),
        *("EAN 5798009811578", "kl. 10.30-11.45"),
        *("/texts/ab010190-1234-4abc-8def-0123456789ab/", "AB010190-1234-4ABC-8DEF-a0101901234b"),
    ],
)
def test_other_numbers_are_left_in_peace(text: str) -> None:
    assert not contains_cpr(text)
    assert without_cpr(text) == text


@given(WORDS, numbers(), WORDS)
def test_however_it_is_written_it_is_found_and_nothing_of_it_is_left(before: str, number: str, after: str) -> None:
    text = f"{before}{number}{after}"
    left = without_cpr(text)
    assert contains_cpr(text)
    assert left == before + re.sub(r"\d", "x", number) + after


@given(st.text(st.sampled_from("0123 .-/–\n\u00ada"), max_size=60))
def test_whatever_is_written_none_is_left_and_no_more_is_taken(text: str) -> None:
    left = without_cpr(text)
    assert not contains_cpr(left)
    assert (without_cpr(left), len(left)) == (left, len(text))
    assert (left == text) == (not contains_cpr(text))


@pytest.mark.parametrize(
    "text", ["010190" + " " * 1_000_000, "0\u00ad" * 500_000, "01 01 90 " * 100_000, "1" * 1_000_000]
)
def test_no_text_takes_long_to_look_through(text: str) -> None:
    assert not contains_cpr(text)
