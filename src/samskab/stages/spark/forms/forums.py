"""Telling of a forum outside."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Theme
from samskab.kernel.fields import LineField, TextField
from samskab.stages.spark.forms.places import PlaceField
from samskab.stages.spark.models.forum import ADDRESS_LENGTH, DOES_LENGTH, NAME_LENGTH

_ADDRESS = _("Skriv hele adressen, for eksempel https://forening.example/.")


class ForumForm(forms.Form):
    """What it takes: a name, an address, what people do there, and where."""

    name = LineField(
        longest=NAME_LENGTH, label=_("Hvad hedder det?"), error_messages={"required": _("Skriv, hvad det hedder.")}
    )
    address = forms.URLField(
        label=_("Adressen på nettet"),
        max_length=ADDRESS_LENGTH,
        assume_scheme="https",
        error_messages={"required": _ADDRESS, "invalid": _ADDRESS},
    )
    does = TextField(
        longest=DOES_LENGTH,
        label=_("Hvad gør de?"),
        help_text=_("En sætning eller to, så andre kan kende det igen."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    place = PlaceField()
    themes = forms.ModelMultipleChoiceField(
        label=_("Temaer"),
        queryset=Theme.objects.order_by("id"),
        to_field_name="slug",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Vælg temaer på listen.")},
    )
