"""What looks alike is found as well and in as few questions among very many, and by indexes alone."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from django.test import Client

from samskab.stages.spark.actions.learning import learn_words
from samskab.stages.spark.bridge import lexicon, look_alikes
from samskab.stages.spark.models import ExternalForum
from samskab.stages.spark.queries.alike import named
from samskab.stages.spark.queries.pieces import MOST, forums_with
from tests.factories import a_forum, an_arena
from tests.support.clusters import Database
from tests.support.queries import at_most

TEXT = "Et stormflodsberedskap i byen. Vi vil hjælpe hinanden, når vandet stiger."
MANY = """
INSERT INTO spark_externalforum (ref, name, address, does, place, ngrams, registered_by_id, registered_at)
SELECT gen_random_uuid(), 'Netværk ' || number, 'https://forum.example/' || number, 'Vi mødes om noget.', '0250',
    (SELECT array_agg(DISTINCT substr(md5(number::text), start, 5)) || '{netvæ,etvær,tværk}'
     FROM generate_series(1, 28) AS start), %s, now()
FROM generate_series(1, 2000) AS number
"""


@pytest.fixture
def two_thousand(committed_db: Database) -> Iterator[ExternalForum]:
    """Very many forums, and one that is looked for."""
    wanted = a_forum("Stormflodsberedskabet")
    with psycopg.connect(committed_db.superuser_url, autocommit=True) as superuser:
        superuser.execute(MANY, [wanted.registered_by_id])
        superuser.execute("VACUUM ANALYZE spark_externalforum")
    yield wanted
    connection.close()


def test_among_very_many_forums_the_one_that_looks_alike_is_found(two_thousand: ExternalForum) -> None:
    an_arena("Et fælles stormflodsberedskab")
    look_alikes(text=TEXT)  # the words of the titles are read once in a process

    with at_most(7):
        found = look_alikes(text=TEXT, place="0250")
    assert [each.title for each in found] == ["Et fælles stormflodsberedskab", "Stormflodsberedskabet"]


def test_few_forums_are_compared_however_common_the_pieces(two_thousand: ExternalForum) -> None:
    assert forums_with(ExternalForum.objects.all(), ["netvæ"]).count() == MOST
    _, forums = named(["netværk"], ["netværk"])
    assert len(forums) <= 2 * MOST


def test_pieces_of_forums_are_found_by_the_index(two_thousand: ExternalForum) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off; SET enable_indexscan = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM spark_externalforum WHERE removed_at IS NULL AND ngrams && %s::varchar[] "
            "ORDER BY cardinality(ngrams), id DESC LIMIT 250",
            [["strom", "storm", "tormf", "flods", "lodsb", "dsber", "sbere", "beret", "edska"]],
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
        cursor.execute("SELECT unnest(proconfig) FROM pg_proc WHERE proname = 'spark_forums_with'")
        settings = {row[0] for row in cursor.fetchall()}
    assert "Bitmap Index Scan on spark_forum_ngrams" in plan
    assert settings == {"enable_seqscan=off", "enable_indexscan=off"}


@pytest.mark.django_db
def test_the_page_that_asks_while_one_writes_asks_the_database_less_than_ten_times(client: Client) -> None:
    for number in range(12):
        an_arena(f"Stormflodsberedskab {number}")
        a_forum(f"Stormflodsrådet {number}")
    learn_words()
    lexicon.lexicon()

    with at_most(9):
        page = client.get("/spark/alike/", {"text": TEXT})
    assert "Stormflodsberedskab" in page.content.decode()
