"""The fields that every app's forms share: what they keep, and what they say no to."""

import pytest
from django import forms

from samskab.kernel.fields import AddressField, LineField, TextField


class Letter(forms.Form):
    sender = LineField(longest=20, label="Fra")
    text = TextField(longest=30, label="Tekst", error_messages={"required": "Skriv brevet."})
    aside = TextField(longest=30, label="P.S.", required=False)
    address = AddressField(label="E-mail", required=True)


def written(**data: str) -> Letter:
    return Letter({"sender": "Åse", "text": "Kære\r\n\r\n\r\nI", "address": "A@Example.org", **data})


def test_what_is_written_is_kept_tidy() -> None:
    form = written()
    assert form.is_valid()
    assert form.cleaned_data == {"sender": "Åse", "text": "Kære\n\nI", "aside": "", "address": "a@example.org"}


@pytest.mark.parametrize("nothing", ["", "  ", "\u200b"])
def test_nothing_and_only_invisible_marks_read_the_same(nothing: str) -> None:
    form = written(sender=nothing, text=nothing)
    assert form.errors == {"sender": ["Skriv et navn. Fornavn er nok."], "text": ["Skriv brevet."]}


@pytest.mark.parametrize(("text", "code"), [("x" * 31, "too_long"), ("010190-1234", "cpr"), ("010190\n1234", "cpr")])
def test_an_error_has_its_code_and_stands_by_the_field(text: str, code: str) -> None:
    errors = written(aside=text).errors.as_data()
    assert [(field, [error.code for error in found]) for field, found in errors.items()] == [("aside", [code])]


def test_the_browser_is_told_how_much_room_there_is() -> None:
    form = Letter()
    assert 'maxlength="20"' in str(form["sender"])
    assert "<textarea" in str(form["text"])
    assert 'maxlength="30"' in str(form["text"])
