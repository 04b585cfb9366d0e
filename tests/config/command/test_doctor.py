import psycopg

from samskab.config.command.exits import Exit
from tests.support.clusters import Database
from tests.support.commands import samskab


def test_an_installation_in_order_has_nothing_wrong(committed_db: Database) -> None:
    ended = samskab("doctor", **committed_db.environment())

    assert "WRONG" not in ended.stdout
    assert "ok     the role samskab owns no table and can switch off no trigger" in ended.stdout
    assert "ok     the tables are up to date" in ended.stdout
    assert ended.returncode == Exit.OK


def test_secrets_are_not_shown(committed_db: Database) -> None:
    ended = samskab("doctor", **committed_db.environment(), SAMSKAB_METRICS_TOKEN="meget hemmeligt")

    assert "hemmeligt" not in ended.stdout
    assert committed_db.url not in ended.stdout
    assert ended.stdout.count("(given, not shown)") == 4


def test_a_role_with_too_many_rights_is_found_out(committed_db: Database) -> None:
    ended = samskab("doctor", DATABASE_URL=committed_db.owner_url)

    assert ended.returncode == Exit.WRONG
    assert "the role samskab_owner owns or may act for the owner of: " in ended.stdout
    assert "the role samskab_owner may make things in the schema: public" in ended.stdout
    assert "the role samskab_owner may change what is only to be added to: " in ended.stdout


def test_a_missing_migration_is_found_out(committed_db: Database) -> None:
    with psycopg.connect(committed_db.owner_url) as owner:
        owner.execute("DELETE FROM django_migrations WHERE app = 'sessions'")

    ended = samskab("doctor", **committed_db.environment())

    assert ended.returncode == Exit.WRONG
    assert "migrations are missing: sessions.0001_initial. Run `samskab migrate`" in ended.stdout


def test_of_many_missing_migrations_a_few_are_named(committed_db: Database) -> None:
    with psycopg.connect(committed_db.owner_url) as owner:
        owner.execute("DELETE FROM django_migrations WHERE app = 'procrastinate'")

    ended = samskab("doctor", **committed_db.environment())

    (line,) = [line for line in ended.stdout.splitlines() if "missing" in line]
    assert line.count("procrastinate.") == 3
    assert line.endswith("more. Run `samskab migrate`")


def test_settings_that_cannot_be_used_are_all_told_at_once() -> None:
    ended = samskab("doctor", SAMSKAB_PROXIES="two", SAMSKAB_ORIGIN="here")

    assert ended.returncode == Exit.WRONG
    assert ended.stdout.count("WRONG  SAMSKAB_") == 2


def test_a_mail_server_that_does_not_answer_is_found_out(committed_db: Database) -> None:
    ended = samskab("doctor", **committed_db.environment(), SAMSKAB_MAIL_URL="smtp://127.0.0.1:1")

    assert ended.returncode == Exit.WRONG
    assert "the mail server 127.0.0.1 does not take our mail" in ended.stdout
