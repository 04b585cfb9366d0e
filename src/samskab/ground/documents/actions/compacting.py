"""Summing up the changes of texts that have many, so that they open fast. Nothing that was written goes."""

from django.db import transaction

from samskab.ground.documents.models import Snapshot
from samskab.ground.documents.queries.compacting import long_ones, summed_up
from samskab.ground.documents.queries.texts import loaded


def compact() -> int:
    """Make a snapshot of each text that has had many changes since its last one; the older snapshots go.

    The answer is how many were made. Each is a transaction of its own, and needs nobody to wait: what is written
    meanwhile comes after it.
    """
    made = 0
    for document in long_ones():
        found = loaded(document)
        data = summed_up(found.updates)
        with transaction.atomic():
            _row, is_new = Snapshot.objects.get_or_create(
                document_id=document, upto_id=found.upto, defaults={"data": data}
            )
            Snapshot.objects.filter(document_id=document, upto__lt=found.upto).delete()
        made += is_new
    return made
