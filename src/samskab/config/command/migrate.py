"""Bring the database up to date with the code, and give the app's role its rights."""

import argparse

import psycopg
from django.core.management import call_command

from samskab.config.command.database import Database, database, start_django
from samskab.config.command.exits import Exit
from samskab.config.postgres.grants import grant


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--quiet", action="store_true", help="say nothing when all goes well")


def run(arguments: argparse.Namespace) -> Exit:
    """Do it."""
    with database() as found:
        migrate(found, verbosity=0 if arguments.quiet else 1)
    return Exit.OK


def migrate(found: Database, *, verbosity: int) -> None:
    """Make and change tables as their owner; then the app's role gets what each table allows it."""
    owner = found.as_owner()
    start_django(owner)
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=verbosity)
    with psycopg.connect(owner) as connection:
        grant(connection, found.app_role)
