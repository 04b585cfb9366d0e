"""Check that nothing in the journal was changed: every chain in the database, or one in a downloaded file."""

import argparse
from pathlib import Path

from samskab.config.command.database import database, start_django
from samskab.config.command.exits import Exit, Stop
from samskab.kernel.chain import Verdict, verify_lines


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--file", type=Path, metavar="CHAIN.jsonl", help="a downloaded chain; no database is needed")


def run(arguments: argparse.Namespace) -> Exit:
    """Do it."""
    if arguments.file:
        return tell(arguments.file.name, verdict_of_file(arguments.file))
    with database() as found:
        start_django(found.app)
        return verify_database()


def verdict_of_file(path: Path) -> Verdict:
    """How far the chain in a file holds."""
    try:
        with path.open("rb") as lines:
            return verify_lines(lines)
    except OSError as error:
        raise Stop(Exit.WRONG, f"{path} cannot be read: {error.strerror}.") from error


def verify_database() -> Exit:
    """Check every chain in the database that Django was started on; WRONG when one of them does not hold."""
    from samskab.ground.journal import queries

    verdicts = [tell(str(chain.ref), queries.verify_chain(chain)) for chain in queries.all_chains()]
    if not verdicts:
        print("The journal is empty.")
    return max(verdicts, default=Exit.OK)


def tell(name: str, verdict: Verdict) -> Exit:
    """Say how far one chain holds."""
    if verdict.broken:
        print(f"{name}: BROKEN at {verdict.broken}")
        return Exit.WRONG
    print(f"{name}: {verdict.length} entries, unbroken, ends at {verdict.head}")
    return Exit.OK
