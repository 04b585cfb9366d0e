"""Puts on the map of the made-up arenas who is relevant and affected, what is fixed, and what nobody can alone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.stories import Story, moment, stories
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.stages.gather import actions
from samskab.stages.gather.actions.mapping import Told
from samskab.stages.gather.enums import About, Firmness, OfferKind, Reply, SupportKind, TieKind, Want
from samskab.stages.gather.models import Actor, CheckIn, SupportOffer
from samskab.stages.gather.queries.invitations import organisation_named
from samskab.stages.gather.queries.offers import today

Act = Callable[[], object]
BEGINS, ENDS = 0.4, 0.98  # what share of an arena's time has passed when people begin to gather, and have


class Command(BaseCommand):
    """By the same actions as everybody uses, each at its own time; arenas that have a map already are left alone."""

    help = "Let those who take part in the made-up arenas gather: actors, frames, mandate, and what each needs."

    def handle(self, *args: Any, **options: Any) -> None:
        for story in stories():
            arena = Arena.objects.filter(title=story["title"]).first()
            if arena is None or Actor.objects.filter(arena=arena).exists():
                continue
            acts = list(self._acts(story, arena))
            with transaction.atomic():
                for number, act in enumerate(acts):
                    share = BEGINS + (ENDS - BEGINS) * number / len(acts)
                    with clock.held_at(moment(story, share) + timedelta(minutes=number)):
                        act()

    def _acts(self, story: Story, arena: Arena) -> Iterator[Act]:
        """Everything that happens, in order: each by somebody who takes part."""
        by = partial(_somebody, arena)
        for each in story.get("actors", ()):
            sector = Sector(each["sector"])
            yield partial(self._map, arena, each, by(each.get("who", ""), sector), by("", sector))
        for each in story.get("together", ()):
            yield partial(
                actions.answer_together,
                arena=arena,
                alone=each["cannot"],
                gives=each["gives"],
                needs=each["needs"],
                by=by(each["who"]),
            )
        for each in story.get("frames", ()):
            yield partial(
                actions.state_frame,
                arena=arena,
                what=each["what"],
                firmness=Firmness(each["kind"]),
                why=each["why"],
                until=each["again"],
                by=by(each["who"]),
            )
        for words in story.get("uncertainties", ()):
            yield partial(actions.name_uncertainty, arena=arena, text=words, by=by(story["lit_by"]))
        yield from self._owed(story, arena, by)

    def _owed(self, story: Story, arena: Arena, by: Callable[..., Person]) -> Iterator[Act]:
        """What the public party has said, and what it is asked for."""
        mandate = story.get("mandate")
        if mandate:
            yield partial(
                actions.state_mandate,
                arena=arena,
                decides=mandate["here"],
                recommends=mandate["recommended"],
                formal=mandate["who"],
                promise=mandate["when"],
                by=by("", Sector.PUBLIC),
            )
        savings = story.get("savings")
        if savings:
            yield partial(
                actions.declare_savings,
                arena=arena,
                reduces=savings["reduced"],
                anyway=savings["note"],
                by=by("", Sector.PUBLIC),
            )
        for each in story.get("support", ()):
            yield partial(
                actions.ask_support,
                arena=arena,
                kind=SupportKind(each["kind"]),
                text=each["text"],
                nameless=True,
                by=by("", Sector.CITIZEN),
            )
        yield from self._supported(story, arena, by)

    def _supported(self, story: Story, arena: Arena, by: Callable[..., Person]) -> Iterator[Act]:
        """What was offered, and what those who began said to it: at once, and when they talked of it."""
        began = by(story["lit_by"])
        for each in story.get("offers", ()):
            made: list[SupportOffer] = []
            giver = by(each.get("who", ""), Sector(each["sector"]) if "sector" in each else None)
            yield partial(self._offer, arena, each, giver, made)
            if "answer" in each:
                yield partial(self._answer, made, each["answer"], began)
            for talk in each.get("talks", ()):
                yield partial(self._answer, made, talk, began, About.STILL)
            if "grow" in each:
                yield partial(self._grow, made, each["grow"], giver)
                yield partial(self._answer, made, each["grows"], began, About.GROW)
        for each in story.get("invitations", ()):
            yield partial(self._invite, each, by)

    def _offer(self, arena: Arena, each: dict[str, Any], giver: Person, made: list[SupportOffer]) -> None:
        made.append(
            actions.offer_support(
                arena=arena,
                kind=OfferKind(each["kind"]),
                text=each["text"],
                talk_on=today() + timedelta(days=each["talk_in"]),
                by=giver,
            )
        )

    def _answer(
        self, made: list[SupportOffer], told: dict[str, Any], began: Person, about: About | None = None
    ) -> None:
        asked = CheckIn.objects.filter(offer=made[0], about=about, answers__isnull=True).first() if about else None
        actions.answer_offer(
            offer=made[0],
            check_in=asked,
            want=Want(told["want"]),
            text=told.get("text", ""),
            next_on=today() + timedelta(days=told["next_in"]) if "next_in" in told else None,
            by=began,
        )

    def _grow(self, made: list[SupportOffer], words: str, giver: Person) -> None:
        actions.ask_to_grow(offer=made[0], text=words, by=giver)

    def _invite(self, each: dict[str, Any], by: Callable[..., Person]) -> None:
        asked = actions.ask_to_invite(
            organisation=organisation_named(each["organisation"]), matter=each["matter"], by=by(each["who"])
        )
        told = each.get("answer")
        if told:
            reply = Reply(told["reply"])
            actions.answer_invitation(request=asked, reply=reply, text=told["text"], by=by(told["who"]))

    def _map(self, arena: Arena, each: dict[str, Any], teller: Person, one_of_them: Person) -> None:
        actor = actions.add_actor(
            arena=arena,
            told=Told(
                name=each["name"],
                sector=Sector(each["sector"]),
                relevant=each.get("relevant", False),
                affected=each.get("affected", False),
                why=each.get("note", ""),
                brings=each.get("brings", ""),
                needs=each.get("needs", ""),
            ),
            by=teller,
        )
        if not each.get("missing", False):
            actions.tie_actor(actor=actor, kind=TieKind.IS, by=one_of_them)


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
