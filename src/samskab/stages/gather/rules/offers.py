"""Who offers support, answers, and takes it back. No rule knows a sector, and who gives gets no say (M156, M157)."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import initiators
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.enums import OfferStand
from samskab.stages.gather.models import SupportOffer
from samskab.stages.gather.queries.offers import is_of

Answer = Literal[True] | Refusal


def may_offer(*, arena: Arena, participation: Participation) -> Answer:
    """Whether a participant may offer support: everybody may, but for one who would have to answer themself."""
    behind = {each.person_id for each in initiators(arena)}
    if behind == {participation.person_id}:
        return Refusal("only_you", _("Du står selv bag arenaen, så ingen andre kan svare dig. Gør det bare."), "", 409)
    return True


def may_answer_offer(*, offer: SupportOffer, participation: Participation) -> Answer:
    """Whether a participant may say what the initiators want: as one of them, and not to their own offer.

    When nobody stands behind the arena any more, all who take part may.
    """
    if offer.is_said_by(participation.person):
        return Refusal("own_question", _("Du kan ikke selv svare på det, du har tilbudt."))
    behind = {each.person_id for each in initiators(offer.arena)}
    if behind and participation.person_id not in behind:
        return Refusal("not_initiator", _("Det svarer initiativtagerne på. Ingen andre kan gøre det for dem."))
    if offer.stand == OfferStand.TAKEN_BACK:
        return Refusal("taken_back", _("Tilbuddet er taget tilbage imens."), status=409)
    return True


def may_ask_to_grow(*, offer: SupportOffer) -> Answer:
    """Whether a participant may ask if something should grow: only what is wanted already can."""
    if not offer.is_wanted:
        return Refusal("not_wanted", _("Kun støtte, som initiativtagerne har sagt ja til, kan vokse."), status=409)
    return True


def may_take_back(*, offer: SupportOffer, participation: Participation) -> Answer:
    """Whether a participant may take an offer back: they made it, or speak for the organisation it was made for."""
    if not is_of(offer, participation):
        return Refusal("not_giver", _("Kun den, der tilbød støtten, kan tage den tilbage."))
    return True
