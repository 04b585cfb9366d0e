"""The closed vocabularies of consent."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Answer(TextChoices):
    """The four answers. They weigh the same whoever gives them."""

    CONSENT = "consent", pgettext_lazy("answer", "Samtykke")
    CONCERN = "concern", pgettext_lazy("answer", "Samtykke med betænkelighed")
    OBJECTION = "objection", pgettext_lazy("answer", "Indvending")
    STAND_ASIDE = "stand_aside", pgettext_lazy("answer", "Jeg står udenfor")


class Phase(TextChoices):
    """Where a round is. It is told from the time and from what people have answered, and never set."""

    CLARIFY = "clarify", _("Spørg og forstå")
    RESPOND = "respond", _("Svar")
    INTEGRATE = "integrate", _("Byg indvendinger ind")
    STAND = "stand", _("Det står")


class Way(TextChoices):
    """How an objection came to its end. Both are its author's own doing."""

    WITHDRAWN = "withdrawn", _("Trukket tilbage")
    INTEGRATED = "integrated", _("Bygget ind")


class End(TextChoices):
    """How a proposal came to its end."""

    ADOPTED = "adopted", _("Vedtaget med samtykke")
    TRIALS = "trials", _("Bliver prøvet i det små")
    PARKED = "parked", _("Lagt til side")
    WITHDRAWN = "withdrawn", _("Trukket tilbage")
    LAPSED = "lapsed", _("Sluttede med for få svar")


class Because(TextChoices):
    """Why a round has the deadline it has."""

    OPENED = "opened", _("Sat, da runden åbnede")
    AMENDED = "amended", _("Flyttet, da teksten blev ændret")
    EXTENDED = "extended", _("Forlænget med samtykke")


class Carrier(TextChoices):
    """Who carries a trial. It is never an adoption, and it shows the objection to it."""

    PEOPLE = "people", _("Dem, der selv har meldt sig")
    ARENA = "arena", _("Arenaen, som den har aftalt på forhånd")


class Role(TextChoices):
    """Those who serve the process. They are chosen by consent, take turns, and decide nothing."""

    FACILITATOR = "facilitator", _("Facilitator")
    COORDINATOR = "coordinator", _("Tovholder")
    NOTE_TAKER = "note_taker", _("Referent")


class Move(TextChoices):
    """What people agree on about a step of the journey."""

    NOW = "now", _("Vi er i gang med det nu")
    DONE = "done", _("Vi har været igennem det")
    AGAIN = "again", _("Vi går tilbage til det")


class Verdict(TextChoices):
    """What a formal body answers to one recommendation. It changes nothing inside the arena."""

    FOLLOWED = "followed", _("Det følger vi")
    PARTLY = "partly", _("Det følger vi delvist")
    NOT_FOLLOWED = "not_followed", _("Det følger vi ikke")


class Came(TextChoices):
    """How a body's answer came here: by one who speaks for it, or entered by somebody on its behalf (G11)."""

    HERE = "here", _("Skrevet her af en, der taler for dem")
    LETTER = "letter", _("I et brev")
    MEETING = "meeting", _("På et møde")
    PHONE = "phone", _("I telefonen")
