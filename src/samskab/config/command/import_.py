"""Read in what was written elsewhere: organisations from a spreadsheet, each asked by letter whether it agrees, or a
conversation from Polis.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from samskab.config.command import conversations
from samskab.config.command.database import database
from samskab.config.command.examine import start_on_tables
from samskab.config.command.exits import Exit, Stop
from samskab.config.command.person import person_at

if TYPE_CHECKING:
    from samskab.ground.people.models import Person

COLUMNS = ("name", "kind", "contact")
NEW, KNOWN = "new", "known"
POLIS = "polis"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument(
        "what",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=f"a CSV file with the columns {', '.join(COLUMNS)};"
        f" or the word {POLIS} and a folder with the files that Polis gives out",
    )
    parser.add_argument("--by", required=True, metavar="ADDRESS", help="the e-mail address of the person who does it")
    parser.add_argument(
        "--arena",
        metavar="SLUG",
        help="the arena a conversation comes into, as in its address; without it, one is lit from the conversation",
    )
    parser.add_argument(
        "--place",
        metavar="NAME",
        default="",
        help="the municipality or region that a new arena is about; the whole country where none is named",
    )
    parser.add_argument(
        "--source", metavar="WORDS", default="", help="whom to name as the source, as its licence asks for"
    )


def run(arguments: argparse.Namespace) -> Exit:
    """Do it."""
    words: list[Path] = arguments.what
    if str(words[0]) == POLIS and len(words) == 2:
        if arguments.arena:
            return conversations.bring(words[1], arguments.arena, arguments.by)
        return conversations.begin(words[1], arguments.place, arguments.source, arguments.by)
    if len(words) > 1:
        raise Stop(Exit.WRONG, f"Name one file, or the word {POLIS} and a folder.")
    rows = list(read_rows(words[0]))
    with database() as found:
        start_on_tables(found)
        return register(rows, arguments.by)


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of the file, parted by comma or semicolon, as spreadsheets write them in Denmark."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Stop(Exit.WRONG, f"{path} cannot be read as text in UTF-8: {error}") from error
    first = text.partition("\n")[0]
    table = csv.DictReader(text.splitlines(), delimiter=";" if ";" in first else ",")
    if missing := set(COLUMNS) - set(table.fieldnames or ()):
        raise Stop(
            Exit.WRONG, f"{path} lacks the columns: {', '.join(sorted(missing))}. Its first line must name them."
        )
    yield from table


def register(rows: list[dict[str, str]], address: str) -> Exit:
    """Write down every organisation that is not here yet, or none at all when a row is wrong."""
    from django.db import transaction

    person = person_at(address)
    with transaction.atomic():
        answers = [(number, attempt(row, person)) for number, row in enumerate(rows, start=2)]
        wrong = [f"line {number}: {answer}" for number, answer in answers if answer not in (NEW, KNOWN)]
        if wrong:
            transaction.set_rollback(True)
            print(*wrong, "Nothing was read in. Correct these lines and try again.", sep="\n")
            return Exit.WRONG
    new = sum(answer == NEW for _, answer in answers)
    print(f"{new} organisations written down and asked by letter; {len(rows) - new} were here already.")
    return Exit.OK


def attempt(row: Mapping[str, str], person: "Person") -> str:
    """Write down one organisation; the result is NEW, KNOWN, or what is wrong with the row."""
    from samskab.ground.people.actions import register_organisation
    from samskab.ground.people.enums import OrganisationKind
    from samskab.ground.people.models import Organisation
    from samskab.kernel.refusal import Refusal

    name, kind, contact = (" ".join((row[column] or "").split()) for column in COLUMNS)
    if kind not in OrganisationKind.values:
        return f"kind: »{kind}« is none of {', '.join(OrganisationKind.values)}"
    if Organisation.objects.filter(name=name, contact_email=contact.lower()).exists():
        return KNOWN
    try:
        register_organisation(name=name, kind=OrganisationKind(kind), contact_email=contact, by=person)
    except Refusal as refusal:
        return f"{refusal.field}: {refusal}"
    return NEW
