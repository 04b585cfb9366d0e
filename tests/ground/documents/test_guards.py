"""What people wrote together stands, whatever raw SQL does, as the app's role and as the owner of the tables."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from samskab.ground.arenas import actions as arenas
from samskab.ground.documents import actions
from samskab.ground.documents.models import Change, Suggestion
from tests.ground.documents.conftest import Here, a_text, paragraph
from tests.support.clusters import Database

TABLES = (
    "document", "change", "writer", "version", "framing", "remark", "remarksettled", "suggestion", "suggestiontaken",
    "suggestionwithdrawn", "source", "remarkanswer", "versionadopted",
)  # fmt: skip
OUTSIDE = "(SELECT id FROM arenas_participation WHERE left_at IS NOT NULL LIMIT 1)"
KARL = "(SELECT by_id FROM documents_suggestiontaken LIMIT 1)"
TEXT = "(SELECT min(id) FROM documents_document)"
OTHER_TEXT = "(SELECT max(id) FROM documents_document)"
ATTACKS = (
    *(f"DELETE FROM documents_{table}" for table in TABLES),
    "UPDATE documents_document SET title = 'Andet'",
    "UPDATE documents_change SET data = 'x'",
    "UPDATE documents_change SET by_id = by_id + 1",
    "UPDATE documents_writer SET by_id = by_id + 1",
    "UPDATE documents_version SET name = 'Vedtaget'",
    "UPDATE documents_framing SET words = 'Andet'",
    "UPDATE documents_remark SET words = 'Andet'",
    "UPDATE documents_remarkanswer SET words = 'Andet'",
    "UPDATE documents_versionadopted SET at = now()",
    ("INSERT INTO documents_remarkanswer (ref, remark_id, words, by_id, at) SELECT gen_random_uuid(), max(id), 'Ja', "
    f"{OUTSIDE}, now() FROM documents_remark"),
    ("INSERT INTO documents_remarkanswer (ref, remark_id, words, by_id, at) SELECT gen_random_uuid(), remark_id, 'Ja', "
    f"{KARL}, now() FROM documents_remarksettled"),
    ("INSERT INTO documents_version (document_id, number, name, body, digest, state, by_id, at, amends_id) "
    f"SELECT document_id, number + 1, '', body, digest, state, {KARL}, now(), id FROM documents_version"),
    "UPDATE documents_suggestion SET why = 'Andet'",
    "UPDATE documents_snapshot SET data = 'x'",
    "DELETE FROM documents_snapshot",
    f"INSERT INTO documents_change (document_id, data, by_id, at) VALUES ({TEXT}, 'x', {OUTSIDE}, now())",
    f"INSERT INTO documents_change (document_id, data, by_id, at) VALUES ({TEXT}, '', {KARL}, now())",
    (f"INSERT INTO documents_change (document_id, data, by_id, at) SELECT {TEXT}, 'x', id, now() "
    "FROM arenas_participation WHERE arena_id <> (SELECT min(arena_id) FROM documents_document) LIMIT 1"),
    f"INSERT INTO documents_change (id, document_id, data, by_id, at) VALUES (999999999, {TEXT}, 'x', {KARL}, now())",
    f"INSERT INTO documents_change (id, document_id, data, by_id, at) VALUES (-1, {TEXT}, 'x', {KARL}, now())",
    (f"INSERT INTO documents_writer (document_id, client, by_id) SELECT document_id, client, {KARL} "
    "FROM documents_writer"),
    (f"INSERT INTO documents_writer (document_id, client, by_id) SELECT {TEXT}, 99, id FROM arenas_participation "
    "WHERE arena_id <> (SELECT min(arena_id) FROM documents_document) LIMIT 1"),
    ("INSERT INTO documents_version (document_id, number, name, body, digest, state, by_id, at) "
    f"SELECT document_id, number + 1, '', body || ' ', digest, state, {KARL}, now() FROM documents_version"),
    ("INSERT INTO documents_version (document_id, number, name, body, digest, state, by_id, at) "
    f"SELECT document_id, number + 5, '', body, digest, state, {KARL}, now() FROM documents_version"),
    ("INSERT INTO documents_version (document_id, number, name, body, digest, state, by_id, at, restores_id) "
    f"SELECT document_id, number + 1, '', 'x', sha256('x'), state, {KARL}, now(), id FROM documents_version"),
    ("INSERT INTO documents_version (document_id, number, name, body, digest, state, by_id, at) "
    f"SELECT document_id, number + 1, '', body, digest, state, {OUTSIDE}, now() FROM documents_version"),
    f"INSERT INTO documents_remarksettled (remark_id, by_id, at) SELECT max(id), {KARL}, now() FROM documents_remark",
    (f"INSERT INTO documents_suggestiontaken (suggestion_id, change_id, by_id, at) SELECT max(suggestion_id), "
    f"(SELECT max(id) FROM documents_change), {KARL}, now() FROM documents_suggestionwithdrawn"),
    (f"INSERT INTO documents_suggestionwithdrawn (suggestion_id, by_id, at) SELECT min(suggestion_id), {KARL}, now() "
    "FROM documents_suggestiontaken"),
    (f"INSERT INTO documents_suggestionwithdrawn (suggestion_id, by_id, at) SELECT max(id), {KARL}, now() "
    "FROM documents_suggestion"),
    ("INSERT INTO documents_source (document_id, version_id, block, kind, origin, by_id, at) "
    f"SELECT {OTHER_TEXT}, id, '', 'x', gen_random_uuid(), {KARL}, now() FROM documents_version"),
    ("INSERT INTO documents_document (ref, arena_id, kind, title, number, started_by_id, at) "
    "SELECT gen_random_uuid(), arena_id, kind, title, number + 9, started_by_id, at FROM documents_document"),
    ("INSERT INTO documents_document (ref, arena_id, kind, title, number, started_by_id, at) "
    f"SELECT gen_random_uuid(), arena_id, kind, title, 3, {OUTSIDE}, at FROM documents_document"),
    (f"INSERT INTO documents_snapshot (document_id, upto_id, data, at) SELECT {OTHER_TEXT}, min(id), 'x', now() "
    "FROM documents_change"),
)  # fmt: skip


def furnish() -> Here:
    """A row in each table, and one who has left."""
    here = a_text("Vandet kommer hvert år.")
    block = here.block()

    def suggest(words: str, before: str) -> Suggestion:
        return actions.suggest(document=here.document, block=block, before=before, after=paragraph(words), by=here.ida)

    taken = suggest("Vandet kommer hvert forår.", "Vandet kommer hvert år.")
    actions.take_suggestion(suggestion=taken, by=here.karl)
    gone = suggest("Nej.", "Vandet kommer hvert forår.")
    actions.withdraw_suggestion(suggestion=gone, by=here.ida)
    suggest("Ja.", "Vandet kommer hvert forår.")
    settled = actions.remark(document=here.document, words="Hvor?", by=here.anne)
    actions.settle_remark(remark=settled, by=here.anne)
    asked = actions.remark(document=here.document, words="Hvornår?", by=here.ida)
    actions.answer_remark(remark=asked, words="I januar.", by=here.karl)
    actions.keep_version(document=here.document, name="Første", by=here.anne)
    other = a_text("Et andet sted.")
    arenas.leave(arena=other.arena, by=other.ida)
    last = Change.objects.filter(document=here.document).latest("pk")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO documents_snapshot (document_id, upto_id, data, at) VALUES (%s, %s, 'x', now())",
            [here.document.pk, last.pk],
        )
    return here


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_raw_sql_is_refused(attack: str) -> None:
    furnish()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)


def test_not_even_the_owner_of_the_tables_can(committed_db: Database) -> None:
    furnish()
    with psycopg.connect(committed_db.owner_url, autocommit=True) as owner:
        for attack in (*ATTACKS, *(f"TRUNCATE documents_{table} CASCADE" for table in TABLES)):
            with pytest.raises(psycopg.Error), owner.transaction():
                owner.execute(attack)
