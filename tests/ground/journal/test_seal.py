"""The database seals the journal, whoever writes to it and however: as the app, the owner and the superuser."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import errors
from psycopg.types.json import Jsonb

from samskab.kernel.canonical import Json, canonical
from samskab.kernel.chain import START
from tests.support.clusters import Cluster, Database
from tests.support.databases import SERVERS


def in_utc(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


NOON = datetime(2026, 6, 5, 12, 0, tzinfo=UTC)
WORDS = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)
MOMENTS = st.timedeltas(timedelta(days=-700_000), timedelta(days=2_900_000)).map(lambda since: NOON + since)
ATOMS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | WORDS
    | st.uuids().map(str)
    | st.binary(min_size=32, max_size=32).map(bytes.hex)
    | st.dates().map(str)
    | MOMENTS.map(in_utc)
)
BODIES = st.dictionaries(WORDS, ATOMS | st.lists(ATOMS, max_size=4), max_size=5)
ANYTHING = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
    | st.floats(-1e300, 1e300)
    | st.integers()
    | ATOMS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("aB å"), inner, max_size=2),
    max_leaves=4,
)


@dataclass(frozen=True)
class Given:
    """What somebody puts into a row of the journal."""

    chain: str = "movement"
    kind: str = "tests.raw"
    version: int = 1
    body: Json = field(default_factory=dict)
    actor: UUID | None = None
    perspective: str = ""
    happened_at: datetime = NOON

    def into(self, connection: psycopg.Connection, **forged: object) -> tuple[int, str, str]:
        """Insert the row, and answer with its number, the hash before and its own."""
        row = {**vars(self), "body": Jsonb(self.body), **forged}
        columns, places = ", ".join(row), ", ".join(f"%({name})s" for name in row)
        statement = f"INSERT INTO journal_entry ({columns}) VALUES ({places}) RETURNING sequence, previous, hash"
        made = connection.execute(statement.encode(), row).fetchone()
        assert made
        return made

    def hash(self, sequence: int, previous: str) -> str:
        """The hash, reckoned by another program than the database."""
        return hashlib.sha256(
            canonical(
                {
                    "actor": str(self.actor) if self.actor else None,
                    "body": self.body,
                    "chain": self.chain,
                    "happened_at": in_utc(self.happened_at),
                    "kind": self.kind,
                    "perspective": self.perspective or None,
                    "previous": previous,
                    "sequence": sequence,
                    "version": self.version,
                }
            )
        ).hexdigest()


GIVENS = st.builds(
    Given,
    chain=st.just("movement") | st.uuids().map(str),
    kind=st.builds("{}.{}".format, WORDS, WORDS),
    version=st.integers(0, 32_767),
    body=BODIES,
    actor=st.none() | st.uuids(),
    perspective=st.just("") | WORDS,
    happened_at=MOMENTS,
)


@pytest.fixture(scope="module", params=[pytest.param(kind, marks=pytest.mark.xdist_group(kind)) for kind in SERVERS])
def database(servers: dict[str, Cluster], request: pytest.FixtureRequest) -> Iterator[Database]:
    """On every kind of server, Debian's PostgreSQL 15 among them."""
    with servers[request.param].clone() as made:
        yield made


@pytest.fixture(scope="module")
def app(database: Database) -> Iterator[psycopg.Connection]:
    """As the app's role; what a test writes stays, as it does in life."""
    with psycopg.connect(database.url, autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="module", params=["url", "owner_url", "superuser_url"])
def anyone(database: Database, request: pytest.FixtureRequest) -> Iterator[psycopg.Connection]:
    """Each role in turn."""
    with psycopg.connect(getattr(database, request.param), autocommit=True) as connection:
        Given().into(connection)
        yield connection


@given(GIVENS)
def test_what_the_database_hashes_is_the_canonical_form(app: psycopg.Connection, row: Given) -> None:
    sequence, previous, made = row.into(app)
    assert made == row.hash(sequence, previous)


@given(ANYTHING)
def test_a_body_is_hashed_in_the_canonical_form_or_refused(app: psycopg.Connection, body: Json) -> None:
    row = Given(body=body)
    try:
        sequence, previous, made = row.into(app)
    except errors.CheckViolation:
        return
    assert made == row.hash(sequence, previous)


@pytest.mark.parametrize("name", ["Åse Ærø", "aase@example.org", "Skolen på Fejø", "anna ", "a\nb", "Anna", "", "å"])
def test_words_do_not_come_in_by_raw_sql_either(anyone: psycopg.Connection, name: str) -> None:
    for body in ({"name": name}, {"names": [name]}, {name: 1}):
        with pytest.raises(errors.CheckViolation):
            Given(body=body).into(anyone)
    for row in (Given(chain=name), Given(kind=name), Given(kind=f"tests.{name}")):
        with pytest.raises(errors.CheckViolation):
            row.into(anyone)


@pytest.mark.parametrize("body", [[], 1, "word", None, {"a": {"b": 1}}, {"a": [[1]]}, {"a": 1.5}, {"a": 2**53}])
def test_a_body_is_flat(app: psycopg.Connection, body: Json) -> None:
    with pytest.raises(errors.CheckViolation):
        Given(body=body).into(app)


@pytest.mark.parametrize("moment", ["infinity", "-infinity", "0044-03-15 BC", "10000-01-01Z"])
def test_a_moment_has_a_year_of_four_digits(app: psycopg.Connection, moment: str) -> None:
    with pytest.raises(errors.CheckViolation, match="year of four digits"):
        Given().into(app, happened_at=moment)


def test_a_chain_begins_with_its_first_entry(anyone: psycopg.Connection) -> None:
    row = Given(chain=str(uuid4()))
    assert row.into(anyone) == (1, START, row.hash(1, START))
    assert row.into(anyone) == (2, row.hash(1, START), row.hash(2, row.hash(1, START)))
    chain = anyone.execute("SELECT length, head FROM journal_chain WHERE ref = %s", [row.chain]).fetchone()
    assert chain == (2, row.hash(2, row.hash(1, START)))


@pytest.mark.parametrize(
    "forged",
    [
        {"sequence": 1},
        {"sequence": 99},
        {"sequence": -1},
        {"previous": START},
        {"hash": "f" * 64},
        {"sequence": 7, "previous": "a" * 64, "hash": "b" * 64},
    ],
)
def test_a_forged_place_is_refused(anyone: psycopg.Connection, forged: dict[str, Any]) -> None:
    with pytest.raises(errors.CheckViolation, match="gives an entry its place itself"):
        Given().into(anyone, **forged)


def test_a_true_place_may_be_given_as_a_restore_does(anyone: psycopg.Connection) -> None:
    row = Given(chain=str(uuid4()))
    place = {"sequence": 1, "previous": START, "hash": row.hash(1, START)}
    assert row.into(anyone, **place) == (1, START, place["hash"])


def test_an_unknown_place_is_filled_in(anyone: psycopg.Connection) -> None:
    row = Given(chain=str(uuid4()))
    assert row.into(anyone, sequence=None, previous=None, hash=None) == (1, START, row.hash(1, START))


def test_many_rows_in_one_statement_follow_each_other(app: psycopg.Connection) -> None:
    chain = str(uuid4())
    rows = app.execute(
        """
        INSERT INTO journal_entry (chain, kind, version, body, happened_at)
        SELECT %s, 'tests.raw', number, '{}', %s FROM generate_series(1, 5) AS number
        RETURNING sequence, previous, hash
        """,
        [chain, NOON],
    ).fetchall()
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5]
    assert [row[1] for row in rows[1:]] == [row[2] for row in rows[:-1]]
    assert app.execute("SELECT length, head FROM journal_chain WHERE ref = %s", [chain]).fetchone() == (5, rows[-1][2])


def test_a_row_that_a_conflict_drops_leaves_no_gap(app: psycopg.Connection) -> None:
    row = Given(chain=str(uuid4()))
    row.into(app)
    app.execute(
        """
        INSERT INTO journal_entry (id, chain, kind, version, body, happened_at)
        SELECT min(id), %s, 'tests.raw', 1, '{}', now() FROM journal_entry ON CONFLICT DO NOTHING
        """,
        [row.chain],
    )
    assert row.into(app)[0] == 2


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE journal_entry SET kind = 'tests.other'",
        "UPDATE journal_entry SET hash = hash WHERE false",
        "UPDATE journal_chain SET head = repeat('f', 64)",
        "UPDATE journal_chain SET length = length - 1",
        "UPDATE journal_chain SET ref = gen_random_uuid()::text",
        "DELETE FROM journal_entry",
        "DELETE FROM journal_entry WHERE false",
        "DELETE FROM journal_chain",
        "TRUNCATE journal_entry CASCADE",
        "TRUNCATE journal_chain CASCADE",
        "INSERT INTO journal_chain VALUES (gen_random_uuid()::text, 7, repeat('f', 64))",
        "INSERT INTO journal_entry SELECT * FROM journal_entry ON CONFLICT (id) DO UPDATE SET kind = 'tests.other'",
        "MERGE INTO journal_entry USING (VALUES (1)) AS one ON true WHEN MATCHED THEN DELETE",
    ],
)
def test_what_is_written_cannot_be_changed(anyone: psycopg.Connection, attack: str) -> None:
    before = snapshot(anyone)
    with pytest.raises((errors.IntegrityConstraintViolation, errors.InsufficientPrivilege)) as refused:
        anyone.execute(attack.encode())
    assert "journal" in str(refused.value)
    assert snapshot(anyone) == before


def test_a_replica_is_refused_too(database: Database) -> None:
    with psycopg.connect(database.superuser_url, autocommit=True) as superuser:
        Given().into(superuser)
        superuser.execute("SET session_replication_role = replica")
        with pytest.raises(errors.IntegrityConstraintViolation, match="only added to"):
            superuser.execute("DELETE FROM journal_entry")
        assert Given().into(superuser)[0] > 1


@pytest.mark.parametrize(
    "attack",
    [
        "ALTER TABLE journal_entry DISABLE TRIGGER ALL",
        "ALTER TABLE journal_entry DISABLE TRIGGER journal_refuse",
        "DROP TRIGGER journal_seal ON journal_entry",
        "DROP TABLE journal_hearing, journal_entry",
        "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "SET session_replication_role = replica",
        "CREATE TABLE mine (id int)",
        "UPDATE journal_hearing SET listener = ''",
        "DELETE FROM journal_hearing",
    ],
)
def test_the_apps_role_cannot_take_the_guards_away(app: psycopg.Connection, attack: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        app.execute(attack.encode())


def test_a_table_of_the_callers_own_cannot_stand_in_for_the_journal(database: Database) -> None:
    row = Given(chain=str(uuid4()))
    with psycopg.connect(database.superuser_url) as superuser:
        superuser.execute(
            "CREATE TEMP TABLE journal_entry (LIKE public.journal_entry); CREATE TEMP TABLE journal_chain ()"
        )
        made = superuser.execute(
            "INSERT INTO public.journal_entry (chain, kind, version, body, happened_at)"
            " VALUES (%s, %s, 1, '{}', %s) RETURNING sequence, hash",
            [row.chain, row.kind, NOON],
        ).fetchone()
        assert made == (1, row.hash(1, START))
        superuser.rollback()


def snapshot(connection: psycopg.Connection) -> list[Any]:
    entries = connection.execute("SELECT * FROM journal_entry ORDER BY id").fetchall()
    return [entries, connection.execute("SELECT * FROM journal_chain ORDER BY ref").fetchall()]
