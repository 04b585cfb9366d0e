"""Which texts have had many changes since they were last summed up, and the sum of them."""

from collections.abc import Sequence

from django.db import connection
from pycrdt import Doc

from samskab.kernel.live.growing import Growing, write_sum

MANY = 200  # changes; a text with fewer opens in a few milliseconds
AT_A_TIME = 100
_LONG = """
SELECT text.id FROM documents_document text
CROSS JOIN LATERAL (
    SELECT count(*) AS many FROM (
        SELECT FROM documents_change change
        WHERE change.document_id = text.id AND change.id > coalesce(
            (SELECT max(upto_id) FROM documents_snapshot WHERE document_id = text.id), 0)
        LIMIT %(many)s
    ) later
) later
WHERE later.many >= %(many)s
ORDER BY text.id LIMIT %(at_a_time)s
"""


def long_ones(many: int = MANY) -> list[int]:
    """The keys of some texts that are worth summing up."""
    with connection.cursor() as cursor:
        cursor.execute(_LONG, {"many": many, "at_a_time": AT_A_TIME})
        return [pk for (pk,) in cursor.fetchall()]


def summed_up(updates: Sequence[bytes]) -> bytes:
    """All these updates as one row that does the same, with what waits for others that have not come."""
    growing = Growing(Doc())
    growing.take(updates)
    return write_sum(growing)
