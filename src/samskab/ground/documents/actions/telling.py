"""Telling the processes that hold texts open that there is something new to read."""

from collections.abc import Sequence

from django.db import connection

from samskab.ground.arenas.models import Arena
from samskab.ground.documents.queries.telling import CHANNEL


def tell(*, messages: Sequence[str]) -> None:
    """Send messages to every process that listens, when the transaction is committed. For the actions here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, message) FROM unnest(%s::text[]) AS message", [CHANNEL, list(messages)])


def tell_arena(*, arena: Arena) -> None:
    """Have every process ask again who may write in the texts of an arena."""
    tell(messages=[f"arena {arena.pk}"])
