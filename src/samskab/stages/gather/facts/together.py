"""What the parties have said of themselves, the mandate, the phases and the workplace."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Phase
from samskab.ground.journal.facts import Fact, fact
from samskab.stages.gather.enums import Degree, Wish


@fact("gather.party_answered")
class PartyAnswered(Fact):
    """A party said what it cannot do alone, can give, and needs."""

    says = _("En part fortalte, hvad den ikke kan alene.")
    tells = _("fortalte, hvad vi ikke kan alene")
    arena: UUID
    answer: UUID


@fact("gather.wish_said")
class WishSaid(Fact):
    """A party said whether it wants to."""

    says = _("En part sagde, om den har lyst.")
    tells = _("sagde, om der er lyst til det")
    arena: UUID
    answer: UUID
    wish: Wish


@fact("gather.phase_stated")
class PhaseStated(Fact):
    """Somebody said how far a phase was created together."""

    says = _("Nogen sagde, hvor langt en fase er samskabt.")
    tells = _("sagde, hvor langt en fase er samskabt")
    arena: UUID
    statement: UUID
    phase: Phase
    degree: Degree


@fact("gather.workplace_stated")
class WorkplaceStated(Fact):
    """Somebody who works there wrote the terms of a workplace, or that none is touched."""

    says = _("Medarbejderne skrev, på hvilke vilkår de er med.")
    tells = _("skrev medarbejdernes vilkår")
    arena: UUID
    terms: UUID
    touches: bool


@fact("gather.mandate_stated")
class MandateStated(Fact):
    """Somebody gave the mandate another wording."""

    says = _("Mandatet fik nye ord.")
    tells = _("skrev mandatet")
    arena: UUID
    mandate: UUID


@fact("gather.uncertainty_named")
class UncertaintyNamed(Fact):
    """Somebody named what nobody can promise."""

    says = _("Noget usikkert blev sagt højt.")
    tells = _("sagde noget usikkert højt")
    arena: UUID
    uncertainty: UUID


@fact("gather.uncertainty_cleared")
class UncertaintyCleared(Fact):
    """Something is no longer uncertain."""

    says = _("Noget usikkert er blevet klart.")
    tells = _("fortalte, at noget er blevet klart")
    arena: UUID
    uncertainty: UUID
