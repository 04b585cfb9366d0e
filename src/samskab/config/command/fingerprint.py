"""What something was made from, as one number: made again when the number changes, left alone while it does not."""

import hashlib
import os
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


def fingerprint(paths: Iterable[Path]) -> str:
    """One number for the contents of some of our own files, and for the versions of all installed packages."""
    total = hashlib.sha256()
    installed = Path(sysconfig.get_path("purelib"))
    for name in sorted(path.name for path in installed.glob("*.dist-info")):
        total.update(os.fsencode(name))
    for path in sorted(paths):
        total.update(os.fsencode(path.relative_to(PACKAGE)) + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def of_tables() -> str:
    """What the tables and the rights to them are made from."""
    return fingerprint([*inside("migrations"), PACKAGE / "config" / "postgres" / "grants.py"])


def of_demo() -> str:
    """What the demo's made-up people and arenas are made from."""
    return fingerprint([*PACKAGE.rglob("management/demo.py"), PACKAGE / "config" / "world.py", *inside("content")])


def of_static_files() -> str:
    """What the collected static files are made from."""
    return fingerprint(inside("static"))


def inside(folder: str) -> Iterator[Path]:
    """The files in every folder of that name."""
    for found in PACKAGE.rglob(folder):
        yield from (path for path in found.rglob("*") if path.is_file() and path.suffix != ".pyc")
