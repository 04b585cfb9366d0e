"""PostgreSQL's own programs for backups, wherever they are."""

import shutil
import subprocess
from pathlib import Path

from samskab.config.command.exits import Exit, Stop
from samskab.config.postgres import Binaries, PostgresError, embedded


def programs() -> Binaries:
    """The embedded programs, which know all older servers too; else the system's."""
    try:
        return embedded()
    except PostgresError as error:
        if found := shutil.which("pg_dump"):
            return Binaries(Path(found).parent)
        raise Stop(Exit.SETTING, "Neither samskab[embedded] nor PostgreSQL's client programs are installed.") from error


def tool(name: str, *words: str) -> None:
    """Run one of them to its end; its own words tell what went wrong."""
    done = subprocess.run([programs().program(name), *words], stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise Stop(Exit.WRONG, f"{name} failed:\n{done.stderr.strip()}")
