"""What the map is asked about."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _


class AskMapForm(forms.Form):
    """A statement to see on the map: what each group answered to it."""

    statement = forms.TypedChoiceField(label=_("Se et udsagn på kortet"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: object, *, statements: Sequence[tuple[int, str]]) -> None:
        super().__init__({"statement": data} if data else None)
        choices = [("", _("Vælg et udsagn")), *statements]
        self.fields["statement"] = forms.TypedChoiceField(
            label=_("Se et udsagn på kortet"), required=False, coerce=int, empty_value=None, choices=choices
        )

    def asked(self) -> int | None:
        """The number of the statement, if it is one that can be shown."""
        return self.cleaned_data["statement"] if self.is_bound and self.is_valid() else None
