from pathlib import Path

import psycopg

from samskab.config.command.exits import Exit
from samskab.ground.journal import queries
from tests.factories import a_spokesperson
from tests.support.clusters import Database
from tests.support.commands import samskab


def test_every_chain_of_the_database_is_checked(committed_db: Database) -> None:
    a_spokesperson()
    chains = [(str(chain.ref), chain.length, chain.head) for chain in queries.all_chains()]

    ended = samskab("verify", **committed_db.environment())

    assert ended.returncode == Exit.OK
    assert ended.stdout.splitlines() == [
        f"{ref}: {length} entries, unbroken, ends at {head}" for ref, length, head in chains
    ]


def test_an_empty_journal_is_said_to_be_empty(committed_db: Database) -> None:
    ended = samskab("verify", **committed_db.environment())

    assert (ended.returncode, ended.stdout) == (Exit.OK, "The journal is empty.\n")


def test_a_database_that_is_older_than_the_code_is_no_journal(committed_db: Database) -> None:
    with psycopg.connect(committed_db.owner_url) as owner:
        owner.execute("DELETE FROM django_migrations WHERE app = 'journal'")

    ended = samskab("verify", **committed_db.environment())

    assert (ended.returncode, ended.stdout) == (Exit.DATABASE, "")
    assert ended.stderr.startswith("samskab: Migrations are missing: journal.")
    assert ended.stderr.endswith("Run `samskab migrate`.\n")


def test_a_downloaded_chain_is_checked_without_any_database(committed_db: Database, tmp_path: Path) -> None:
    a_spokesperson()
    (chain,) = queries.all_chains()
    lines = list(queries.lines(chain))
    whole, changed = tmp_path / "whole.jsonl", tmp_path / "changed.jsonl"
    whole.write_bytes(b"".join(lines))
    changed.write_bytes(b"".join([lines[0].replace(b"organisation", b"organisatiom"), *lines[1:]]))
    nowhere = {"DATABASE_URL": "postgresql://nobody@/nothing?host=/nowhere"}

    sound = samskab("verify", "--file", whole, **nowhere)
    broken = samskab("verify", "--file", changed, **nowhere)
    missing = samskab("verify", "--file", tmp_path / "none", **nowhere)

    assert (sound.returncode, sound.stdout) == (
        Exit.OK,
        f"whole.jsonl: {chain.length} entries, unbroken, ends at {chain.head}\n",
    )
    assert broken.returncode == Exit.WRONG
    assert broken.stdout.startswith("changed.jsonl: BROKEN at line 1:")
    assert (missing.returncode, missing.stdout) == (Exit.WRONG, "")
