"""An arena with three who talk, and what they talk about."""

from dataclasses import dataclass

import pytest
from django.test import Client

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.ground.talk import actions
from samskab.ground.talk.models import Contribution
from samskab.ground.talk.queries.contributions import words_of
from samskab.ground.talk.queries.saying import Place
from samskab.ground.talk.queries.subjects import ARENA, Subject, subject_for
from samskab.ground.talk.queries.threads import Talk, talk_about
from tests.factories import a_participant, a_person, an_arena


def arena_as_subject(arena: Arena) -> Subject:
    """The arena itself, as something to talk about."""
    return subject_for(None, arena, ARENA, arena.ref)


@dataclass(frozen=True)
class Here:
    """The arena, and who is in it."""

    arena: Arena
    subject: Subject
    anne: Person  # a citizen, who lit it
    karl: Person  # from the municipality
    ida: Person  # from an association
    of_karl: Participation

    def said(
        self, text: str = "Vi mangler en bus.", *, by: Person | None = None, place: Place | None = None
    ) -> Contribution:
        """Something that Anne, or another, has said."""
        return actions.contribute(subject=self.subject, text=text, place=place or Place(), by=by or self.anne)

    def asked(self, text: str = "Hvem betaler?", *, by: Person | None = None) -> Contribution:
        """Something that Anne, or another, has asked Karl critically."""
        return actions.ask_critically(subject=self.subject, text=text, participant=self.of_karl, by=by or self.anne)

    def talk(self, person: Person | None = None) -> Talk:
        """The first page of the thread."""
        return talk_about(self.subject, participation=None, person=person)

    def words(self) -> list[str]:
        """What stands, in order."""
        return [voice.said.text for voice in self.talk()]


@pytest.fixture
def here(db: None) -> Here:
    anne, karl, ida = a_person("Anne Ager"), a_person("Karl Krog"), a_person("Ida Iversen")
    arena = an_arena("Naboer mod vandet", by=anne)
    of_karl = a_participant(arena, by=karl, perspective=Perspective.ADMINISTRATOR)
    a_participant(arena, by=ida, perspective=Perspective.ASSOCIATION)
    return Here(arena, arena_as_subject(arena), anne, karl, ida, of_karl)


def browser_of(person: Person) -> Client:
    """A browser that somebody is signed in at."""
    client = Client()
    client.force_login(person)
    return client


__all__ = ["Here", "arena_as_subject", "browser_of", "words_of"]
