"""Fields for the forms of every app, which tidy what is written and say no in our own words."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import (
    LONGEST_ADDRESS,
    NO_NAME,
    NO_TEXT,
    clean_address,
    clean_line,
    clean_marked,
    clean_text,
)


class _CleanField(forms.CharField):
    """What both a line and a text do: at most `longest` characters, and one message for everything that is empty.

    The message is `error_messages["required"]`, so that one who writes only invisible marks reads the same as one
    who writes nothing.
    """

    cleaned_by: ClassVar[Callable[..., str]]
    empty: ClassVar[Promise]

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        kwargs["error_messages"] = {"required": self.empty, **kwargs.get("error_messages", {})}
        super().__init__(**kwargs)
        self.longest = longest
        self.widget.attrs["maxlength"] = str(longest)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if not text:
            return ""
        try:
            return type(self).cleaned_by(text, longest=self.longest, field="", empty=self.error_messages["required"])
        except Refusal as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal


class LineField(_CleanField):
    """One tidy line of text: no control characters, no disguises, no CPR number. A name, unless told otherwise."""

    cleaned_by = clean_line
    empty = NO_NAME


class TextField(_CleanField):
    """Text with line breaks and paragraphs: no control characters, no disguises, no CPR number."""

    cleaned_by = clean_text
    empty = NO_TEXT
    widget = forms.Textarea(attrs={"rows": 6})


class MarkedField(TextField):
    """Text with a little Markdown in it, whose lines keep how far in they stand."""

    cleaned_by = clean_marked

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)


class AddressField(forms.CharField):
    """An e-mail address, in the one form we keep."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _("Skriv din e-mailadresse.")})
        kwargs.setdefault(
            "widget",
            forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}),
        )
        super().__init__(max_length=LONGEST_ADDRESS, **kwargs)

    def clean(self, value: Any) -> str:
        try:
            return clean_address(str(super().clean(value)), field="")
        except Refusal as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal
