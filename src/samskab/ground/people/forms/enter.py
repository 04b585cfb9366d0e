"""Shapes of coming in. allauth asks for these classes by the settings that name them."""

from typing import Any

from allauth.account.forms import (
    AddEmailForm,
    BaseSignupForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    SignupForm,
)
from allauth.account.internal.userkit import filter_users_by_email
from allauth.socialaccount.forms import SignupForm as ProviderSignupForm
from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.queries.people import is_known
from samskab.kernel.fields import AddressField

CODE = {"autocomplete": "one-time-code", "inputmode": "text", "autocapitalize": "characters", "spellcheck": "false"}


class RequestCodeForm(forms.Form):
    """The one thing it takes to come in: an e-mail address. Says nothing of whether it is known."""

    email = AddressField(label=_("Din e-mail"))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        found = filter_users_by_email(self.cleaned_data.get("email", ""), is_active=True, prefer_verified=True)
        self._user = found[0] if found else None
        return cleaned


class _OneOfTwo(BaseSignupForm):
    """Of two who join with one address at once, lets one join and treats the other as one who is known."""

    account_already_exists: bool

    def try_save(self, request: HttpRequest) -> tuple[Any, Any]:
        with transaction.atomic():
            if not self.account_already_exists and not is_known(self.cleaned_data["email"]):
                return self.save(request), None
        self.account_already_exists = True
        answer: tuple[Any, Any] = super().try_save(request)
        return answer


class JoinForm(_OneOfTwo, SignupForm):
    """A name and an address: all it takes to be one of us (M1)."""

    field_order = ("name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = AddressField(
            label=_("Din e-mail"), help_text=_("Vi sender en kode hertil. Ingen andre kan se adressen.")
        )


class JoinByProviderForm(_OneOfTwo, ProviderSignupForm):
    """The same, for one who comes from a provider."""

    field_order = ("name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = AddressField(
            label=_("Din e-mail"),
            help_text=_("Så du også kan komme ind uden udbyderen. Ingen andre kan se adressen."),
            required=self.fields["email"].required,
        )


class _CodeWords(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Koden fra mailen"),
            max_length=40,
            widget=forms.TextInput(attrs=CODE),
            error_messages={"required": _("Skriv koden fra mailen.")},
        )


class LoginCodeForm(_CodeWords, ConfirmLoginCodeForm):
    """The code that came by mail."""


class AddressCodeForm(_CodeWords, ConfirmEmailVerificationCodeForm):
    """The code that shows that an address is one's own."""


class AddAddressForm(AddEmailForm):
    """One more address to come in with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = AddressField(label=_("Ny e-mail"))
