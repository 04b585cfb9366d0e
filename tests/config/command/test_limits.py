"""What PostgreSQL is told by the program that answers pages: how long it may take, and to keep its plans."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samskab.config.command import site
from samskab.config.command.address import Address
from tests.support.clusters import Database

ASKED = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "plan_cache_mode")
ASK = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for name in {asked!r}:
        cursor.execute(f"SHOW {{name}}")
        print(cursor.fetchone()[0])
connection.close_pool()
"""
LIMITS = ["10s", "5s", "30s"]
NOTHING = ["2min", "0", "0"]  # a server of tests has a limit of its own


def told(database: Database, home: Path, said: dict[str, str]) -> list[str]:
    """The settings of a connection that the program for pages opens."""
    kept = {name: value for name, value in os.environ.items() if name != "PGOPTIONS"}
    environment = {**kept, **database.environment(), "DJANGO_SETTINGS_MODULE": "samskab.config.settings", **said}
    program = site.web(environment, Address("http://localhost:8000", "127.0.0.1", 8000), str(home))
    command = [sys.executable, "-c", ASK.format(asked=ASKED)]
    asked = subprocess.run(command, env=program.environment, capture_output=True, text=True, check=True)
    return asked.stdout.split()


def test_a_page_lets_nothing_take_long(committed_db: Database, tmp_path: Path) -> None:
    assert told(committed_db, tmp_path, {}) == [*LIMITS, "force_generic_plan"]


@pytest.mark.parametrize(
    ("said", "held"),
    [("", [*NOTHING, "auto"]), ("-c lock_timeout=7s", [NOTHING[0], "7s", NOTHING[2], "force_generic_plan"])],
)
def test_whoever_says_otherwise_is_heard(committed_db: Database, tmp_path: Path, said: str, held: list[str]) -> None:
    assert told(committed_db, tmp_path, {"PGOPTIONS": said}) == held
