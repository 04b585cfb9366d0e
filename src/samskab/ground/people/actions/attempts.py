"""Counting tries in one statement, so that a hundred processes at once cannot try more than one may."""

from datetime import timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from samskab.ground.people.models import AttemptCount
from samskab.kernel import clock

_COUNT = """
INSERT INTO people_attemptcount AS known (key, count, ends_at) VALUES (%(key)s, 1, %(ends)s)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN known.ends_at <= %(now)s THEN 1 ELSE known.count + 1 END,
    ends_at = CASE WHEN known.ends_at <= %(now)s THEN excluded.ends_at ELSE known.ends_at END
RETURNING count
"""


def count_attempt(*, what: str, by: str, within: timedelta) -> int:
    """Count one try of `what` `by` somebody (an address, a person, a machine), and answer with how many there have
    been since the window of time began, this one included.

    Only a keyed hash of the two is kept. Call it outside a transaction, or the count waits for the commit.
    """
    key = salted_hmac("people.attempts", f"{what}|{by}", algorithm="sha256").hexdigest()
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "now": now, "ends": now + within})
        counted: int = cursor.fetchone()[0]
    return counted


def forget_attempts() -> int:
    """Delete the counts whose window of time has ended; answers with how many."""
    return AttemptCount.objects.filter(ends_at__lte=clock.now()).delete()[0]
