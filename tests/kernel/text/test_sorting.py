"""Danish order: æ, ø, å last, »aa« as å, and the same on every server (see tests/config for those)."""

from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.sorting import sort_key


def in_order(*names: str) -> list[str]:
    return sorted(names, key=sort_key)


def test_the_three_last_letters_come_last() -> None:
    assert in_order("Åby", "Ærø", "Zealand", "Ørsted", "Aalborg", "Assens") == [
        "Assens", "Zealand", "Ærø", "Ørsted", "Åby", "Aalborg",
    ]  # fmt: skip


def test_double_a_is_a_ring() -> None:
    assert in_order("Aarhus", "Århus", "Aabenraa", "Ålborg", "Odense", "Øster Aa") == [
        "Odense", "Øster Aa", "Aabenraa", "Ålborg", "Aarhus", "Århus",
    ]  # fmt: skip


def test_foreign_letters_stand_with_their_danish_kin() -> None:
    assert in_order("Özlem", "Ærlig", "Østers", "Müller", "Mygind", "Ängel") == [
        "Mygind", "Müller", "Ängel", "Ærlig", "Østers", "Özlem",
    ]  # fmt: skip


def test_case_and_punctuation_do_not_count() -> None:
    assert in_order("b-huset", "Ahornens Venner", "ahorn", "B huset") == [
        "ahorn",
        "Ahornens Venner",
        "B huset",
        "b-huset",
    ]


def test_numbers_sort_by_value() -> None:
    assert in_order("Spejder 10", "Spejder 9", "Spejder 100") == ["Spejder 9", "Spejder 10", "Spejder 100"]


def test_accents_break_ties_only() -> None:
    assert in_order("Renée A", "Renee B", "René") == ["René", "Renée A", "Renee B"]


@given(st.lists(st.text(alphabet="abyzæøåÆØÅ aé-9", max_size=12), max_size=12))
def test_python_and_a_byte_order_agree(names: list[str]) -> None:
    keys = [sort_key(name) for name in names]
    assert sorted(keys) == sorted(keys, key=str.encode)
