"""What looks like a CPR number is found; other numbers are left in peace."""

import pytest

from samskab.kernel.text.cpr import contains_cpr


@pytest.mark.parametrize(
    "text",
    ["010190-1234", "0101901234", "mit nummer er 290200 1234, tak", "(311299–0000)", "010190.1234", "290296-1234"],
)
def test_a_date_and_four_digits_is_found(text: str) -> None:
    assert contains_cpr(text)


@pytest.mark.parametrize(
    "text",
    ["", "320190-1234", "290201-1234", "12345678", "ring 33 12 34 56", "010190-12345", "1010190-1234", "CVR 26134439"],
)
def test_other_numbers_are_left_in_peace(text: str) -> None:
    assert not contains_cpr(text)
