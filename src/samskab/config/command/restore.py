"""Read a backup into an empty database, and see that every chain in it holds."""

import argparse
from pathlib import Path

import psycopg

from samskab.config.command.archive import unpack
from samskab.config.command.database import database, start_django
from samskab.config.command.exits import Exit, Stop
from samskab.config.command.verify import verify_database
from samskab.config.postgres.grants import grant


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("file", type=Path, help="a file that `samskab backup` wrote")


def run(arguments: argparse.Namespace) -> Exit:
    """Do it."""
    file: Path = arguments.file
    if not file.is_file():
        raise Stop(Exit.WRONG, f"There is no file {file}.")
    with database() as found:
        restore(file, found.as_owner(), found.app_role)
        start_django(found.app)
        worst = verify_database()
    print("Restored. Run `samskab migrate` if this Samskab is newer than the backup.")
    return worst


def restore(file: Path, owner: str, app_role: str) -> None:
    """Fill the empty database at `owner` from `file`, all of it or nothing, and give the app's role its rights."""
    with psycopg.connect(owner) as connection:
        if connection.execute("SELECT FROM pg_tables WHERE schemaname = 'public'").fetchone() is not None:
            raise Stop(
                Exit.WRONG,
                "The database holds tables already, and a restore never overwrites. Name an empty one in DATABASE_URL "
                "and DATABASE_OWNER_URL, or an empty folder in SAMSKAB_HOME.",
            )
    unpack(file, owner)
    with psycopg.connect(owner) as connection:
        grant(connection, app_role)
