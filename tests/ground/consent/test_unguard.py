"""The guards of consent can be taken down and put up again, as work on its tables does."""

import os
import subprocess
import sys

import psycopg
import pytest

from tests.support.clusters import Cluster, Database

GUARDS = """SELECT tgname || ' on ' || tgrelid::regclass FROM pg_trigger WHERE tgname LIKE 'consent\\_%' AND NOT
tgisinternal
    UNION ALL SELECT oid::regprocedure::text FROM pg_proc WHERE proname LIKE 'consent\\_%' ORDER BY 1"""
INDEX = "SELECT count(*) FROM pg_indexes WHERE indexname = 'consent_told_once'"


def migrate(database: Database, *words: str) -> None:
    environment = {**os.environ, "DATABASE_URL": database.owner_url, "DATABASE_OWNER_URL": database.owner_url}
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", *words], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def asked(database: Database, question: str) -> list[object]:
    with psycopg.connect(database.owner_url) as owner:
        return [value for (value,) in owner.execute(question)]


@pytest.mark.parametrize("as_far_as", ["0001", "zero"])
def test_the_guards_are_taken_down_and_put_up_again(cluster: Cluster, as_far_as: str) -> None:
    with cluster.clone() as database:
        guards = asked(database, GUARDS)

        migrate(database, "consent", as_far_as)

        assert (asked(database, GUARDS), asked(database, INDEX)) == ([], [0])

        migrate(database)

        assert (asked(database, GUARDS), asked(database, INDEX)) == (guards, [1])
        assert len(guards) > 50
