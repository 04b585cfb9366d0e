"""Show every setting, and look at whatever can be wrong with an installation."""

import argparse
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from samskab.config.command import examine
from samskab.config.command.database import database, home
from samskab.config.command.examine import Finding, Level
from samskab.config.command.exits import Exit, Stop
from samskab.config.command.machine import lacking
from samskab.config.env import VARIABLES, SettingError, Variable, problems

ENOUGH = 1_000_000_000
MARKS = {Level.OK: "ok    ", Level.NOTE: "note  ", Level.WRONG: "WRONG "}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.description = "Show every setting, and what is wrong with this installation; status 1 when something is."


def run(_arguments: argparse.Namespace) -> Exit:
    """Do it."""
    print("Settings")
    for variable in VARIABLES:
        print(f"  {variable.name:<24} {shown(variable)}")
    print("\nFindings")
    return report(findings())


def shown(variable: Variable) -> str:
    """The value of one setting, as far as others may see it."""
    try:
        value = variable.value()
    except SettingError:
        return "(cannot be used)"
    if variable.secret and value != variable.value({}):
        return "(given, not shown)"
    return " ".join(map(str, value) if isinstance(value, list) else [str(value)]) or "-"


def report(found: Iterable[Finding]) -> Exit:
    """Print what was found as it is found; WRONG when anything is."""
    worst = Exit.OK
    for finding in found:
        print(f"  {MARKS[finding.level]} {finding.text}", flush=True)
        if finding.level is Level.WRONG:
            worst = Exit.WRONG
    return worst


def findings() -> Iterator[Finding]:
    """Everything that is looked at, one after the other."""
    wrong = list(of_settings())
    yield from wrong
    yield of_disk(home())
    if not wrong:
        try:
            with database() as found:
                yield from examine.database(found)
        except Stop as stop:
            yield Finding(Level.WRONG, str(stop))
    for thing in lacking():
        yield Finding(Level.NOTE, f"{thing.name} is not here, so in `samskab test` {thing.without}: {thing.how}")


def of_settings() -> Iterator[Finding]:
    """The settings that cannot be used, alone or together."""
    for problem in problems():
        yield Finding(Level.WRONG, problem)


def of_disk(folder: Path) -> Finding:
    """Whether there is room for what will be written."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free
    level = Level.OK if free >= ENOUGH else Level.WRONG
    return Finding(level, f"{free / 1e9:.1f} GB are free where {folder} is")
