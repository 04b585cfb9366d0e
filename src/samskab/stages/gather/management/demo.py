"""Puts on the map of the made-up arenas who is relevant and affected, what is fixed, and what nobody can alone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.stories import Story, Told, moment
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.stages.gather import actions
from samskab.stages.gather.actions.mapping import Told as Noted
from samskab.stages.gather.enums import About, Firmness, OfferKind, Reply, SupportKind, TieKind, Want
from samskab.stages.gather.models import CheckIn, InvitationRequest, SupportOffer
from samskab.stages.gather.queries.invitations import organisation_named
from samskab.stages.gather.queries.offers import today

Act = Callable[[], object]
BEGINS, ENDS = 0.4, 0.98  # what share of an arena's time has passed when people begin to gather, and have


def happenings(story: Story, arena: Arena) -> Told:
    """Everything that happens, in order: each by somebody who takes part."""
    acts = list(_acts(story, arena))
    for number, act in enumerate(acts):
        share = BEGINS + (ENDS - BEGINS) * number / len(acts)
        yield moment(story, share) + timedelta(minutes=number), act


def _acts(story: Story, arena: Arena) -> Iterator[Act]:
    for name, does in _EACH.items():
        for each in story.get(name, ()):
            yield partial(does, arena, each)
    for name, says in _ONCE.items():
        if name in story:
            yield partial(says, arena, story[name])
    for each in story.get("offers", ()):
        yield from _Offered(arena, each).acts()
    for each in story.get("invitations", ()):
        yield partial(_invite, arena, each)
        if "answer" in each:
            yield partial(_answer_invitation, arena, each)


def _map(arena: Arena, each: Story) -> None:
    sector = Sector(each["sector"])
    actor = actions.add_actor(
        arena=arena,
        told=Noted(
            name=each["name"],
            sector=sector,
            relevant=each.get("relevant", False),
            affected=each.get("affected", False),
            why=each.get("note", ""),
            brings=each.get("brings", ""),
            needs=each.get("needs", ""),
        ),
        by=_somebody(arena, each.get("who", ""), sector),
    )
    if not each.get("missing", False):
        actions.tie_actor(actor=actor, kind=TieKind.IS, by=_somebody(arena, "", sector))


def _say_together(arena: Arena, each: Story) -> None:
    by = _somebody(arena, each["who"])
    actions.answer_together(arena=arena, alone=each["cannot"], gives=each["gives"], needs=each["needs"], by=by)


def _frame(arena: Arena, each: Story) -> None:
    actions.state_frame(
        arena=arena,
        what=each["what"],
        firmness=Firmness(each["kind"]),
        why=each["why"],
        until=each["again"],
        by=_somebody(arena, each["who"]),
    )


def _doubt(arena: Arena, words: str) -> None:
    actions.name_uncertainty(arena=arena, text=words, by=arena.started_by)


def _mandate(arena: Arena, mandate: Story) -> None:
    actions.state_mandate(
        arena=arena,
        decides=mandate["here"],
        recommends=mandate["recommended"],
        formal=mandate["who"],
        promise=mandate["when"],
        by=_somebody(arena, "", Sector.PUBLIC),
    )


def _savings(arena: Arena, savings: Story) -> None:
    by = _somebody(arena, "", Sector.PUBLIC)
    actions.declare_savings(arena=arena, reduces=savings["reduced"], anyway=savings["note"], by=by)


def _ask_support(arena: Arena, each: Story) -> None:
    by = _somebody(arena, "", Sector.CITIZEN)
    actions.ask_support(arena=arena, kind=SupportKind(each["kind"]), text=each["text"], nameless=True, by=by)


class _Offered:
    """One offer of support, and what those who began said to it: at once, and when they talked of it."""

    def __init__(self, arena: Arena, told: Story) -> None:
        self.arena, self.told = arena, told
        self.made: list[SupportOffer] = []

    def acts(self) -> Iterator[Act]:
        yield self._offer
        if "answer" in self.told:
            yield partial(self._answer, self.told["answer"])
        for talk in self.told.get("talks", ()):
            yield partial(self._answer, talk, About.STILL)
        if "grow" in self.told:
            yield self._grow
            yield partial(self._answer, self.told["grows"], About.GROW)

    def _giver(self) -> Person:
        sector = Sector(self.told["sector"]) if "sector" in self.told else None
        return _somebody(self.arena, self.told.get("who", ""), sector)

    def _offer(self) -> None:
        self.made.append(
            actions.offer_support(
                arena=self.arena,
                kind=OfferKind(self.told["kind"]),
                text=self.told["text"],
                talk_on=today() + timedelta(days=self.told["talk_in"]),
                by=self._giver(),
            )
        )

    def _answer(self, told: Story, about: About | None = None) -> None:
        offer = self.made[0]
        asked = CheckIn.objects.filter(offer=offer, about=about, answers__isnull=True).first() if about else None
        actions.answer_offer(
            offer=offer,
            check_in=asked,
            want=Want(told["want"]),
            text=told.get("text", ""),
            next_on=today() + timedelta(days=told["next_in"]) if "next_in" in told else None,
            by=self.arena.started_by,
        )

    def _grow(self) -> None:
        actions.ask_to_grow(offer=self.made[0], text=self.told["grow"], by=self._giver())


def _invite(arena: Arena, each: Story) -> None:
    actions.ask_to_invite(
        organisation=organisation_named(each["organisation"]),
        matter=each["matter"],
        by=_somebody(arena, each["who"]),
    )


def _answer_invitation(arena: Arena, each: Story) -> None:
    asked, told = InvitationRequest.objects.get(matter=each["matter"]), each["answer"]
    by = _somebody(arena, told["who"])
    actions.answer_invitation(request=asked, reply=Reply(told["reply"]), text=told["text"], by=by)


_EACH: dict[str, Callable[[Arena, Any], None]] = {
    "actors": _map,
    "together": _say_together,
    "frames": _frame,
    "uncertainties": _doubt,
    "support": _ask_support,
}
_ONCE: dict[str, Callable[[Arena, Story], None]] = {"mandate": _mandate, "savings": _savings}


def _somebody(arena: Arena, name: str, sector: Sector | None = None) -> Person:
    """The one of that name who takes part, else one of that sector, else the one who lit the arena."""
    here = (
        Participation.objects.filter(arena=arena, left_at__isnull=True).select_related("person").order_by("joined_at")
    )
    named = here.filter(person__name=name).first() if name else None
    if named is None and sector is not None:
        hats = [perspective for perspective in Perspective if perspective.sector == sector]
        named = here.filter(perspective__in=hats).first()
    return named.person if named is not None else arena.started_by
