"""Shapes of the mandate and of what is uncertain."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.kernel.fields import LineField
from samskab.stages.gather.forms.together import some_words
from samskab.stages.gather.models.mandate import UNCERTAIN_LENGTH


class MandateForm(forms.Form):
    """What is decided here, and what somewhere else."""

    title = _("Hvad kan vi bestemme?")
    lead = _("Skriv det, så ingen bliver skuffet bagefter. De gamle ord bliver stående.")
    button = _("Gem mandatet")

    decides = some_words(
        _("Det bestemmer vi selv her"), empty=_("Skriv, hvad I selv bestemmer. »Intet« er også et svar.")
    )
    recommends = some_words(_("Det anbefaler vi"), empty=_("Skriv, hvad I anbefaler. »Intet« er også et svar."))
    formal = some_words(_("Hvem bestemmer formelt, og hvornår?"), empty=_("Skriv, hvem der bestemmer, og hvornår."))
    promise = some_words(
        _("Hvilket svar er vi lovet?"),
        _("Hvem svarer på anbefalingerne, hvornår, og med hvilke grunde?"),
        empty=_("Skriv, hvilket svar I er lovet. »Ingen har lovet et svar« er også et svar."),
    )


class UncertaintyForm(forms.Form):
    """Something nobody can promise."""

    title = _("Sig noget usikkert højt")
    lead = _("Penge, tid, mandat eller om det lykkes: alle, der træder ind, skal kende risikoen.")
    button = _("Sæt det på listen")

    text = LineField(
        longest=UNCERTAIN_LENGTH,
        label=_("Hvad er usikkert?"),
        error_messages={"required": _("Skriv, hvad der er usikkert.")},
    )


class ClearingForm(forms.Form):
    """What became clear."""

    title = _("Er det blevet klart?")
    lead = _("Så kommer det af listen. Begge dele kan stadig læses.")
    button = _("Ja, det er klart")

    text = LineField(
        longest=UNCERTAIN_LENGTH,
        label=_("Hvad er klart nu?"),
        error_messages={"required": _("Skriv, hvad der er blevet klart.")},
    )
