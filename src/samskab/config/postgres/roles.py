"""The three roles and the one database: who owns the tables, and who only uses them.

The superuser makes the other two and is used for nothing else. `samskab_owner` owns the database and
its tables and is used by `samskab migrate`. Pages and workers are `samskab`, which owns nothing.
"""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql

SUPERUSER = "postgres"
OWNER = "samskab_owner"
APP = "samskab"
DATABASE = "samskab"


def url(*, role: str, database: str, host: str, port: int, password: str = "") -> str:
    """A connection address in the form of libpq; `host` may be a folder with any letters in it."""
    word = f":{quote(password, safe='')}" if password else ""
    return f"postgresql://{role}{word}@/{database}?{urlencode({'host': host, 'port': port}, quote_via=quote)}"


def prepare(superuser_url: str, *, passwords: Mapping[str, str]) -> None:
    """Make the roles and the database where they are missing; running it again changes nothing."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        roles = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for role in (OWNER, APP):
            if role not in roles:
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
            if role in passwords:
                connection.execute(
                    sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(passwords[role]))
                )
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
            )
            connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(DATABASE)))
            connection.execute(
                sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(DATABASE), sql.Identifier(APP))
            )
