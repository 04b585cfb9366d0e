"""What was asked of a public party, and what it answered."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact
from samskab.stages.gather.enums import Reply, SupportKind


@fact("gather.support_asked")
class SupportAsked(Fact):
    """Somebody needs something to take part; nobody is named when they wish so."""

    says = _("Nogen har brug for noget for at være med.")
    arena: UUID
    need: UUID
    kind_of_need: SupportKind
    due_at: datetime


@fact("gather.support_answered")
class SupportAnswered(Fact):
    """A public party answered a need."""

    says = _("Et støttebehov fik svar.")
    tells = _("svarede på et støttebehov")
    arena: UUID
    need: UUID
    reply: Reply


@fact("gather.savings_declared")
class SavingsDeclared(Fact):
    """A public party said whether something is saved, and whether a task is moved to others."""

    says = _("En offentlig part fortalte, om der spares.")
    tells = _("fortalte, om der spares")
    arena: UUID
    declaration: UUID
    reduces: bool
    transfers: bool


@fact("gather.carrying_answered")
class CarryingAnswered(Fact):
    """A party that is to carry a task said whether it can."""

    says = _("En part sagde, om den kan bære en opgave.")
    tells = _("sagde, om opgaven kan bæres")
    arena: UUID
    declaration: UUID
    can: bool


@fact("gather.sham_flagged")
class ShamFlagged(Fact):
    """Somebody says that this is not cocreation, whatever it is called."""

    says = _("Nogen sagde »falsk varebetegnelse«.")
    tells = _("sagde »falsk varebetegnelse«")
    arena: UUID
    flag: UUID
    due_at: datetime


@fact("gather.sham_answered")
class ShamAnswered(Fact):
    """A public party answered that."""

    says = _("En offentlig part svarede på »falsk varebetegnelse«.")
    tells = _("svarede på »falsk varebetegnelse«")
    arena: UUID
    flag: UUID


@fact("gather.invitation_asked")
class InvitationAsked(Fact):
    """Somebody asked a public organisation to invite to cocreation."""

    says = _("Nogen bad en myndighed om at invitere til samskabelse.")
    tells = _("bad en myndighed om at invitere til samskabelse")
    request: UUID
    organisation: UUID
    due_at: datetime


@fact("gather.invitation_answered")
class InvitationAnswered(Fact):
    """The organisation answered with its reasons."""

    says = _("En myndighed svarede på et ønske om samskabelse.")
    tells = _("svarede på et ønske om samskabelse")
    request: UUID
    organisation: UUID
    reply: Reply
