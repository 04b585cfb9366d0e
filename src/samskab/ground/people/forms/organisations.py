"""Shapes of what people write about organisations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.enums import OrganisationKind, Sector
from samskab.ground.people.models.organisation import ORGANISATION_NAME_LENGTH
from samskab.kernel.fields import AddressField, LineField


class OrganisationForm(forms.Form):
    """An organisation to be written down."""

    name = LineField(
        longest=ORGANISATION_NAME_LENGTH,
        label=_("Organisationens navn"),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Skriv organisationens navn.")},
    )
    kind = forms.TypedChoiceField(
        label=_("Hvad er det for en organisation?"),
        choices=[("", _("Vælg")), *OrganisationKind.choices],
        coerce=OrganisationKind,
        error_messages={"required": _("Vælg den slags, der passer bedst.")},
    )
    contact_email = AddressField(
        label=_("Organisationens egen e-mail"),
        help_text=_("Vi spørger den adresse, om du taler for dem. Ingen andre kan se den."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
        error_messages={"required": _("Skriv en adresse, som organisationen selv læser.")},
    )


class InvitationForm(forms.Form):
    """Whom to invite to speak for an organisation."""

    address = AddressField(
        label=_("E-mail til den, du inviterer"),
        help_text=_("Vi sender en mail og glemmer adressen igen. Ingen taler for jer, før de selv har sagt ja."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
        error_messages={"required": _("Skriv en e-mailadresse.")},
    )


class OrganisationSearchForm(forms.Form):
    """What to look for among organisations; odd values look for everything."""

    q = forms.CharField(label=_("Søg efter en organisation"), required=False, max_length=100)
    sector = forms.TypedChoiceField(
        label=_("Sektor"), choices=[("", _("Alle")), *Sector.choices], coerce=Sector, required=False, empty_value=None
    )
    kind = forms.TypedChoiceField(
        label=_("Slags"),
        choices=[("", _("Alle")), *OrganisationKind.choices],
        coerce=OrganisationKind,
        required=False,
        empty_value=None,
    )
