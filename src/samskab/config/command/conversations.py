"""Read a conversation from Polis into an arena, as the person whose address is given."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from samskab.config.command.database import database
from samskab.config.command.examine import start_on_tables
from samskab.config.command.exits import Exit, Stop
from samskab.config.command.person import person_at

if TYPE_CHECKING:
    from samskab.ground.people.models import Person
    from samskab.stages.understand.actions import Imported


def bring(folder: Path, slug: str, address: str) -> Exit:
    """Bring in the conversation in a folder, or say what is wrong and change nothing."""
    files = read_files(folder)
    with database() as found:
        start_on_tables(found)
        return _told(lambda person: (slug, _brought(files, slug, person)), address)


def begin(folder: Path, place: str, source: str, address: str) -> Exit:
    """Light an arena of its own from the conversation in a folder, or say what is wrong and change nothing."""
    files = read_files(folder)
    with database() as found:
        start_on_tables(found)
        return _told(lambda person: _begun(files, place, source, person), address)


def read_files(folder: Path) -> dict[str, str]:
    """The files of a conversation that are in a folder, by their names. It needs no Django that has been started."""
    from samskab.stages.understand.enums import PolisFile

    there = [name for name in PolisFile if (folder / name).exists()]
    try:
        return {name: (folder / name).read_bytes().decode("utf-8-sig") for name in there}
    except UnicodeDecodeError as error:
        raise Stop(Exit.WRONG, f"{folder} has a file that cannot be read as text in UTF-8: {error}") from error


def _brought(files: dict[str, str], slug: str, person: "Person") -> "Imported":
    from samskab.ground.arenas.queries.arenas import arena_at
    from samskab.stages.understand.actions import import_conversation
    from samskab.stages.understand.enums import PolisFile

    conversation = {name: text for name, text in files.items() if name != PolisFile.SUMMARY}
    return import_conversation(arena=arena_at(slug), files=conversation, by=person)


def _begun(files: dict[str, str], place: str, source: str, person: "Person") -> "tuple[str, Imported]":
    from samskab.stages.understand.actions import begin_from_conversation

    arena, brought = begin_from_conversation(files=files, place=_place_named(place), source=source, by=person)
    return arena.slug, brought


def _place_named(name: str) -> str:
    """The code of a municipality or region, by its name; the whole country where none is named."""
    from samskab.ground.arenas.enums import NATIONAL, place_named

    if not name.strip():
        return NATIONAL
    place = place_named(name)
    if place is None:
        raise Stop(Exit.WRONG, f"There is no municipality or region with the name {name}.")
    return place.code


def _told(act: "Callable[[Person], tuple[str, Imported]]", address: str) -> Exit:
    """Do it, and say what came in and what was done to it."""
    from django.conf import settings

    from samskab.kernel.refusal import Refusal

    person = person_at(address)
    try:
        slug, brought = act(person)
    except Refusal as refusal:
        raise Stop(Exit.WRONG, str(refusal)) from refusal
    print(f"{brought.statements} statements and {brought.answers} answers of {brought.people} people are in {slug}.")
    if brought.turned:
        print("The sign of the votes was the other way round beside the comments, and was put right.")
    if brought.left_out:
        print(f"{brought.left_out} statements had no words and were left out.")
    if brought.rejected:
        print(f"{brought.rejected} had been sorted away where they came from. Each is marked so, and asked about.")
    if brought.blotted:
        rows = ", ".join(map(str, brought.blotted))
        print(f"What may be a CPR number was made unreadable in comments.csv, row {rows}. We never store any.")
    if brought.blotted_about:
        print("What may be a CPR number was made unreadable in summary.csv. We never store any.")
    print(f"Go on from there: {settings.ORIGIN}/arenas/{slug}/")
    return Exit.OK
