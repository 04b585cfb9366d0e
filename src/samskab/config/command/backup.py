"""Write the whole database to one file, in PostgreSQL's own custom form."""

import argparse
import os
from pathlib import Path

from samskab.config.command.archive import pack
from samskab.config.command.database import database
from samskab.config.command.exits import Exit, Stop


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("file", type=Path, help="the file to write; it must not be there yet")


def run(arguments: argparse.Namespace) -> Exit:
    """Do it."""
    file: Path = arguments.file
    if file.exists():
        raise Stop(Exit.WRONG, f"{file} is there already; nothing was written.")
    if not file.absolute().parent.is_dir():
        raise Stop(Exit.WRONG, f"There is no folder {file.absolute().parent}.")
    with database() as found:
        back_up(found.owner or found.app, file)
    print(f"Wrote {file}, {file.stat().st_size / 1_000_000:.1f} MB. Keep the secret key beside it, and both in safety.")
    return Exit.OK


def back_up(url: str, file: Path) -> None:
    """Write the database at `url`; the file appears when it is whole, and only its owner may read it."""
    half = file.with_name(f".{file.name}.half")
    half.touch(mode=0o600)
    try:
        pack(url, half)
        with half.open("rb") as written:
            os.fsync(written.fileno())
        half.rename(file)
    finally:
        half.unlink(missing_ok=True)
