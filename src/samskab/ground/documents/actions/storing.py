"""The one write of what a text says."""

from collections.abc import Mapping, Sequence

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.documents.actions.telling import tell
from samskab.ground.documents.models import Change, Writer
from samskab.ground.documents.queries.documents import hold
from samskab.ground.documents.queries.writers import owners_of
from samskab.ground.documents.queries.writing import Stored, Stroke
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal

_LAST = """
SELECT each.id, coalesce((SELECT max(id) FROM documents_change WHERE document_id = each.id), 0)
FROM unnest(%s::bigint[]) AS each (id)
"""


@transaction.atomic
def store_changes(*, by: Mapping[int, Sequence[Stroke]], process: str = "") -> list[Stored]:
    """Write down what participants, named by their keys, wrote in any number of texts; all of it or nothing.

    Consequences, in order: nobody else writes in these texts until the end of the transaction; the client ids that
    are claimed are theirs, for ever; each stroke is a change; once that is committed, every process that holds one of
    the texts open hears of it, and that it came from `process`. Typing is no fact. The answer is in the order of the
    strokes.

    Raises a `Refusal` when a client id is another's, and the database refuses whoever does not take part now.
    """
    strokes = [(participation, stroke) for participation, each in by.items() for stroke in each]
    documents = sorted({stroke.document for _by, stroke in strokes})
    hold(*documents)
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [documents])
        last: dict[int, int] = dict(cursor.fetchall())
    _claim(strokes)
    now = clock.now()
    rows = Change.objects.bulk_create(
        Change(document_id=stroke.document, by_id=participation, data=stroke.data, at=now)
        for participation, stroke in strokes
    )
    stored: list[Stored] = []
    for row in rows:
        stored.append(Stored(row.document_id, row.pk, last[row.document_id]))
        last[row.document_id] = row.pk
    tell(messages=[f"text {document} {process}" for document in documents])
    return stored


def _claim(strokes: Sequence[tuple[int, Stroke]]) -> None:
    """Make the claimed client ids theirs who brought them, unless they are another's."""
    claims = [((stroke.document, client), who) for who, stroke in strokes for client in stroke.claims]
    if not claims:
        return
    Writer.objects.bulk_create(
        (Writer(document_id=document, client=client, by_id=who) for (document, client), who in claims),
        ignore_conflicts=True,
    )
    people = dict(Participation.objects.filter(pk__in={who for _claim, who in claims}).values_list("pk", "person"))
    owners = owners_of({document for (document, _), _who in claims}, {client for (_, client), _who in claims})
    if any(owners.get(claim) != people.get(who) for claim, who in claims):
        raise Refusal("forged", _("De bogstaver er skrevet af en anden."))
