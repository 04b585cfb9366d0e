"""Codes that are read from paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.codes import ALPHABET, code_of, in_fours, new_code, read_code


@given(st.integers(1, 40))
def test_a_code_comes_back_from_paper_however_it_is_written(length: int) -> None:
    code = new_code(length)
    assert len(code) == length
    assert read_code(in_fours(code)) == code
    assert read_code(f" {in_fours(code).lower()} ") == code


def test_letters_that_look_like_numbers_are_read_as_numbers() -> None:
    assert read_code("oil-oIL") == "011011"
    assert set("OILU").isdisjoint(ALPHABET)


@given(st.binary(min_size=5, max_size=32))
def test_the_same_bytes_are_always_the_same_code(data: bytes) -> None:
    assert code_of(data, 8) == code_of(data, 8)
    assert set(code_of(data, 8)) <= set(ALPHABET)


def test_a_code_is_never_longer_than_its_bytes() -> None:
    assert code_of(b"\xff\xff\xff\xff\xff", 8) == "ZZZZZZZZ"
    with pytest.raises(ValueError, match="do not fill"):
        code_of(b"\xff\xff\xff\xff\xff", 9)


def test_two_codes_are_not_alike() -> None:
    assert len({new_code(8) for _ in range(1000)}) == 1000
