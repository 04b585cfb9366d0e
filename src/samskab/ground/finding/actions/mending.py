"""Putting right what can be found, should it ever not be as its sources say."""

from django.db import connection

from samskab.ground.finding.queries.kinds import kinds


def mend() -> dict[str, int]:
    """Bring every kind into line with its source; the answer is how many rows of each were not as they should be."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, finding_mend(kind) FROM unnest(%s::text[]) AS kind", [[kind.key for kind in kinds()]]
        )
        return dict(cursor.fetchall())
