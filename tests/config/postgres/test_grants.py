import psycopg
import pytest

from samskab.config.postgres.grants import grant
from tests.support.clusters import Database

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


def rights(database: Database, table: str) -> list[str]:
    with psycopg.connect(database.url) as app:
        answers = [app.execute("SELECT has_table_privilege(%s, %s)", [table, right]).fetchone() for right in RIGHTS]
    return [right for right, answer in zip(RIGHTS, answers, strict=True) if answer == (True,)]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", ["SELECT", "INSERT", "UPDATE", "DELETE"]),
        ("append-only", ["SELECT", "INSERT"]),
        ("sealed", ["SELECT"]),
    ],
)
def test_a_table_says_what_the_app_may_do_with_it(every_server: Database, comment: str, expected: list[str]) -> None:
    with psycopg.connect(every_server.owner_url) as owner:
        owner.execute("CREATE TABLE thing (number int)")
        owner.execute(f"COMMENT ON TABLE thing IS '{comment}'".encode())
        grant(owner)

    assert rights(every_server, "thing") == expected


def test_a_right_that_a_table_no_longer_gives_is_taken_back(committed_db: Database) -> None:
    with psycopg.connect(committed_db.owner_url) as owner:
        owner.execute("CREATE TABLE thing (number int)")
        grant(owner)
        owner.execute("COMMENT ON TABLE thing IS 'sealed'")
        grant(owner)

    assert rights(committed_db, "thing") == ["SELECT"]


def test_what_was_migrated_is_read_only(committed_db: Database) -> None:
    assert rights(committed_db, "django_migrations") == ["SELECT"]
