"""Which texts have been written in since they were last read through, and what one says in plain words."""

from datetime import datetime

from django.db import connection

from samskab.ground.documents.models import Change, Document
from samskab.ground.documents.queries.texts import text_of
from samskab.kernel.text.rich import plain

AT_A_TIME = 200
_SINCE = """
SELECT text.id FROM documents_document AS text
CROSS JOIN LATERAL (SELECT max(id) AS upto FROM documents_change WHERE document_id = text.id) AS last
LEFT JOIN documents_reading AS reading ON reading.document_id = text.id
WHERE last.upto > coalesce(reading.upto_id, 0) ORDER BY last.upto LIMIT %s
"""


def written_since() -> list[int]:
    """The keys of some texts with changes that nobody has read, the longest waiting first."""
    with connection.cursor() as cursor:
        cursor.execute(_SINCE, [AT_A_TIME])
        return [pk for (pk,) in cursor.fetchall()]


def read_now(document: Document) -> tuple[str, int, datetime]:
    """The words of a text, the number of its last change, and when that came. Three queries."""
    text = text_of(document)
    return plain(text.body), text.upto, Change.objects.values_list("at", flat=True).get(pk=text.upto)
