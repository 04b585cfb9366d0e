"""A statement may start from a frame: the way there, what it shows, and what is no frame of the arena (M77)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas.actions import close_part
from samskab.ground.arenas.enums import Part
from samskab.kernel import clock
from samskab.stages.gather import actions as gather
from samskab.stages.gather.enums import Firmness
from samskab.stages.understand.models import Statement
from tests.stages.understand.conftest import Here
from tests.stages.understand.test_pages import browser_of, path


def test_a_statement_starts_from_a_frame_and_says_so(here: Here) -> None:
    frame = gather.state_frame(
        arena=here.arena,
        what="Højst 250.000 kr. i år",
        firmness=Firmness.MOVABLE,
        why="Det er, hvad vi har.",
        until="15. december",
        by=here.author.person,
    )
    client = browser_of(here.other.person)
    way = f"{path('new', here)}?frame={frame.ref}"
    assert f'href="{way}"' in client.get(reverse("gather:frames", args=[here.arena.slug])).text
    page = client.get(way)
    assert "Højst 250.000 kr. i år" in page.text
    client.post(path("new", here), {"words": "Pengene skal række til pumper.", "started_from": frame.ref})
    written = Statement.objects.get(number=4)
    assert written.started_from == frame.ref
    shown = client.get(path("statement", here, ref=written.ref)).text
    assert f'{reverse("gather:frames", args=[here.arena.slug])}#frame-{frame.ref}">Højst 250.000 kr. i år</a>' in shown
    close_part(
        arena=here.arena, part=Part.FRAMES, reason="Fred.", until=clock.now() + timedelta(days=9), by=here.author.person
    )
    assert "Højst 250.000" not in Client().get(path("statement", here, ref=written.ref)).text


@pytest.mark.parametrize("written", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_a_frame_that_is_none_of_the_arenas_is_not_started_from(here: Here, written: str) -> None:
    client = browser_of(here.other.person)
    assert "Du begynder med rammen" not in client.get(path("new", here), {"frame": written}).text
    answer = client.post(path("new", here), {"words": "Børnene skal være med.", "started_from": written})
    assert answer.status_code in (200, 302, 404)
    assert not Statement.objects.filter(started_from__isnull=False).exists()
