"""Read a conversation from Polis into an arena, as the person whose address is given."""

from pathlib import Path
from typing import TYPE_CHECKING

from samskab.config.command.database import database, start_django
from samskab.config.command.exits import Exit, Stop

if TYPE_CHECKING:
    from samskab.ground.people.models import Person

FILES = ("comments.csv", "votes.csv", "participants-votes.csv")


def bring(folder: Path, slug: str, address: str) -> Exit:
    """Bring in the conversation in a folder, or say what is wrong and change nothing."""
    files = read_files(folder)
    with database() as found:
        start_django(found.app)
        return _bring(files, slug, address)


def read_files(folder: Path) -> dict[str, str]:
    """The files of a conversation that are in a folder, by their names."""
    try:
        return {name: (folder / name).read_bytes().decode("utf-8-sig") for name in FILES if (folder / name).exists()}
    except UnicodeDecodeError as error:
        raise Stop(Exit.WRONG, f"{folder} has a file that cannot be read as text in UTF-8: {error}") from error


def person_at(address: str) -> "Person":
    """The person who has confirmed an address."""
    from allauth.account.models import EmailAddress

    entrance = EmailAddress.objects.filter(email=address.lower(), verified=True).select_related("user").first()
    if entrance is None:
        raise Stop(Exit.WRONG, f"Nobody has confirmed the address {address}. Sign in on the site first, then import.")
    person: Person = entrance.user
    return person


def _bring(files: dict[str, str], slug: str, address: str) -> Exit:
    from samskab.ground.arenas.queries.arenas import arena_at
    from samskab.kernel.refusal import Refusal
    from samskab.stages.understand.actions import import_conversation

    person = person_at(address)
    try:
        brought = import_conversation(arena=arena_at(slug), files=files, by=person)
    except Refusal as refusal:
        raise Stop(Exit.WRONG, str(refusal)) from refusal
    print(f"{brought.statements} statements and {brought.answers} answers of {brought.people} people are in {slug}.")
    if brought.turned:
        print("The sign of the votes was the other way round beside the comments, and was put right.")
    if brought.left_out:
        print(f"{brought.left_out} statements had no words and were left out.")
    if brought.rejected:
        print(f"{brought.rejected} had been sorted away where they came from. Here they are as all others.")
    return Exit.OK
