"""Reading through what people write, so that the words of a text can be found."""

from django.db import transaction

from samskab.ground.documents.models import Document, Reading
from samskab.ground.documents.queries.reading import read_now, written_since


def read_through() -> int:
    """Read each text that was written in since it was last read; the answer is how many were.

    A text is read in a transaction of its own. What is written meanwhile is read the next time.
    """
    documents = Document.objects.in_bulk(written_since())
    for document in documents.values():
        words, upto, at = read_now(document)
        with transaction.atomic():
            Reading.objects.update_or_create(document=document, defaults={"words": words, "upto_id": upto, "at": at})
    return len(documents)
