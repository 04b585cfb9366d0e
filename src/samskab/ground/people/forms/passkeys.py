"""Shapes of making, naming and using a passkey; allauth checks the key itself."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm, SignupWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.kernel.fields import LineField

_NAME: dict[str, Any] = {"longest": 60, "label": _("Hvad vil du kalde nøglen?"), "required": False}
_HELP = _("For eksempel »Min telefon«, så du kan kende den fra andre.")


class AddKeyForm(AddWebAuthnForm):
    """One more passkey, always one that is enough by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = LineField(**_NAME, help_text=_HELP)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].widget = forms.CheckboxInput(attrs={"hidden": True})


class JoinKeyForm(SignupWebAuthnForm):
    """The first passkey of a newcomer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = LineField(**_NAME, help_text=_HELP)


class EditKeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = LineField(**{**_NAME, "required": True}, help_text=_HELP)
