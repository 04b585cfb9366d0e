"""Check the code and run every test; with words of its own, only pytest, and those words are pytest's."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from samskab.config.command.exits import Exit, Stop
from samskab.config.command.machine import lacking, provide

ROOT = Path(__file__).resolve().parents[4]
PYTHON = sys.executable
CHECKS: dict[str, list[str]] = {
    "lint": [PYTHON, "-m", "ruff", "check", "--quiet", "."],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."],
    "types": [PYTHON, "-m", "mypy"],
    "imports": [str(Path(PYTHON).with_name("lint-imports"))],
    "translations": [PYTHON, "-m", "samskab.config.messages", "check"],
}
PYTEST = [PYTHON, "-m", "pytest"]
EVERYTHING = ["--numprocesses=2", "--quiet"]


@dataclass(frozen=True)
class Outcome:
    """How one check went."""

    name: str
    status: int
    seconds: float
    last_line: str = ""

    def __str__(self) -> str:
        return f"  {'ok    ' if self.status == 0 else 'FAILED'}  {self.name:<13} {self.seconds:6.1f} s"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.usage = "samskab test [PYTEST ARGUMENTS]"
    parser.set_defaults(passes_on=True)


def run(arguments: argparse.Namespace) -> Exit:
    """Do it."""
    if not (ROOT / "tests").is_dir():
        raise Stop(Exit.SETTING, "There are no tests here: `samskab test` runs in a checkout of the source.")
    provide()
    missing = lacking()
    for thing in missing:
        print(f"Not on this machine: {thing.name}, so {thing.without}. To get it: {thing.how}", flush=True)
    if missing and os.environ.get("CI") == "true":
        raise Stop(Exit.SETTING, "CI=true: everything must be tested, and something is missing.")
    if arguments.rest:
        return Exit(min(1, subprocess.run([*PYTEST, *arguments.rest], cwd=ROOT, check=False).returncode))
    outcomes = [check(name, command) for name, command in CHECKS.items()]
    outcomes.append(check("tests", [*PYTEST, *EVERYTHING]))
    print("\nSummary:", *outcomes, outcomes[-1].last_line, sep="\n", flush=True)
    return Exit.OK if all(outcome.status == 0 for outcome in outcomes) else Exit.WRONG


def check(name: str, command: Sequence[str]) -> Outcome:
    """Run one check, showing what it says as it says it."""
    print(f"\n=== {name}", flush=True)
    begun = time.monotonic()
    said = b""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        while part := os.read(process.stdout.fileno(), 65_536) if process.stdout else b"":
            sys.stdout.buffer.write(part)
            sys.stdout.flush()
            said = (said + part)[-2_000:]
    lines = said.decode(errors="replace").strip().splitlines()
    return Outcome(name, process.returncode, time.monotonic() - begun, lines[-1] if lines else "")
