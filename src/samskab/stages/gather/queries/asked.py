"""What an arena needs now while it gathers, from the one who looks: who owes an answer is asked first (M3)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.needs import Looker, Need
from samskab.ground.people.enums import Sector
from samskab.kernel import clock
from samskab.stages.gather.queries.duties import TIME_TO_DECLARE
from samskab.stages.gather.queries.offers import begun_by_others


@dataclass(frozen=True, kw_only=True)
class _Ask:
    rank: int
    icon: str
    title: Promise
    why: Promise
    address: str
    minutes: int


_ASKS = {
    "frame_question": _Ask(
        rank=5,
        icon="lock-open",
        title=_("Svar på et spørgsmål om rammerne"),
        why=_("Nogen har spurgt til en ramme, du har lagt frem. Du skylder et svar."),
        address="gather:frames",
        minutes=5,
    ),
    "flag": _Ask(
        rank=6,
        icon="scale",
        title=_("Svar på »falsk varebetegnelse«"),
        why=_("En deltager mener, at det her ikke er samskabelse. I skylder et svar."),
        address="gather:duties",
        minutes=10,
    ),
    "support": _Ask(
        rank=7,
        icon="hand",
        title=_("Svar på et støttebehov"),
        why=_("Nogen mangler noget for at kunne være med. I skylder et svar."),
        address="gather:duties",
        minutes=5,
    ),
    "savings": _Ask(
        rank=26,
        icon="scale",
        title=_("Udfyld sparedeklarationen"),
        why=_("Fortæl, om der spares, og om andre skal bære en opgave. I har 14 dage."),
        address="gather:declare_savings",
        minutes=10,
    ),
    "savings_soon": _Ask(
        rank=8,
        icon="scale",
        title=_("Udfyld sparedeklarationen nu"),
        why=_("Halvdelen af de 14 dage er gået. Fortæl, om der spares, og om andre skal bære en opgave."),
        address="gather:declare_savings",
        minutes=10,
    ),
    "talk": _Ask(
        rank=9,
        icon="ear",
        title=_("Tal om støtten, I får"),
        why=_("Dagen er her. Virker det, og vil I stadig have det? I må også sige, at det er nok."),
        address="gather:duties",
        minutes=5,
    ),
    "ask_how": _Ask(
        rank=9,
        icon="ear",
        title=_("Hør, hvordan det går med jeres støtte"),
        why=_("Dagen er her. Ring eller skriv til dem, der får den. De svarer på siden."),
        address="gather:duties",
        minutes=10,
    ),
    "offer": _Ask(
        rank=12,
        icon="hand",
        title=_("Nogen tilbyder jer støtte"),
        why=_("Sig ja, nej eller noget tredje. Et nej behøver ingen grund."),
        address="gather:duties",
        minutes=3,
    ),
    "offer_support": _Ask(
        rank=33,
        icon="hand",
        title=_("Spørg, hvordan I kan støtte"),
        why=_("Andre har begyndt det her. I skal ikke tage over, men I kan tilbyde det, de mangler."),
        address="gather:offer_support",
        minutes=5,
    ),
    "nobody_affected": _Ask(
        rank=25,
        icon="armchair",
        title=_("Hvem mærker det i hverdagen?"),
        why=_("Der er ingen berørte borgere på kortet. Det stopper jer ikke, men det bør I vide."),
        address="gather:add_actor",
        minutes=3,
    ),
    "together": _Ask(
        rank=30,
        icon="handshake",
        title=_("Sig, hvad I ikke kan alene"),
        why=_("Så kan alle se, hvorfor vi har brug for hinanden."),
        address="gather:answer_together",
        minutes=5,
    ),
    "nobody_on_map": _Ask(
        rank=35,
        icon="user-plus",
        title=_("Hvem mangler?"),
        why=_("Ingen er sat på aktørkortet endnu. Begynd med en, der ikke er her."),
        address="gather:add_actor",
        minutes=3,
    ),
    "missing": _Ask(
        rank=40,
        icon="armchair",
        title=_("Hvem mangler?"),
        why=_("Se på kortet, om du kender en af dem, der ikke er her."),
        address="gather:map",
        minutes=3,
    ),
}


def needs_now(arena: Arena, looker: Looker) -> Iterable[Need]:
    """What to ask one who takes part for; reads the arena's glimpses, and nothing when it was read without them."""
    seen: Any = arena
    here = looker.participation
    if here is None or arena.state != State.OPEN or not hasattr(arena, "gather_on_map"):
        return []
    owed = _owed(seen, person=here.person_id, is_public=here.sector == Sector.PUBLIC)
    of_support = _of_support(seen, person=here.person_id, is_initiator=looker.is_initiator)
    asked = [*owed, *of_support, *_asked_of_all(seen, person=here.person_id)]
    if here.sector == Sector.PUBLIC and not seen.gather_public_offers and begun_by_others(arena):
        asked.append("offer_support")
    return [_need(arena, code) for code in asked]


def _owed(seen: Any, *, person: int, is_public: bool) -> Iterator[str]:
    if person in seen.gather_owes_on_frames:
        yield "frame_question"
    if is_public and seen.gather_flags_waiting:
        yield "flag"
    if is_public and seen.gather_needs_waiting:
        yield "support"
    if is_public and not seen.gather_declared:
        since = seen.gather_public_since
        yield "savings_soon" if since is not None and since + TIME_TO_DECLARE / 2 < clock.now() else "savings"


def _of_support(seen: Any, *, person: int, is_initiator: bool) -> Iterator[str]:
    """Those who began answer what others offer; those who gave are asked to hear how it goes."""
    if is_initiator and any(giver != person for giver in seen.gather_talks_due_of):
        yield "talk"
    if person in seen.gather_talks_due_of:
        yield "ask_how"
    if is_initiator and any(giver != person for giver in seen.gather_new_offers_of):
        yield "offer"


def _asked_of_all(seen: Any, *, person: int) -> Iterator[str]:
    if person not in seen.gather_answered_together:
        yield "together"
    if seen.gather_on_map == 0:
        yield "nobody_on_map"
    elif seen.gather_affected_citizens == 0:
        yield "nobody_affected"
    elif seen.gather_missing:
        yield "missing"


def _need(arena: Arena, code: str) -> Need:
    ask = _ASKS[code]
    href = reverse(ask.address, args=[arena.slug])
    return Need(f"gather.{code}", ask.rank, ask.icon, ask.title, ask.why, href, ask.minutes)
