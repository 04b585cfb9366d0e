from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors, sql

from samskab.config.command import archive
from samskab.config.command.exits import Exit
from samskab.config.postgres import APP, OWNER, SUPERUSER, Binaries
from tests.factories import a_spokesperson
from tests.support.clusters import Cluster, Database
from tests.support.commands import samskab


@contextmanager
def empty_beside(database: Database) -> Iterator[Database]:
    """A database with nothing in it, on the same server."""
    cluster = Cluster({APP: database.url, OWNER: database.owner_url, SUPERUSER: database.superuser_url})
    name = f"empty_{uuid4().hex}"
    with psycopg.connect(cluster.url(SUPERUSER, "postgres"), autocommit=True) as superuser:
        make = sql.SQL("CREATE DATABASE {} TEMPLATE template0 OWNER {}")
        superuser.execute(make.format(sql.Identifier(name), sql.Identifier(OWNER)))
        yield cluster.database(name)
        superuser.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def empty(committed_db: Database) -> Iterator[Database]:
    with empty_beside(committed_db) as database:
        yield database


def rows(url: str, table: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(sql.SQL("SELECT * FROM {} ORDER BY 1").format(sql.Identifier(table))).fetchall()


def test_a_backup_comes_back_whole_and_every_chain_in_it_holds(every_server: Database, tmp_path: Path) -> None:
    for _ in range(3):
        a_spokesperson()
    file = tmp_path / "i dag.samskab"

    with empty_beside(every_server) as empty:
        written = samskab("backup", file, **every_server.environment())
        restored = samskab("restore", file, **empty.environment())

        assert (written.returncode, restored.returncode) == (Exit.OK, Exit.OK), written.stderr + restored.stderr
        assert "movement: " in restored.stdout
        assert "unbroken" in restored.stdout
        for table in ("journal_entry", "people_person", "people_organisation", "django_migrations"):
            assert rows(empty.owner_url, table) == rows(every_server.owner_url, table) != []


def test_what_comes_back_is_as_closed_as_before(committed_db: Database, empty: Database, tmp_path: Path) -> None:
    a_spokesperson()
    samskab("backup", tmp_path / "backup", **committed_db.environment())
    samskab("restore", tmp_path / "backup", **empty.environment())

    with psycopg.connect(empty.url) as app, pytest.raises(errors.InsufficientPrivilege):
        app.execute("UPDATE journal_entry SET sequence = 7")
    with psycopg.connect(empty.owner_url) as owner, pytest.raises(errors.IntegrityConstraintViolation):
        owner.execute("DELETE FROM journal_entry")
    assert samskab("doctor", **empty.environment()).stdout.count("WRONG") == 0


def test_a_restore_never_overwrites(committed_db: Database, tmp_path: Path) -> None:
    samskab("backup", tmp_path / "backup", **committed_db.environment())

    refused = samskab("restore", tmp_path / "backup", **committed_db.environment())

    assert refused.returncode == Exit.WRONG
    assert "holds tables already" in refused.stderr


def test_a_backup_never_overwrites_and_is_for_its_owner_alone(committed_db: Database, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    samskab("backup", file, **committed_db.environment())
    before = file.read_bytes()

    refused = samskab("backup", file, **committed_db.environment())

    assert refused.returncode == Exit.WRONG
    assert file.read_bytes() == before
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert list(tmp_path.iterdir()) == [file]


def test_half_a_backup_fills_nothing(committed_db: Database, empty: Database, tmp_path: Path) -> None:
    samskab("backup", tmp_path / "backup", **committed_db.environment())
    whole = (tmp_path / "backup").read_bytes()
    (tmp_path / "half").write_bytes(whole[: len(whole) * 2 // 3])

    refused = samskab("restore", tmp_path / "half", **empty.environment())

    assert refused.returncode == Exit.WRONG
    assert "nothing was changed" in refused.stderr
    with psycopg.connect(empty.owner_url) as owner:
        assert owner.execute("SELECT FROM pg_tables WHERE schemaname = 'public'").fetchall() == []


def test_a_backup_that_the_database_refuses_halfway_fills_nothing(
    committed_db: Database, empty: Database, tmp_path: Path
) -> None:
    for _ in range(3):
        a_spokesperson()
    samskab("backup", tmp_path / "backup", **committed_db.environment())
    with psycopg.connect(empty.owner_url) as owner:
        owner.execute("CREATE VIEW people_person AS SELECT 1")

    refused = samskab("restore", tmp_path / "backup", **empty.environment())

    assert refused.returncode == Exit.WRONG
    assert "people_person" in refused.stderr
    with psycopg.connect(empty.owner_url) as owner:
        assert owner.execute("SELECT FROM pg_tables WHERE schemaname = 'public'").fetchall() == []


def test_a_password_stands_in_no_command_line_where_others_could_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in ("pg_dump", "pg_restore", "psql"):
        (tmp_path / program).write_text(
            f'#!/bin/sh\ncat >/dev/null\necho "$@ / $PGPASSWORD" > {tmp_path}/{program}.said\n'
        )
        (tmp_path / program).chmod(0o700)
    monkeypatch.setattr(archive, "programs", lambda: Binaries(tmp_path))
    url = "postgresql://anne:s%40crecy@db.example:5433/samskab?sslmode=verify-full"

    archive.pack(url, tmp_path / "file")
    archive.unpack(tmp_path / "file", url)

    for program in ("pg_dump", "psql"):
        words, _, password = (tmp_path / f"{program}.said").read_text().strip().rpartition(" / ")
        assert "s@crecy" not in words
        assert "host=db.example" in words
        assert "sslmode=verify-full" in words
        assert password == "s@crecy"
