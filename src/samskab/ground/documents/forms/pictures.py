"""The form that brings a picture."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.kernel.fields import LineField
from samskab.kernel.pictures import LARGEST, NoPicture, Picture, redrawn
from samskab.kernel.text.rich.schema import LONGEST_ALT

TOO_LARGE = _("Filen er for stor. Den må højst fylde 4 MB.")
NO_PICTURE = _("Det kan vi ikke vise som et billede. Vælg en fil, der er PNG, JPEG eller WebP.")


class PictureForm(forms.Form):
    """A picture, and what it shows."""

    title = _("Sæt et billede ind")
    lead = _("Det kommer til at stå sidst i teksten. Hvor og hvornår det er taget, gemmer vi ikke.")
    button = _("Sæt billedet ind")

    picture = forms.FileField(
        label=_("Billedet"),
        help_text=_("PNG, JPEG eller WebP, højst 4 MB."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        error_messages={"required": _("Vælg et billede."), "empty": NO_PICTURE, "invalid": NO_PICTURE},
    )
    description = LineField(
        longest=LONGEST_ALT,
        label=_("Hvad viser det?"),
        help_text=_("En sætning til den, der ikke kan se det."),
        error_messages={"required": _("Skriv, hvad billedet viser. Det er det, der bliver læst højt.")},
    )

    def clean_picture(self) -> Picture:
        """The picture, drawn anew."""
        given = self.cleaned_data["picture"]
        if given.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        try:
            return redrawn(given.read())
        except NoPicture as error:
            raise forms.ValidationError(NO_PICTURE) from error
