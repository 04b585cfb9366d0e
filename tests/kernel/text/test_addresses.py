"""What is understood of a list that somebody pasted, and that nothing in it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.addresses import addresses_in, read_lines

SHEET = """Navn;E-mail;Vej
Åse Ærø;Aase@Example.org;Havnegade 1
"Berg, Bo" <bo@example.org>, carl@example.org
mailto:dora@example.org

ib@example
Telefon 12 34 56 78
aase@example.org\tigen
"""


def test_a_spreadsheet_is_understood_line_by_line() -> None:
    lines = read_lines(SHEET)
    assert [(line.number, line.addresses, line.broken) for line in lines] == [
        (1, (), ()),
        (2, ("aase@example.org",), ()),
        (3, ("bo@example.org", "carl@example.org"), ()),
        (4, ("dora@example.org",), ()),
        (6, (), ("ib@example",)),
        (7, (), ()),
        (8, ("aase@example.org",), ()),
    ]
    assert [line.number for line in lines if not line.understood] == [1, 6, 7]
    assert addresses_in(lines) == ("aase@example.org", "bo@example.org", "carl@example.org", "dora@example.org")


def test_a_number_that_may_be_a_persons_own_is_no_address() -> None:
    assert read_lines("010180-1234@example.org")[0].addresses == ()


def test_five_hundred_broken_lines_are_five_hundred_lines_to_put_right() -> None:
    lines = read_lines("\n".join(f"<script>alert({number})</script>@" for number in range(500)))
    assert (len(lines), addresses_in(lines)) == (500, ())
    assert not any(line.understood for line in lines)


def test_a_hundred_thousand_letters_are_read_at_once() -> None:
    assert addresses_in(read_lines("a@" * 50_000)) == ()
    assert addresses_in(read_lines("@" * 99_000 + "\nbo@example.org")) == ("bo@example.org",)


def seen(text: str) -> str:
    """What there is to see of a text."""
    return "".join(text.replace("\ufeff", "").split())


@given(st.text(max_size=300))
def test_whatever_is_pasted_each_line_that_holds_something_is_told_of(text: str) -> None:
    lines = read_lines(text)
    assert seen("".join(line.text for line in lines)) == seen(text)
    assert all(line.text for line in lines)
    assert all(address in addresses_in(lines) for line in lines for address in line.addresses)


@given(st.lists(st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.(dk|org)", fullmatch=True), max_size=20, unique=True))
def test_every_separator_will_do(addresses: list[str]) -> None:
    for separator in (";", ",", "\t", " ", "\n", "\r\n", " ; ", "|", ">\n<"):
        assert addresses_in(read_lines(separator.join(addresses))) == tuple(addresses)
