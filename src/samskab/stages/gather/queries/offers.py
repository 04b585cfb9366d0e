"""Support that was offered in an arena, what was said of it, and the days to talk about it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import initiators
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.enums import About, Want
from samskab.stages.gather.models import CheckIn, OfferAnswer, SupportOffer

A_SEASON = timedelta(days=90)


def offers(arena: Arena) -> QuerySet[SupportOffer]:
    """Every offer as it came, with what was said of it and its check-ins at hand. Four queries."""
    words = OfferAnswer.objects.select_related("said_by__claimed_by", "organisation", "check_in")
    check_ins = CheckIn.objects.select_related("said_by__claimed_by", "organisation").prefetch_related(
        Prefetch("answers", words)
    )
    return (
        SupportOffer.objects.filter(arena=arena)
        .select_related("arena", "said_by__claimed_by", "organisation")
        .select_related("taken_back__said_by__claimed_by", "taken_back__organisation")
        .prefetch_related(Prefetch("words", words), Prefetch("check_ins", check_ins))
    )


def offer_for(arena: Arena, ref: UUID) -> SupportOffer:
    """One offer in this arena; raises a `Refusal` with status 404 when there is none such."""
    found = offers(arena).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_offer", _("Vi kan ikke finde det tilbud."), status=404)
    return found


def check_in_for(arena: Arena, ref: UUID) -> CheckIn:
    """One check-in in this arena, with its offer; raises a `Refusal` with status 404 when there is none such."""
    found = CheckIn.objects.filter(arena=arena, ref=ref).first()
    if found is None:
        raise Refusal("unknown_check_in", _("Vi kan ikke finde den snak."), status=404)
    offer = offer_for(arena, found.offer.ref)
    return next(each for each in offer.check_ins.all() if each.pk == found.pk)


def day_to_talk(offer: SupportOffer, *, answering: CheckIn | None = None) -> date | None:
    """The day that is proposed for the next talk about how it goes; None while one waits that is not answered here.

    It is the day that was offered while that lies ahead, else a season from now.
    """
    if any(each.about == About.STILL and each.waits and each != answering for each in offer.check_ins.all()):
        return None
    return offer.talk_on if offer.talk_on > today() else today() + A_SEASON


@dataclass(frozen=True)
class Talk:
    """A check-in, and for one of growing whether all who stand behind the arena have last said yes to it."""

    check_in: CheckIn
    is_wished: bool


@dataclass(frozen=True)
class Offered:
    """An offer as one who looks meets it."""

    offer: SupportOffer
    answers: tuple[OfferAnswer, ...]  # to the offer itself
    talks: tuple[Talk, ...]
    may_answer: bool
    may_take_back: bool


def offered(arena: Arena, looker: Participation | None) -> list[Offered]:
    """Every offer with what the one who looks can do about it. Five queries, however many there are."""
    behind = {each.person_id for each in initiators(arena)}
    answers_here = looker is not None and (not behind or looker.person_id in behind)
    return [
        Offered(
            offer=offer,
            answers=tuple(word for word in offer.words.all() if word.check_in is None),
            talks=tuple(Talk(each, is_wished(each, behind)) for each in offer.check_ins.all()),
            may_answer=answers_here and looker is not None and not offer.is_said_by(looker.person),
            may_take_back=looker is not None and is_of(offer, looker),
        )
        for offer in offers(arena)
    ]


def begun_by_others(arena: Arena) -> bool:
    """Whether an arena was begun by others than the public side, which then asks how it can support (M157)."""
    return Perspective(arena.started_in).sector != Sector.PUBLIC


def is_of(offer: SupportOffer, participation: Participation) -> bool:
    """Whether a participant made an offer, or speaks for the organisation it was made for."""
    same_body = offer.organisation_id is not None and offer.organisation_id == participation.organisation_id
    return same_body or offer.is_said_by(participation.person)


def is_wished(check_in: CheckIn, behind: AbstractSet[int]) -> bool:
    """Whether growing is wished: all those behind the arena, or all who answered when there is none, last said yes."""
    last = {each.said_by_id: each.want for each in sorted(check_in.answers.all(), key=lambda each: each.pk)}
    is_of_growing = check_in.about == About.GROW and bool(last)
    return is_of_growing and all(last.get(person) == Want.YES for person in behind or last)


def today() -> date:
    """The day it is in Denmark."""
    return localtime(clock.now()).date()
