"""`docs/roles.sql` on a PostgreSQL that somebody else runs and that knows neither of our roles."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from psycopg.errors import InsufficientPrivilege

from samskab.config.postgres import APP, OWNER, SUPERUSER, embedded, throwaway

SQL = Path(__file__).parents[2] / "docs" / "roles.sql"
OWNERS_WORD, APPS_WORD = "owner's word", "app's word"
FORBIDDEN = (
    "ALTER TABLE journal_entry DISABLE TRIGGER ALL",
    "UPDATE journal_entry SET kind = 'x.y'",
    "DELETE FROM journal_entry",
    "TRUNCATE journal_entry",
    "CREATE TABLE mine (id int)",
    "SET ROLE samskab_owner",
)


def apply(url: str) -> None:
    words = [embedded().program("psql"), url, "--quiet", "--no-psqlrc", f"--file={SQL}"]
    words += [f"--set=owner_password={OWNERS_WORD}", f"--set=app_password={APPS_WORD}"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def migrate(app: str, owner: str) -> None:
    words = [sys.executable, "-m", "samskab.config.command", "migrate", "--quiet"]
    environment = {**os.environ, "DATABASE_URL": app, "DATABASE_OWNER_URL": owner}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_two_roles_and_a_database_made_by_one_who_is_no_superuser() -> None:
    with throwaway(tcp=True) as server:
        superuser = server.url(SUPERUSER, "postgres")
        with psycopg.connect(superuser, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {APP}")
            connection.execute(f"DROP ROLE {APP}")
            connection.execute(f"DROP ROLE {OWNER}")
            connection.execute("CREATE ROLE provider LOGIN CREATEROLE CREATEDB PASSWORD 'x'")
        provider = make_conninfo(server.url(OWNER, "postgres"), user="provider", password="x")
        apply(provider)
        apply(provider)
        app = make_conninfo(server.url(APP), password=APPS_WORD)
        migrate(app, make_conninfo(server.url(OWNER), password=OWNERS_WORD))
        with psycopg.connect(app, autocommit=True) as connection:
            assert connection.execute("SELECT count(*) FROM journal_entry").fetchone() == (0,)
            for statement in FORBIDDEN:
                with pytest.raises(InsufficientPrivilege):
                    connection.execute(statement)
