"""An arena in which everything that can be closed is closed, with a word in each part that stands nowhere else.

Beside each of these words stands another by which somebody might look for it.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas.actions import close_part, enter, invite
from samskab.ground.arenas.enums import InvitationKind, Part
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.parts import closed_parts
from samskab.ground.finding.actions.learning import learn_every_word
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.ground.talk import actions as talk
from samskab.ground.talk.queries.subjects import subject_for
from samskab.kernel import clock
from samskab.stages.gather import actions as gather
from samskab.stages.gather.actions.mapping import Told
from samskab.stages.gather.enums import Firmness
from samskab.stages.gather.queries.subjects import FRAME
from samskab.stages.understand import actions as understand
from tests.factories import a_participant, a_person, as_guest
from tests.support.doors import Cast, entered
from tests.support.pages import House, addresses
from tests.support.pdfs import words_of_pdf

BAIT = "fyrtårnsvagten"
SLIP = "fyrtårnsvgten"  # as somebody misspells it, to be told what they may have meant


@dataclass(frozen=True)
class Closed:
    """A house whose arena is closed as far as it can be, and what must not come out of it, by what holds it."""

    house: House
    words: dict[str, str]
    parts: dict[str, Part]


def closed(cast: Cast) -> Closed:
    """Plant a word in each part of the arena, and close all parts to those outside."""
    house, arena = cast.house, cast.house.arena
    by = arena.started_by
    names = ("place", "taker", "helper", "leader", "actor", "why", "brings", "needs", "frame", "because", "until")
    words = {name: f"Zqkvit{name}mask" for name in (*names, "asked", "answered", "talked")}
    Arena.objects.filter(pk=arena.pk).update(spot=f"{BAIT} {words['place']}")
    people = {"taker": house.remark.by.person, "helper": house.entered.person, "leader": cast.people["facilitator"]}
    for name, person in people.items():
        Person.objects.filter(pk=person.pk).update(name=f"{BAIT} {words[name]}")
    told: dict[str, Any] = {name: f"{BAIT} {words[name]}" for name in ("why", "brings", "needs")}
    actor = gather.add_actor(arena=arena, told=Told(name=f"{BAIT} {words['actor']}", affected=True, **told), by=by)
    frame = gather.state_frame(
        arena=arena,
        what=f"{BAIT} {words['frame']}",
        firmness=Firmness.MOVABLE,
        why=f"{BAIT} {words['because']}",
        until=f"{BAIT} {words['until']}",
        by=by,
    )
    question = gather.question_frame(frame=frame, text=f"{BAIT} {words['asked']}", by=people["taker"])
    gather.answer_frame_question(question=question, text=f"{BAIT} {words['answered']}", by=by)
    taker = Participation.objects.get(arena=arena, person=people["taker"])
    subject = subject_for(taker, arena, FRAME, frame.ref)
    said = talk.contribute(subject=subject, text=f"{BAIT} {words['talked']}", by=people["taker"])
    understand.write_statement(arena=arena, words="Det må vi gerne tale om.", started_from=frame.ref, by=by)
    for place in (arena, house.tie.arena):
        _close(place)
    learn_every_word()
    parts = {
        "place": Part.LOCATION,
        **dict.fromkeys(people, Part.PARTICIPANTS),
        **dict.fromkeys(("actor", "why", "brings", "needs"), Part.ACTORS),
        **dict.fromkeys(("frame", "because", "until", "asked", "answered", "talked"), Part.FRAMES),
    }
    house = replace(house, actor=actor, frame=frame, frame_question=question, said=said)
    return Closed(house, words, parts)


def _close(arena: Arena) -> None:
    until = clock.now() + timedelta(days=30)
    for part in set(Part) - {Part(each.part) for each in closed_parts(arena)}:
        close_part(arena=arena, part=part, reason="Vi passer på hinanden.", until=until, by=arena.started_by)


def outsiders(house: House) -> dict[str, Client]:
    """Those who look in: nobody, one who takes part in another arena, and a guest of another arena."""
    outside, guest = a_person("Ude Udenfor", email="ude@example.org"), Client()
    a_participant(house.crowded, by=outside)
    link = invite(arena=house.crowded, kind=InvitationKind.LINK, by=house.anne)
    enter(arena=house.crowded, perspective=Perspective.CITIZEN, invitation=link, by=as_guest(guest, "Gæst Udefra"))
    return {"stranger": Client(), "elsewhere": entered(outside), "guest elsewhere": guest}


def looks(house: House) -> Iterator[tuple[str, str]]:
    """Every address of the house with the name of it, and those that lead to what is said of a frame."""
    for address in addresses():
        yield address.name, address.path(house)
    for name in ("thread", "say", "ask"):
        kwargs = {"slug": house.arena.slug, "kind": FRAME, "ref": house.frame.ref}
        yield f"talk:{name}", reverse(f"talk:{name}", kwargs=kwargs)


def asking(path: str, frame: UUID) -> Iterator[str]:
    """An address as it is, and as somebody asks there who knows what to look for."""
    yield path
    for words in (BAIT, SLIP):
        yield f"{path}?q={words}&text={words}&spot={words}&format=json&show=all&frame={frame}"


def words_in(response: HttpResponseBase) -> str:
    """All that is told, in whatever kind of file, with what is said of it."""
    told = response.getvalue()
    if told.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(told)) as archive:
            told = b"\n".join(archive.read(name) for name in archive.namelist())
    body = words_of_pdf(told) if told.startswith(b"%PDF") else told.decode("utf-8", "replace")
    return f"{body}\n{response.headers}"


def every_reference() -> set[UUID]:
    """The reference of everything there is."""
    kinds = (kind for kind in apps.get_models() if any(field.name == "ref" for field in kind._meta.fields))
    return {
        ref
        for kind in kinds
        if isinstance(kind._meta.get_field("ref"), models.UUIDField)
        for ref in kind._default_manager.values_list("ref", flat=True)
    }
