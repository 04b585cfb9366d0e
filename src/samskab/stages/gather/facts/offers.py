"""That support was offered, and what was said of it on the way."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact
from samskab.stages.gather.enums import OfferKind, Want


@fact("gather.support_offered")
class SupportOffered(Fact):
    """Somebody offered support."""

    says = _("Nogen tilbød støtte.")
    tells = _("tilbød støtte")
    arena: UUID
    offer: UUID
    kind_of_offer: OfferKind


@fact("gather.offer_answered")
class OfferAnswered(Fact):
    """An initiator said what they want of it; `check_in` is the question it answers, if it was asked on the way."""

    says = _("Initiativtagerne svarede på et tilbud om støtte.")
    tells = _("svarede på et tilbud om støtte")
    arena: UUID
    offer: UUID
    check_in: UUID | None
    want: Want
    next_at: datetime | None


@fact("gather.growing_asked")
class GrowingAsked(Fact):
    """Somebody asked whether what is supported should grow."""

    says = _("Nogen spurgte, om noget skal vokse.")
    tells = _("spurgte, om noget skal vokse")
    arena: UUID
    offer: UUID
    check_in: UUID
    due_at: datetime


@fact("gather.offer_taken_back")
class OfferWithdrawn(Fact):
    """Those who offered support took it back."""

    says = _("Et tilbud om støtte blev taget tilbage.")
    tells = _("tog et tilbud om støtte tilbage")
    arena: UUID
    offer: UUID
