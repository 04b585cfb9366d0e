"""The five ingredients of samskabelse, as people in an arena feel them themselves."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LEAST, MOST = 1, 5


class Ingredient(TextChoices):
    """What must be there for it to be samskabelse; each is felt from 1 (not at all) to 5 (wholly)."""

    COMMON_GROUND = "common_ground", _("Fælles afsæt")
    EQUAL_WORTH = "equal_worth", _("Ligeværd")
    SOMETHING_NEW = "something_new", _("Noget nyt")
    VALUE_FOR_ALL = "value_for_all", _("Værdi for alle")
    COPLAY = "coplay", _("Medspil")

    @property
    def what(self) -> Promise:
        """The ingredient in one sentence that people can say yes or no to."""
        return _WHAT[self]


_WHAT = {
    Ingredient.COMMON_GROUND: _("Vi prøver at se det med hinandens øjne."),
    Ingredient.EQUAL_WORTH: _("Ingen afgør noget med titel eller magt."),
    Ingredient.SOMETHING_NEW: _("Vi skaber noget, der ikke fandtes før."),
    Ingredient.VALUE_FOR_ALL: _("Både jeg, gruppen og byen får noget ud af det."),
    Ingredient.COPLAY: _("Vi spiller hinanden gode i stedet for at stoppe hinanden."),
}
