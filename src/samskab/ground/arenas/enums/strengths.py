"""What each perspective brings, and the question that asks for it (M37)."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.enums import Perspective


class Strength(TextChoices):
    """Six strengths that are rarely in one pair of hands."""

    VISION = "vision", _("Vilje til forandring")
    FORESIGHT = "foresight", _("Blik for det, der kommer")
    PROFESSION = "profession", _("Faglig viden")
    EXPERIENCE = "experience", _("Erfaringer og idéer fra hverdagen")
    CAPACITY = "capacity", _("Værdier, kræfter og fællesskab")
    ENTERPRISE = "enterprise", _("Initiativ og ny teknik")

    @property
    def whose(self) -> Promise:
        """Who is asked for it first."""
        return _WHOSE[self][1]


def strength_of(perspective: Perspective) -> Strength:
    """The strength that a perspective is asked for first. It may bring any other too."""
    return _STRENGTHS[perspective][0]


def asked_first(strength: Strength) -> Perspective:
    """Whom one invites when nobody here is asked for a strength."""
    return _WHOSE[strength][0]


def prompt_for(perspective: Perspective) -> Promise:
    """The question that asks a perspective for its strength."""
    return _STRENGTHS[perspective][1]


_WHOSE: dict[Strength, tuple[Perspective, Promise]] = {
    Strength.VISION: (Perspective.POLITICIAN, _("Politikere, som tør drømme og handle.")),
    Strength.FORESIGHT: (Perspective.PUBLIC_LEADER, _("Offentlige ledere, som ser, hvad der er på vej.")),
    Strength.PROFESSION: (Perspective.PUBLIC_EMPLOYEE, _("Ansatte og forskere, som kan deres fag.")),
    Strength.EXPERIENCE: (Perspective.CITIZEN, _("Borgere, som kender det indefra.")),
    Strength.CAPACITY: (Perspective.ASSOCIATION, _("Foreninger og frivillige med værdier og kræfter.")),
    Strength.ENTERPRISE: (Perspective.COMPANY, _("Firmaer og ildsjæle, som får ting til at ske.")),
}
_STRENGTHS: dict[Perspective, tuple[Strength, Promise]] = {
    Perspective.POLITICIAN: (Strength.VISION, _("Hvad kan det her blive til, hvis det lykkes?")),
    Perspective.PUBLIC_LEADER: (Strength.FORESIGHT, _("Hvad ser du komme, og hvad kan du sætte i gang?")),
    Perspective.ADMINISTRATOR: (Strength.FORESIGHT, _("Hvad er der plads til i reglerne, som få kender?")),
    Perspective.PUBLIC_EMPLOYEE: (Strength.PROFESSION, _("Hvad ved du fra dit fag og din arbejdsdag?")),
    Perspective.RESEARCHER: (Strength.PROFESSION, _("Hvad er undersøgt, og hvad ved ingen endnu?")),
    Perspective.COMPANY: (Strength.ENTERPRISE, _("Hvad kan I få til at ske, og hvad kan jeres teknik?")),
    Perspective.EMPLOYER_ORGANISATION: (Strength.ENTERPRISE, _("Hvilke virksomheder kan I få med, og hvordan?")),
    Perspective.SOCIAL_ENTREPRENEUR: (Strength.ENTERPRISE, _("Hvad har du selv fået til at virke?")),
    Perspective.EMPLOYEE_ORGANISATION: (Strength.CAPACITY, _("Hvad betyder det for dem, der skal arbejde med det?")),
    Perspective.INTEREST_ORGANISATION: (Strength.CAPACITY, _("Hvem taler I med, som ellers ikke bliver hørt?")),
    Perspective.ASSOCIATION: (Strength.CAPACITY, _("Hvad brænder I for, og hvad kan I løfte sammen?")),
    Perspective.VOLUNTEER: (Strength.CAPACITY, _("Hvad har du lyst til at give en hånd med?")),
    Perspective.CITIZEN: (Strength.EXPERIENCE, _("Hvad har du selv oplevet, og hvad kunne du ønske dig?")),
}
