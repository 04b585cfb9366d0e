"""Fields that say no in our own words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.rules.text import clean_address, clean_line
from samskab.kernel.refusal import Refusal


class LineField(forms.CharField):
    """One tidy line of text: no control characters, no disguises, no CPR number."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _("Skriv et navn. Fornavn er nok.")})
        super().__init__(**kwargs)
        self.longest = longest
        self.widget.attrs["maxlength"] = str(longest)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        try:
            return clean_line(text, longest=self.longest, field="") if text else ""
        except Refusal as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal


class AddressField(forms.CharField):
    """An e-mail address, in the one form we keep."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _("Skriv din e-mailadresse.")})
        kwargs.setdefault(
            "widget",
            forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}),
        )
        super().__init__(max_length=254, **kwargs)

    def clean(self, value: Any) -> str:
        try:
            return clean_address(str(super().clean(value)), field="")
        except Refusal as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal
