"""What was last done to the embedded database, noted in a comment on it: the note goes where the data goes.

A start that finds its own note can leave out the work, and the second that loading Django takes.
"""

import json

import psycopg
from psycopg import sql

READ = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"


def noted(owner: str) -> dict[str, str]:
    """All notes, by name; none when the database is new or was restored."""
    with psycopg.connect(owner) as connection:
        (text,) = connection.execute(READ).fetchone() or (None,)
    return dict(json.loads(text)) if text else {}


def note(owner: str, **notes: str) -> None:
    """Keep these notes beside those that are there."""
    text = json.dumps({**noted(owner), **notes})
    with psycopg.connect(owner) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(text)))
