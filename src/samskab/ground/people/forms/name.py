"""The name, which both ways of signing up ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.models import Person
from samskab.ground.people.models.person import NAME_LENGTH
from samskab.kernel.fields import LineField


class NameFields(forms.Form):
    """What signing up asks for besides the address: a name."""

    name = LineField(
        longest=NAME_LENGTH,
        label=_("Dit navn"),
        help_text=_("Fornavn er nok. Du kan også finde på et navn."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def signup(self, _request: object, _person: Person) -> None:
        """Nothing more: the adapter has kept the name."""
