"""An arena with a citizen, a municipality and an association in it."""

from dataclasses import dataclass

import pytest
from django.test import Client

from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from tests.factories import a_participant, a_person, an_arena


@dataclass(frozen=True)
class Here:
    """The arena, and who is in it."""

    arena: Arena
    anne: Person  # a citizen, who lit it
    karl: Person  # from the municipality
    ida: Person  # from an association


@pytest.fixture
def here(db: None) -> Here:
    anne, karl, ida = a_person("Anne"), a_person("Karl"), a_person("Ida")
    arena = an_arena("Naboer mod vandet", by=anne)
    a_participant(arena, by=karl, perspective=Perspective.ADMINISTRATOR)
    a_participant(arena, by=ida, perspective=Perspective.ASSOCIATION)
    return Here(arena, anne, karl, ida)


def browser_of(person: Person) -> Client:
    """A browser that somebody is signed in at."""
    client = Client()
    client.force_login(person)
    return client
