"""Lets the made-up arenas rest whose story ends with it: the last thing that happens in them."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import Outcome, RestKind
from samskab.ground.arenas.models import Arena, Rest
from samskab.ground.arenas.queries.stories import moment, stories
from samskab.kernel import clock


class Command(BaseCommand):
    """By the same actions as everybody uses: somebody proposes it, and for a week nobody says »not yet«."""

    help = "Let the made-up arenas rest whose story says so; those that rest already are left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        for story in stories():
            rest = story.get("rest")
            arena = Arena.objects.filter(title=story["title"]).first()
            if rest is None or arena is None or Rest.objects.filter(arena=arena).exists():
                continue
            last = moment(story, 1.0) + timedelta(hours=1)
            with transaction.atomic(), clock.held_at(last):
                actions.propose_rest(
                    arena=arena,
                    kind=RestKind(rest["kind"]),
                    outcome=Outcome(rest["outcome"]) if "outcome" in rest else None,
                    reason=rest["reason"],
                    by=arena.started_by,
                )
            with clock.held_at(last + timedelta(days=8)):
                actions.settle_rests()
