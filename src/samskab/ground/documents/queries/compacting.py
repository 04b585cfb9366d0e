"""Which texts have had many changes since they were last summed up, and the sum of them."""

from collections.abc import Sequence

from django.db import connection
from pycrdt import Doc, merge_updates

from samskab.kernel.live.updates import read_state, read_update

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
    """All these updates as one that does the same.

    A Yjs document says nothing of changes that wait for others that never came, so those are put beside it.
    """
    doc: Doc[object] = Doc()
    for update in updates:
        doc.apply_update(update)
    state = read_state(doc.get_state())
    waiting = [update for update in updates if not read_update(update).is_within(state)]
    return merge_updates(doc.get_update(), *waiting) if waiting else doc.get_update()
