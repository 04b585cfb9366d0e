"""What an arena has agreed on about how it agrees."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact
from samskab.ground.people.enums import Sector


@fact("consent.guidelines_agreed")
class GuidelinesAgreed(Fact):
    """The arena's own guidelines stand from now on: every round that opens afterwards asks for this."""

    says = _("Arenaen blev enig om sine egne retningslinjer.")
    proposal: UUID
    share: int
    sectors: tuple[Sector, ...]
    days: int
    clarify_days: int
    again_days: int
    fallback: int | None
