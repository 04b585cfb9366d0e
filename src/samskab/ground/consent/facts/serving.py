"""Who serves the process of an arena."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Step
from samskab.ground.consent.enums import Move, Role
from samskab.ground.journal.facts import Fact, fact


@fact("consent.willingness_said")
class WillingnessSaid(Fact):
    """Somebody said whether they would serve, if the arena chose them."""

    says = _("En deltager sagde, om de vil hjælpe processen.")
    tells = _("sagde, om de vil hjælpe processen")
    arena: UUID
    participation: UUID
    role: Role
    yes: bool


@fact("consent.role_given")
class RoleGiven(Fact):
    """The arena chose somebody to serve for a while. They decide nothing."""

    says = _("Arenaen valgte med samtykke en til at hjælpe processen. Den rolle bestemmer ikke noget.")
    proposal: UUID
    held: UUID
    participation: UUID
    role: Role
    until: date


@fact("consent.role_laid_down")
class RoleLaidDown(Fact):
    """One who served serves no more."""

    says = _("En deltager lagde sin rolle fra sig.")
    tells = _("lagde sin rolle fra sig")
    held: UUID
    participation: UUID
    role: Role


@fact("consent.step_agreed")
class StepAgreed(Fact):
    """The arena agreed on where it stands in a step of its journey."""

    says = _("Arenaen blev enig om, hvor den står i sin rejse.")
    proposal: UUID
    step: Step
    stand: Move
