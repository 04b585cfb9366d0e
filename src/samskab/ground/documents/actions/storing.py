"""The one write of what a text says."""

from collections.abc import Mapping, Sequence

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.documents.actions.telling import tell
from samskab.ground.documents.models import Writer
from samskab.ground.documents.queries.documents import hold
from samskab.ground.documents.queries.writers import owners_of
from samskab.ground.documents.queries.writing import Stored, Stroke
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal

_LAST = """
SELECT each.id, coalesce((SELECT max(id) FROM documents_change WHERE document_id = each.id), 0)
FROM unnest(%s::bigint[]) AS each (id)
"""


# One statement with four parameters, however many rows: this is written many times a second.
_STORE = """
INSERT INTO documents_change (document_id, by_id, data, at)
SELECT document, who, data, %s FROM unnest(%s::bigint[], %s::bigint[], %s::bytea[]) WITH ORDINALITY
    AS each (document, who, data, place)
ORDER BY place
RETURNING id
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
    rows = (
        [stroke.document for _by, stroke in strokes],
        [participation for participation, _stroke in strokes],
        [stroke.data for _by, stroke in strokes],
    )
    with connection.cursor() as cursor:
        cursor.execute(_STORE, [clock.now(), *rows])
        numbers = sorted(number for (number,) in cursor.fetchall())
    stored: list[Stored] = []
    for (_by, stroke), number in zip(strokes, numbers, strict=True):
        stored.append(Stored(stroke.document, number, last[stroke.document]))
        last[stroke.document] = number
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
