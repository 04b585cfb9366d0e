"""What is written is kept tidy, and what must not stand there is refused with words that help."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_address, clean_line, clean_marked, clean_text
from samskab.kernel.text.cpr import contains_cpr

WRITTEN = st.text(st.sampled_from("aå \t\n\r\v\u0085\u2028\u2029\u200b\u202e\u200da\u030a1234567890-"), max_size=40)


def refusal(text: str, *, longest: int = 40, line: bool = False) -> Refusal:
    with pytest.raises(Refusal) as refused:
        (clean_line if line else clean_text)(text, longest=longest, field="text")
    return refused.value


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Åse \t Holm ", "Åse Holm"),
        ("A\u030ase", "Åse"),
        ("Åse\r\nHolm", "Åse Holm"),
        ("\u202eesÅ\u202c", "esÅ"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
    ],
)
def test_a_line_is_tidied(written: str, kept: str) -> None:
    assert clean_line(written, longest=40, field="name") == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Et\nto", "Et\nto"),
        ("Et\r\nto\rtre\vfire\u0085fem\u2028seks\u2029syv", "Et\nto\ntre\nfire\nfem\nseks\nsyv"),
        ("Et\n\n\n\n to", "Et\n\nto"),
        ("Et\n \t\n\u200b\nto", "Et\n\nto"),
        ("\n\n  Et  og\t to \n\n", "Et og to"),
        ("A\u030a\u202e\x00\x07ben", "Å ben"),
    ],
)
def test_a_text_keeps_its_lines_and_paragraphs(written: str, kept: str) -> None:
    assert clean_text(written, longest=40, field="text") == kept


def test_a_break_counts_as_one_whichever_kind_it_is() -> None:
    assert clean_text("1\r\n2\r\n3", longest=5, field="text") == "1\n2\n3"
    assert refusal("1\r\n2\r\n34", longest=5).code == "too_long"


@pytest.mark.parametrize("nothing", ["", " \n\t\n", "\u200b\u202e", "\u200d", "\x00"])
def test_nothing_readable_is_refused_in_words_that_fit(nothing: str) -> None:
    assert (refusal(nothing).code, str(refusal(nothing).message)) == ("empty", "Skriv et par ord.")
    assert str(refusal(nothing, line=True).message) == "Skriv et navn. Fornavn er nok."
    with pytest.raises(Refusal, match="Skriv, hvad du lagde mærke til"):
        clean_text(nothing, longest=40, field="text", empty="Skriv, hvad du lagde mærke til.")


@pytest.mark.parametrize("line", [True, False])
@pytest.mark.parametrize("text", ["x" * 41, "x" * 100_000, "\u200b" * 801])
def test_what_is_too_long_is_refused_with_the_room_there_is(text: str, *, line: bool) -> None:
    refused = refusal(text, line=line)
    assert (refused.code, refused.field, refused.status) == ("too_long", "text", 400)
    assert str(refused.message) == "Skriv det kortere. Der er plads til 40 tegn."


@pytest.mark.parametrize("text", ["010190-1234", "Mit nummer:\n010190\n1234", "01\u200b0190-1234", "010190 \t 1234"])
def test_a_cpr_number_is_refused_however_it_is_broken(text: str) -> None:
    assert refusal(text).code == "cpr"
    assert refusal(text, line=True).code == "cpr"


def test_an_address_is_kept_in_one_form() -> None:
    assert clean_address(" Aase@Example.ORG ", field="email") == "aase@example.org"
    with pytest.raises(Refusal) as refused:
        clean_address("aase", field="email")
    assert (refused.value.code, refused.value.field) == ("no_address", "email")


@given(WRITTEN)
def test_whatever_is_written_what_is_kept_is_tidy_and_stays_as_it_is(written: str) -> None:
    try:
        kept = clean_text(written, longest=40, field="text")
    except Refusal:
        return
    assert kept == clean_text(kept, longest=40, field="text")
    assert kept == unicodedata.normalize("NFC", kept)
    assert "\n\n\n" not in kept
    assert all(line == " ".join(line.split()) for line in kept.split("\n"))
    assert not contains_cpr(kept.replace("\n", " "))


def test_marked_text_keeps_how_far_in_its_lines_stand_and_nothing_that_disguises() -> None:
    written = "\n\na\u202eb  c \r\n\t- d\u200b\x00e\r\n\r\n\r\n\r\nf"
    assert clean_marked(written, longest=40, field="text") == "ab  c\n    - d e\n\nf"
