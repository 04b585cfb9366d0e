"""The command line: `samskab serve`, `demo`, `test` and the rest, one module a subcommand.

A module is loaded when its subcommand is asked for, so that help comes at once.
"""

import argparse
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType
from typing import NoReturn, Protocol

from samskab.config.command.exits import MEANINGS, Exit, Stop

COMMANDS = {
    "serve": ("serve", "serve the site: database, pages and background work as one"),
    "demo": ("demo", "the same with a small demo in a database of its own"),
    "test": ("test", "check the code and run every test"),
    "migrate": ("migrate", "bring the database up to date with the code"),
    "import": ("import_", "read organisations from a spreadsheet (CSV), or a conversation from Polis"),
    "operator": ("operator_", "let somebody look after the machine, or no longer"),
    "verify": ("verify", "check that nothing in the journal was changed"),
    "backup": ("backup", "write the whole database to a file"),
    "restore": ("restore", "read a backup into an empty database, and verify it"),
    "doctor": ("doctor", "show every setting, and what is wrong with this installation"),
}


class Command(Protocol):
    """What the module of a subcommand holds."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say which arguments it takes."""

    def run(self, arguments: argparse.Namespace) -> Exit:
        """Do it."""


def parser(chosen: str | None) -> argparse.ArgumentParser:
    """The parser of everything; only the `chosen` subcommand's own arguments are known to it."""
    codes = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in MEANINGS.items())
    whole = argparse.ArgumentParser(
        prog="samskab",
        description="Samskab: the open platform for samskabelse.",
        epilog=f"exit codes:\n{codes}\n\nSettings are read from the environment; `samskab doctor` shows them all.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.set_defaults(passes_on=False)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (module, summary) in COMMANDS.items():
        one = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        if name == chosen:
            loaded = load(module)
            loaded.add_arguments(one)
            one.set_defaults(run=loaded.run)
    return whole


def load(module: str) -> Command:
    """The module of one subcommand."""
    return import_module(f"samskab.config.command.{module}")


def main(words: Sequence[str] | None = None) -> int:
    """Run the command line; the result is the exit status, and every foreseen trouble is told in plain words."""
    given = sys.argv[1:] if words is None else list(words)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        chosen = parser(given[0] if given else None)
        arguments, rest = chosen.parse_known_args(given)
        if rest and not arguments.passes_on:
            chosen.error(f"unknown: {' '.join(rest)}")
        arguments.rest = rest
        return int(arguments.run(arguments))
    except Stop as stop:
        print(f"samskab: {stop}", file=sys.stderr)
        return int(stop.how)
    except OSError as error:
        print(
            f"samskab: {error.strerror}: {error.filename}" if error.filename else f"samskab: {error}", file=sys.stderr
        )
        return int(Exit.WRONG)
    except KeyboardInterrupt:
        print("samskab: interrupted", file=sys.stderr)
        return int(Exit.INTERRUPTED)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
