"""Offering support, answering as those who began it, asking whether it should grow, and taking an offer back (M157)."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_text
from samskab.stages.gather.enums import About, OfferKind, Want
from samskab.stages.gather.facts import GrowingAsked, OfferAnswered, OfferWithdrawn, SupportOffered
from samskab.stages.gather.models import CheckIn, OfferAnswer, OfferTakenBack, SupportOffer
from samskab.stages.gather.models.duties import TEXT_LENGTH
from samskab.stages.gather.queries.offers import day_to_talk, offer_for, today
from samskab.stages.gather.queries.saying import optional, said
from samskab.stages.gather.rules.offers import may_answer_offer, may_ask_to_grow, may_offer, may_take_back

TIME_TO_ANSWER = timedelta(days=14)
LONGEST_WAIT = timedelta(days=366)


@transaction.atomic
def offer_support(
    *, arena: Arena, kind: OfferKind, text: str, talk_on: date, until: date | None = None, by: Person
) -> SupportOffer:
    """Offer support to what others have begun, for oneself or the organisation one speaks for here.

    Consequences: the offer waits for the initiators, who owe no answer and no reason; `SupportOffered` is recorded.
    It gives no say over anything. `talk_on` is the day one proposes to hear how it goes.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    require(may_offer(arena=room, participation=participation))
    words = clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv, hvad I kan give."))
    day = _to_come(talk_on, "talk_on")
    if until is not None and until < day:
        raise Refusal("too_soon", _("Den sidste dag kommer efter den første snak."), "until", 400)
    mine = SupportOffer.objects.filter(arena=room, said_by=by, kind=kind, text=words, taken_back__isnull=True)
    same = mine.first()
    if same is not None:
        return same
    offer = SupportOffer.objects.create(**said(participation), kind=kind, text=words, talk_on=day, until=until)
    record_act(
        fact=SupportOffered(arena=room.ref, offer=offer.ref, kind_of_offer=kind),
        arena=room,
        by=by,
        participation=participation,
    )
    return offer


@transaction.atomic
def answer_offer(
    *,
    offer: SupportOffer,
    want: Want,
    text: str = "",
    next_on: date | None = None,
    check_in: CheckIn | None = None,
    by: Person,
) -> OfferAnswer:
    """Say, as an initiator, what you want of an offer, at any time or when a check-in asks.

    Consequences, in order: the answer stands, and closes the check-in it answers; unless it is a no, there is a day to
    talk about how it goes, `next_on` or the day that was proposed; `OfferAnswered` is recorded. A no has no reason; a
    yes to growing says what is needed.
    """
    room = held_arena(offer.arena)
    participation = acting(arena=room, by=by)
    held = offer_for(room, offer.ref)
    require(may_answer_offer(offer=held, participation=participation))
    words = optional(text, longest=TEXT_LENGTH, field="text")
    grows = check_in is not None and check_in.about == About.GROW
    if want == Want.CHANGE and not words:
        raise Refusal("empty", _("Skriv, hvad der skal være anderledes."), "text", 400)
    if grows and want == Want.YES and not words:
        raise Refusal("empty", _("Skriv, hvad I har brug for."), "text", 400)
    last = OfferAnswer.objects.filter(offer=held).last()
    if last is not None and (last.said_by_id, last.check_in, last.want, last.text) == (by.pk, check_in, want, words):
        return last
    answer = OfferAnswer.objects.create(**said(participation), offer=held, check_in=check_in, want=want, text=words)
    asked = None
    proposed = day_to_talk(held, answering=check_in) if want != Want.ENOUGH and not grows else None
    if proposed is not None:
        day = _to_come(next_on or proposed, "next_on")
        asked = CheckIn.objects.create(**said(participation), offer=held, about=About.STILL, due_at=clock.end_of(day))
    record_act(
        fact=OfferAnswered(
            arena=room.ref,
            offer=held.ref,
            check_in=check_in.ref if check_in is not None else None,
            want=want,
            next_at=asked.due_at if asked is not None else None,
        ),
        arena=room,
        by=by,
        participation=participation,
    )
    return answer


@transaction.atomic
def ask_to_grow(*, offer: SupportOffer, text: str, by: Person) -> CheckIn:
    """Ask whether what is supported should be developed, or reach more people.

    Consequences: the initiators are asked, and every one of them has to say yes and what they need; a lapse is seen by
    all; `GrowingAsked` is recorded. The same words again change nothing.
    """
    room = held_arena(offer.arena)
    participation = acting(arena=room, by=by)
    held = offer_for(room, offer.ref)
    require(may_ask_to_grow(offer=held))
    words = clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv, hvad der kunne vokse."))
    same = CheckIn.objects.filter(offer=held, said_by=by, text=words).first()
    if same is not None:
        return same
    now = clock.now()
    asked = CheckIn.objects.create(
        **said(participation), offer=held, about=About.GROW, text=words, said_at=now, due_at=now + TIME_TO_ANSWER
    )
    record_act(
        fact=GrowingAsked(arena=room.ref, offer=held.ref, check_in=asked.ref, due_at=asked.due_at),
        arena=room,
        by=by,
        participation=participation,
    )
    return asked


@transaction.atomic
def take_offer_back(*, offer: SupportOffer, text: str, by: Person) -> None:
    """Take back what one offered, with the reason, so that nobody has to guess.

    Consequences: the offer stays to be read with the reason, and can be answered no more; `OfferWithdrawn` is recorded.
    """
    room = held_arena(offer.arena)
    participation = acting(arena=room, by=by)
    held = offer_for(room, offer.ref)
    require(may_take_back(offer=held, participation=participation))
    words = clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv hvorfor."))
    if hasattr(held, "taken_back"):
        return
    OfferTakenBack.objects.create(**said(participation), offer=held, text=words)
    record_act(fact=OfferWithdrawn(arena=room.ref, offer=held.ref), arena=room, by=by, participation=participation)


def _to_come(day: date, field: str) -> date:
    if not today() < day <= today() + LONGEST_WAIT:
        raise Refusal("day_gone", _("Vælg en dag inden for det næste år."), field, 400)
    return day
