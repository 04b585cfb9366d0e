"""Lets one of the made-up arenas agree on something and give it on: one answer has come, and one is late."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.stories import moment, stories
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer, Verdict
from samskab.ground.consent.models import Ending, Handover, Seat
from samskab.ground.consent.queries.agreements import AGREEMENT
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Organisation
from samskab.ground.people.queries.speaking import spokespersons
from samskab.kernel import clock

STORY = "Parken får en forening"
BODY = "Sundby Kommune"
TEXT = """Foreningen passer blomsterbedene fra 1. marts.
Gartnerne passer træer og stier. De viser os hvordan, og ingen mister timer ved det."""
RECOMMENDATIONS = (
    "Giv foreningen en nøgle til skuret og plads til vores redskaber.",
    "Sæt lys på stien langs søen, så alle tør gå hjem om aftenen.",
)


class Command(BaseCommand):
    """By the same actions as everybody uses. It is left alone when it is there, or when the people are not."""

    help = "Give on what one of the made-up arenas has adopted, unless it is there already."

    def handle(self, *args: Any, **options: Any) -> None:
        arena = Arena.objects.filter(title=STORY).first()
        body = Organisation.objects.filter(name=BODY).first()
        if arena is None or body is None or Handover.objects.filter(organisation=body).exists():
            return
        last = moment(next(story for story in stories() if story["title"] == STORY), 1.0)
        speaker = spokespersons(body).order_by("id")[0].person
        with transaction.atomic():
            with clock.held_at(last + timedelta(hours=2)):
                arenas.enter(arena=arena, perspective=Perspective.ADMINISTRATOR, organisation=body, by=speaker)
                ending = self._adopted(arena)
            with clock.held_at(last + timedelta(days=1)):
                handover = actions.hand_over(
                    ending=ending,
                    body=BODY,
                    organisation=body,
                    recommendations=RECOMMENDATIONS,
                    weeks=2,
                    by=arena.started_by,
                )
            with clock.held_at(last + timedelta(days=9)):
                reply = actions.answer_recommendation(
                    recommendation=handover.recommendations.earliest("number"),
                    verdict=Verdict.PARTLY,
                    reasons="I får en nøgle. Pladsen i skuret må vente, til vi har ryddet op efter vinteren.",
                    by=speaker,
                )
            with clock.held_at(last + timedelta(days=10)):
                actions.answer_back(
                    reply=reply,
                    words="Tak. Vi hjælper gerne med at rydde op. Hvilken lørdag passer jer?",
                    by=arena.started_by,
                )

    def _adopted(self, arena: Arena) -> Ending:
        """A small agreement with an answer from everybody; the last one in stands aside."""
        proposal = actions.open_round(
            arena=arena, kind=AGREEMENT, title="Hvem passer blomsterne?", text=TEXT, by=arena.started_by
        )
        seats = list(Seat.objects.filter(proposal=proposal).select_related("participation__person").order_by("id"))
        for seat in seats:
            answer = Answer.STAND_ASIDE if seat == seats[-1] else Answer.CONSENT
            actions.give_answer(proposal=proposal, answer=answer, by=seat.participation.person)
        return actions.close_round(proposal=proposal, by=arena.started_by)
