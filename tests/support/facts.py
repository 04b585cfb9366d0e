"""Facts and listeners for tests of the journal: known to a test and to the worker it starts."""

import os
import time
from collections import Counter
from datetime import date, datetime
from enum import IntEnum, StrEnum
from pathlib import Path
from uuid import UUID

from django.db import connection

from samskab.ground.journal import actions
from samskab.ground.journal.facts import Fact, fact, hears
from samskab.ground.journal.models import Entry

EFFECTS = "CREATE TABLE effects (entry bigint, listener text); GRANT SELECT, INSERT ON effects TO samskab"
# In the environment of a worker: the file that its listener writes before it falls asleep.
ASLEEP = "TEST_LISTENER_ASLEEP"


class Colour(StrEnum):
    """A closed word."""

    RED = "red"
    SEA_GREEN = "sea_green"


class Size(IntEnum):
    """A closed number."""

    SMALL = 1
    LARGE = 2


@fact("tests.everything_happened", version=1)
class EverythingHappened(Fact):
    """Has a field of every type a fact may have."""

    says = "Alt skete."
    thing: UUID
    number: int
    certain: bool
    day: date
    moment: datetime
    colour: Colour
    size: Size
    digest: bytes = bytes(32)
    perhaps: UUID | None = None
    colours: tuple[Colour, ...] = ()
    moments: tuple[datetime, ...] | None = None


@fact("tests.thing_happened", version=1)
class ThingHappened(Fact):
    """Is heard by one listener that does its work, and by one that falls asleep if it is told to."""

    says = "Noget skete."
    thing: UUID


@fact("tests.thing_failed", version=1)
class ThingFailed(Fact):
    """Is heard by a listener that fails as many `times` as it says, and then does its work."""

    says = "Noget gik galt."
    thing: UUID
    times: int


@fact("tests.thing_branched", version=1)
class ThingBranched(Fact):
    """Is heard by a listener that records another fact, and fails afterwards as many `times` as it says."""

    says = "Noget fik grene."
    thing: UUID
    times: int


failures = Counter[UUID]()


class NotYetError(Exception):
    """What a listener that fails says; it has a name in it that nobody else should read."""


def effect(entry: Entry, listener: str) -> None:
    """What a listener does, so that a test can count it."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO effects VALUES (%s, %s)", [entry.id, listener])


@hears(ThingHappened)
def note(_fact: ThingHappened, entry: Entry) -> None:
    """Do it."""
    effect(entry, "note")


@hears(ThingHappened)
def doze(_fact: ThingHappened, entry: Entry) -> None:
    """Do it, and fall asleep in the middle."""
    effect(entry, "doze")
    if path := os.environ.get(ASLEEP):
        Path(path).touch()
        time.sleep(600)


@hears(ThingFailed)
def falter(said: ThingFailed, entry: Entry) -> None:
    """Do it, then fail after all, until it has failed often enough."""
    effect(entry, "falter")
    fail(said)


@hears(ThingBranched)
def branch(said: ThingBranched, entry: Entry) -> None:
    """Record what followed from it, and fail after all."""
    effect(entry, "branch")
    actions.record(ThingHappened(thing=said.thing), by=None)
    fail(said)


def fail(said: ThingFailed | ThingBranched) -> None:
    """Fail, unless that has been done often enough."""
    failures[said.thing] += 1
    if failures[said.thing] <= said.times:
        raise NotYetError("Åse Ærø, aase@example.org")
