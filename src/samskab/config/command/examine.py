"""What `doctor` looks at inside the database and the application."""

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import LiteralString

import psycopg

from samskab.config.command import static
from samskab.config.command.database import Database, home, start_django
from samskab.config.command.exits import Exit, Stop

FEW = 3


class Level(Enum):
    """How much a finding matters."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    text: str


# Each query names what the app's role should not be able to do; an empty answer is a good one.
FORBIDDEN: dict[str, LiteralString] = {
    "owns or may act for the owner of": """
        SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
          AND pg_has_role(current_user, relowner, 'MEMBER')
    """,
    "may truncate, or hang triggers on": """
        SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
          AND has_table_privilege(oid, 'TRUNCATE, TRIGGER')
    """,
    "may change what is only to be added to": """
        SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
          AND obj_description(oid, 'pg_class') IN ('append-only', 'sealed')
          AND has_table_privilege(oid, 'UPDATE, DELETE')
    """,
    "may make things in the schema": """
        SELECT nspname FROM pg_namespace WHERE nspname = 'public' AND has_schema_privilege(oid, 'CREATE')
    """,
    "may switch off triggers, with": """
        SELECT name FROM pg_settings
        WHERE name = 'session_replication_role' AND has_parameter_privilege(name, 'SET')
    """,
}


def database(found: Database) -> Iterator[Finding]:
    """Everything about one running database and the application upon it."""
    with psycopg.connect(found.app) as connection:
        yield Finding(Level.OK, f"PostgreSQL {connection.info.server_version // 10_000} answers")
        yield of_letters(connection)
        yield from of_rights(connection, found.app_role)
    start_django(found.app)
    pending = list(missing_migrations())
    if pending:
        yield Finding(Level.WRONG, of_missing(pending, embedded=found.embedded))
        return
    yield Finding(Level.OK, "the tables are up to date")
    yield of_worker()
    yield of_dead_letters()
    yield of_static()
    yield of_mail()


def of_letters(connection: psycopg.Connection) -> Finding:
    """Whether the database knows Danish letters; one that was made with locale C does not."""
    answer = connection.execute("SELECT lower('ÆØÅ')").fetchone()
    if answer == ("æøå",):
        return Finding(Level.OK, "the database knows that Æ is æ")
    return Finding(Level.WRONG, "the database does not know that Æ is æ: make it anew with a UTF-8 locale")


def of_rights(connection: psycopg.Connection, role: str) -> Iterator[Finding]:
    """Whether the app's role can do no more than it should."""
    good = True
    for what, query in FORBIDDEN.items():
        names = [name for (name,) in connection.execute(query)]
        if names:
            good = False
            yield Finding(Level.WRONG, f"the role {role} {what}: {', '.join(names)}")
    if good:
        yield Finding(Level.OK, f"the role {role} owns no table and can switch off no trigger")


def missing_migrations() -> Iterator[str]:
    """The migrations that the code has and the database has not."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield str(migration)


def start_on_tables(found: Database) -> None:
    """Load the application, working on a database that is as new as the code; else say what is missing."""
    start_django(found.app)
    if pending := list(missing_migrations()):
        told = of_missing(pending, embedded=found.embedded)
        raise Stop(Exit.DATABASE, f"{told[0].upper()}{told[1:]}.")


def of_missing(pending: list[str], *, embedded: bool) -> str:
    """What to say about migrations that are missing: a few by name, and what to do."""
    more = f" and {len(pending) - FEW} more" if len(pending) > FEW else ""
    remedy = "`samskab serve` or `samskab migrate` makes them" if embedded else "Run `samskab migrate`"
    return f"migrations are missing: {', '.join(pending[:FEW])}{more}. {remedy}"


def of_worker() -> Finding:
    """Whether a worker has been heard lately."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'")
        (count,) = cursor.fetchone()
    if count:
        return Finding(Level.OK, f"workers heard within a minute: {count}")
    return Finding(Level.NOTE, "no worker has been heard within a minute; while the site is served there should be one")


def of_dead_letters() -> Finding:
    """Whether jobs were given up."""
    from samskab.ground.journal import queries

    count = queries.dead_letters().count()
    if count:
        return Finding(Level.WRONG, f"jobs were given up: {count}. An operator can read and replay them at /operate/")
    return Finding(Level.OK, "no job was given up")


def of_static() -> Finding:
    """Whether the static files are those of this code."""
    if static.is_fresh(home()):
        return Finding(Level.OK, "the static files are up to date")
    return Finding(Level.NOTE, "the static files will be collected at the next `samskab serve`")


def of_mail() -> Finding:
    """Whether mail can leave."""
    from django.conf import settings
    from django.core.mail import get_connection

    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return Finding(Level.NOTE, f"letters are written to {home() / 'mail'} and reach nobody: set SAMSKAB_MAIL_URL")
    try:
        with get_connection():
            return Finding(Level.OK, f"the mail server {settings.EMAIL_HOST} answers")
    except (OSError, smtplib.SMTPException) as error:
        return Finding(Level.WRONG, f"the mail server {settings.EMAIL_HOST} does not take our mail: {error}")
