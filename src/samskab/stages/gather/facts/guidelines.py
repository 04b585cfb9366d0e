"""What has happened to the draft of how people in an arena want to be together."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact


@fact("gather.guideline_drafted")
class GuidelineDrafted(Fact):
    """Somebody wrote a line of the draft, or said one anew."""

    says = _("Udkastet til, hvordan vi er sammen, fik en ny linje.")
    tells = _("skrev på udkastet til, hvordan vi er sammen")
    arena: UUID
    guideline: UUID
    replaces: UUID | None


@fact("gather.guideline_withdrawn")
class GuidelineWithdrawn(Fact):
    """Somebody took back a line of their own."""

    says = _("En linje i udkastet blev taget tilbage.")
    tells = _("tog en linje i udkastet tilbage")
    arena: UUID
    guideline: UUID
