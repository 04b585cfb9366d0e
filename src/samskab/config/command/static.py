"""Static files, collected with hashed names when they or the packages they come from have changed."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path

from samskab.config.command.exits import Exit, Stop

PACKAGE = Path(__file__).resolve().parents[2]
STAMP = Path("static", ".stamp")


def collect(home: Path, environment: Mapping[str, str]) -> bool:
    """Bring the collected files up to date; False when they were already."""
    if is_fresh(home):
        return False
    done = subprocess.run(
        [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity=0"],
        env={**environment, "DJANGO_SETTINGS_MODULE": "samskab.config.settings"},
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Stop(Exit.WRONG, f"The static files could not be collected:\n{done.stderr.strip()}")
    (home / STAMP).write_text(fingerprint())
    return True


def is_fresh(home: Path) -> bool:
    """Whether the collected files are those of this code and these packages."""
    stamp = home / STAMP
    return stamp.exists() and stamp.read_text() == fingerprint()


def fingerprint() -> str:
    """One number for our own static files and the versions of all installed packages."""
    total = hashlib.sha256()
    for line in sorted(f"{found.name} {found.version}" for found in distributions()):
        total.update(line.encode())
    for path in sorted(files()):
        found = path.stat()
        total.update(os.fsencode(path) + f" {found.st_size} {found.st_mtime_ns}".encode())
    return total.hexdigest()


def files() -> Iterator[Path]:
    """Our own static files."""
    for folder in PACKAGE.rglob("static"):
        yield from (path for path in folder.rglob("*") if path.is_file())
