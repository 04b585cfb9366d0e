"""Where in the database some words stand, in whatever table and column."""

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection

_TABLES = "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"


def tables_holding(words: str, among: frozenset[str] | None = None) -> set[str]:
    """The tables in which the words stand, as text, in bytes, or within a session; among some, or all there are."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        tables = [table for (table,) in cursor.fetchall() if among is None or table in among]
        looks = [
            f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\" AS it WHERE it::text ILIKE %s OR it::text LIKE %s)"
            for table in tables
        ]
        likes = (f"%{words}%", f"%{words.encode().hex()}%")
        cursor.execute(" UNION ALL ".join(looks) or "SELECT '' WHERE false", likes * len(looks))
        found = {table for (table,) in cursor.fetchall()}
    kept = (str(SessionStore().decode(each.session_data)) for each in Session.objects.all())
    return found | {"django_session" for each in kept if words in each}
