"""Who was missing is told in the language of the one who reads, whoever let the round come to its end (G14)."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from samskab.ground.arenas.actions import close_part
from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena
from samskab.ground.consent import actions
from samskab.ground.consent.models import Ending, Seat
from samskab.kernel import clock
from samskab.stages.gather.actions import add_actor
from samskab.stages.gather.actions.mapping import Told
from tests.factories import a_proposal, an_answer, an_arena

pytestmark = pytest.mark.django_db

OF_THE_HOUSE = {"da": "Nogen fra en forening", "en": "Somebody from an association"}
ON_THE_MAP = {"da": "1 på det lukkede kort", "en": "1 on the closed map"}


@pytest.fixture
def arena() -> Arena:
    """One with somebody on the map who is not here."""
    arena = an_arena()
    add_actor(arena=arena, told=Told(name="En borger", relevant=True, affected=True), by=arena.started_by)
    return arena


def ended_in(language: str, arena: Arena) -> Ending:
    """A round that all have answered, ended by one who reads this language."""
    proposal = a_proposal(arena)
    for seat in Seat.objects.filter(proposal=proposal).select_related("participation"):
        an_answer(proposal, seat.participation)
    with override(language):
        return actions.close_round(proposal=proposal, by=arena.started_by)


def pages(ending: Ending) -> list[str]:
    """Everywhere that tells who was missing: for people, on paper, and for programs."""
    arena = ending.proposal.arena
    given = actions.hand_over(ending=ending, body="Byrådet", recommendations=["Et."], by=arena.started_by)
    record = reverse("consent:record", args=[arena.slug, ending.proposal.ref])
    handover, letter = (
        reverse(f"consent:{name}", args=[arena.slug, given.ref]) for name in ("handover", "handover_letter")
    )
    whole = reverse("arenas:export", args=[arena.slug])
    return [record, f"{record}?format=json", handover, f"{handover}?format=json", letter, whole]


def read(path: str, language: str) -> str:
    """A page as a stranger reads it."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.json()) if "json" in path else answer.content.decode()


@pytest.mark.parametrize("ender", ["da", "en"])
@pytest.mark.parametrize("reader", ["da", "en"])
def test_who_was_missing_is_read_in_ones_own_language(arena: Arena, ender: str, reader: str) -> None:
    for path in pages(ended_in(ender, arena)):
        told = read(path, reader)
        assert [words in told for words in OF_THE_HOUSE.values()] == [code == reader for code in OF_THE_HOUSE], path
        assert "En borger" in told, path


@pytest.mark.parametrize("ender", ["da", "en"])
def test_how_many_stand_on_a_closed_map_is_too(arena: Arena, ender: str) -> None:
    until = clock.now() + timedelta(days=9)
    close_part(arena=arena, part=Part.ACTORS, reason="Vi taler om det.", until=until, by=arena.started_by)
    paths = pages(ended_in(ender, arena))
    for path, (reader, words) in ((path, each) for path in paths for each in ON_THE_MAP.items()):
        told = read(path, reader)
        assert words in told, path
        assert "En borger" not in told, path
