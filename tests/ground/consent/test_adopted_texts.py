"""What was adopted stays as it was, and nothing counts as adopted that was not, whoever writes in the database."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import errors

from samskab.ground.consent.bridge.findings import Why
from samskab.ground.consent.bridge.replay import replay
from samskab.ground.documents import actions as documents
from samskab.ground.documents.models import VersionAdopted
from samskab.kernel.canonical import Json
from tests.ground.consent.test_replay import Links, body, chain_of, resealed
from tests.support.agreeing import FIRST, Agreeing, a_round, paragraph
from tests.support.clusters import Database

ADOPT = "INSERT INTO documents_versionadopted (version_id, agreed_in, at) VALUES ({version}, {round}, now())"
CHANGES = {
    "body": ("body || ' '", "replace(body, 'Vandet', 'Ingen')", "''"),
    "digest": ("sha256('x')", "''"),
    "number": ("number + 1", "1"),
    "name": ("'Vedtaget'",),
    "document_id": ("document_id + 1",),
    "by_id": ("by_id + 1", "NULL"),
    "at": ("now()",),
    "amends_id": ("id", "NULL"),
    "restores_id": ("id",),
    "id": ("id + 1000",),
}
COLUMNS = st.sampled_from([(column, value) for column, values in CHANGES.items() for value in values])
WHERE = st.sampled_from(["", " WHERE number = 1", " WHERE id = (SELECT version_id FROM documents_versionadopted)"])


@st.composite
def attacks(draw: st.DrawFn) -> str:
    """A statement that would change, take away or replace what was adopted."""
    column, value = draw(COLUMNS)
    where, table = draw(WHERE), draw(st.sampled_from(["documents_version", "documents_versionadopted"]))
    if table == "documents_versionadopted":
        column, value = draw(st.sampled_from([("version_id", "version_id + 1"), ("agreed_in", "gen_random_uuid()")]))
        where = ""
    return draw(
        st.sampled_from(
            [
                f"UPDATE {table} SET {column} = {value}{where}",
                f"DELETE FROM {table}{where}",
                f"TRUNCATE {table} CASCADE",
            ]
        )
    )


def held() -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT v::text FROM documents_version v ORDER BY id")
        versions = cursor.fetchall()
        cursor.execute("SELECT v::text FROM documents_versionadopted v ORDER BY id")
        return [*versions, *cursor.fetchall()]


def attempt(statement: str, *values: int | UUID) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def an_adopted() -> Agreeing:
    here = a_round()
    here.amend(f"{FIRST}\n\nVi banker på.")
    here.adopt()
    return here


@pytest.mark.django_db
def test_nothing_that_one_can_think_of_changes_what_was_adopted() -> None:
    an_adopted()
    before = held()

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(attacks())
    def attacked(statement: str) -> None:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert held() == before

    attacked()


@pytest.fixture(params=["url", "owner_url", "superuser_url"])
def anyone(committed_db: Database, request: pytest.FixtureRequest) -> Iterator[psycopg.Connection]:
    """Each role in turn, where a text was adopted."""
    an_adopted()
    with psycopg.connect(getattr(committed_db, request.param), autocommit=True) as connected:
        if request.param == "superuser_url":
            connected.execute("SET session_replication_role = replica")
        yield connected


def test_not_even_the_owner_or_the_superuser_can(anyone: psycopg.Connection) -> None:
    for table in ("version", "versionadopted"):
        for statement in ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"):
            with pytest.raises((errors.IntegrityError, errors.InsufficientPrivilege)):
                anyone.execute(statement.format(f"documents_{table}").encode())
    for version in ("1", "(SELECT max(id) FROM documents_version)"):
        with pytest.raises((errors.IntegrityError, errors.InsufficientPrivilege)):
            anyone.execute(ADOPT.format(version=version, round="gen_random_uuid()").encode())


@pytest.mark.django_db
@pytest.mark.parametrize("which", ["another version", "no round", "a round that goes on"])
def test_nothing_counts_as_adopted_that_was_not(which: str) -> None:
    here = a_round()
    other = documents.keep_version(document=here.document, name="En anden", by=here.ida)
    if which == "another version":
        here.adopt()
        values = (other.pk, here.proposal.ref)
    else:
        values = (here.first.pk, here.proposal.ref if which == "a round that goes on" else here.document.ref)
    with pytest.raises(DatabaseError, match="just that version"):
        attempt(ADOPT.format(version="%s", round="%s"), *values)


@pytest.mark.django_db
def test_a_round_about_a_text_is_not_adopted_without_saying_which_version() -> None:
    here = a_round()
    here.answer()
    with pytest.raises(DatabaseError, match="which version"):
        attempt(
            """SET CONSTRAINTS consent_tie_adopted IMMEDIATE;
            INSERT INTO consent_ending (ref, at, proposal_id, version_id, "end", unresolved, missing)
            SELECT gen_random_uuid(), clock_timestamp(), proposal_id, id, 'adopted', '', '[]' FROM consent_version"""
        )


def told(links: Links, kind: str) -> dict[str, Json]:
    [found] = [each for each in links if each["kind"] == kind]
    return body(found)


@pytest.mark.django_db
def test_a_forged_chain_is_found_out() -> None:
    here = a_round()
    here.adopt()
    honest = chain_of(here.document.arena)
    assert replay(honest) == ()

    def found(kind: str, **fields: Any) -> list[Why]:
        links = chain_of(here.document.arena)
        told(links, kind).update(fields)
        return [each.why for each in replay(resealed(links))]

    other = "0" * 64
    assert found("documents.version_adopted", digest=other) == [Why.ANOTHER_TEXT]
    assert found("documents.version_adopted", edition=7) == [Why.ANOTHER_TEXT]
    assert found("documents.version_kept", digest=other) == [Why.ANOTHER_TEXT]
    assert found("documents.version_adopted", agreed_in=str(here.document.ref)) == [Why.UNKNOWN_PROPOSAL]
    assert found("documents.version_adopted", document=str(here.proposal.ref)) == [
        Why.NOT_AGREED_ON,
        Why.ANOTHER_TEXT,
    ]
    earlier = [each for each in honest if each["kind"] != "consent.proposal_adopted"]
    assert Why.NOT_AGREED_ON in [each.why for each in replay(resealed(earlier))]
    twice = [*honest, next(each for each in honest if each["kind"] == "documents.version_kept")]
    assert [each.why for each in replay(resealed(twice))] == [Why.KEPT_TWICE]


def test_a_version_that_was_changed_behind_the_back_of_the_house_is_found(committed_db: Database) -> None:
    here = an_adopted()
    assert here.findings() == ()
    with psycopg.connect(committed_db.superuser_url, autocommit=True) as owner:
        owner.execute("ALTER TABLE documents_version DISABLE TRIGGER ALL")
        owner.execute("UPDATE documents_version SET body = replace(body, 'banker', 'ringer') WHERE number = 2")
        owner.execute("ALTER TABLE documents_version ENABLE TRIGGER ALL")
    [changed] = here.findings()
    assert str(changed) == f"version 2 of text {here.document.ref} is not as the journal tells it"


@pytest.mark.django_db
def test_what_was_adopted_says_the_same_however_the_text_goes_on() -> None:
    here = an_adopted()
    adopted = VersionAdopted.objects.get().version
    before = (adopted.body, bytes(adopted.digest))
    here.go_on()

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(min_size=1, max_size=20).filter(str.strip))
    def written(words: str) -> None:
        documents.add_block(document=here.document, block=paragraph(words, "x"), by=here.ida)
        documents.keep_version(document=here.document, by=here.karl)
        adopted.refresh_from_db()
        assert (adopted.body, bytes(adopted.digest)) == before

    written()
