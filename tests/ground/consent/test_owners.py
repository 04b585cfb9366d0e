"""G3: what holds for the owner of the database and for its superuser too, with what is really committed."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors

from samskab.ground.consent.models import Proposal
from tests.factories import a_participant, a_proposal, an_answer, an_arena, an_objection
from tests.support.clusters import Database

TABLES = ("proposal", "version", "deadline", "given", "objection", "seat")


@pytest.fixture
def database(committed_db: Database) -> Database:
    """A round in which one has consented and one objects."""
    arena = an_arena()
    one, two = a_participant(arena), a_participant(arena)
    proposal = a_proposal(arena)
    an_answer(proposal, one)
    an_objection(proposal, two)
    return committed_db


@pytest.fixture(params=["url", "owner_url", "superuser_url"])
def anyone(database: Database, request: pytest.FixtureRequest) -> Iterator[psycopg.Connection]:
    """Each role in turn."""
    with psycopg.connect(getattr(database, request.param), autocommit=True) as connection:
        yield connection


def test_nobody_changes_or_removes_what_was_said(anyone: psycopg.Connection) -> None:
    for table in TABLES:
        for statement in ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"):
            with pytest.raises((errors.IntegrityError, errors.InsufficientPrivilege)):
                anyone.execute(statement.format(f"consent_{table}").encode())


def test_a_replica_is_refused_too(database: Database) -> None:
    with psycopg.connect(database.superuser_url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        with pytest.raises(errors.IntegrityError, match="never changed"):
            connection.execute("DELETE FROM consent_objection")
        with pytest.raises(errors.CheckViolation, match="over an open objection"):
            connection.execute(
                """INSERT INTO consent_ending (ref, at, proposal_id, version_id, "end", unresolved, missing)
                SELECT gen_random_uuid(), now() + interval '1 year', proposal_id, id, 'adopted', '', '[]'
                FROM consent_version"""
            )


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_a_round_is_not_written_by_one_who_looks_at_the_past(database: Database, level: str) -> None:
    with psycopg.connect(database.url) as connection:
        connection.execute(f"SET TRANSACTION ISOLATION LEVEL {level}".encode())
        with pytest.raises(errors.CheckViolation, match="read committed"):
            connection.execute("SELECT consent_going_on(%s)", [Proposal.objects.get().pk])
