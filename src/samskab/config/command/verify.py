"""Check that nothing in the journal was changed, and that every act of consent in it keeps the rules.

Every chain in the database is checked, or one in a downloaded file.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from samskab.config.command.database import database, start_django
from samskab.config.command.examine import start_on_tables
from samskab.config.command.exits import Exit, Stop
from samskab.kernel.chain import Verdict, verify_lines


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--file", type=Path, metavar="CHAIN.jsonl", help="a downloaded chain; no database is needed")


def run(arguments: argparse.Namespace) -> Exit:
    """Do it."""
    if arguments.file:
        return verify_file(arguments.file)
    with database() as found:
        start_on_tables(found)
        return verify_database()


def verify_file(path: Path) -> Exit:
    """Check the chain in a file; WRONG when it does not hold, or holds what the rules do not allow."""
    start_django("")  # for the words of facts; it never asks a database
    from samskab.ground.consent.bridge.replay import replay

    try:
        with path.open("rb") as lines:
            verdict = verify_lines(lines)
        if not verdict.sound:
            return tell(path.name, verdict)
        with path.open("rb") as lines:
            findings = replay(json.loads(line) for line in lines)
    except OSError as error:
        raise Stop(Exit.WRONG, f"{path} cannot be read: {error.strerror}.") from error
    return tell(path.name, verdict, findings)


def verify_database() -> Exit:
    """Check every chain in the database that Django was started on; WRONG when one of them does not hold."""
    from samskab.ground.consent.bridge.checks import findings_in
    from samskab.ground.journal import queries

    told = []
    for chain in queries.all_chains():
        verdict = queries.verify_chain(chain)
        told.append(tell(str(chain.ref), verdict, findings_in(chain) if verdict.sound else ()))
    if not told:
        print("The journal is empty.")
    return max(told, default=Exit.OK)


def tell(name: str, verdict: Verdict, findings: Iterable[object] = ()) -> Exit:
    """Say how far one chain holds, and everything in it that should not stand."""
    if verdict.broken:
        print(f"{name}: BROKEN at {verdict.broken}")
        return Exit.WRONG
    wrong = [str(finding) for finding in findings]
    for finding in wrong:
        print(f"{name}: WRONG at {finding}")
    if wrong:
        return Exit.WRONG
    print(f"{name}: {verdict.length} entries, unbroken, ends at {verdict.head}")
    return Exit.OK
