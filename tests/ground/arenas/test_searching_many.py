"""A search among ten thousand arenas begins with what is rare, and reads no table from end to end."""

import psycopg
import pytest

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.lists import Wanted, arenas_wanted
from samskab.ground.arenas.queries.search import MOST_COMPARED, rare_grams
from samskab.kernel.text.ngrams import ngrams
from tests.factories import an_arena
from tests.support.clusters import Database

MANY = """
INSERT INTO arenas_arena (ref, slug, title, text, purpose, starting_point, domain, place, spot, ngrams, started_by_id,
    started_in, started_at, state, state_at, outcome, last_act_at)
SELECT gen_random_uuid(), 'a' || number, title, 'Vi vil noget sammen her.', '', 'problem', '', '0250', '',
    (SELECT array_agg(DISTINCT substr(' ' || word || ' ', start, size))
     FROM unnest(string_to_array(lower(title), ' ')) AS word, generate_series(3, 5) AS size,
          generate_series(1, length(word) + 3 - size) AS start),
    %s, 'citizen', now(), 'open', now(), '', now()
FROM (SELECT number, 'Fælles arena om ' || substr(md5(number::text), 1, 6) || ' nummer ' || number AS title
      FROM generate_series(1, 10000) AS number) AS made
"""
COUNTED = """
INSERT INTO arenas_gram (gram, arenas)
SELECT gram, count(*) FROM arenas_arena, unnest(ngrams) AS gram GROUP BY gram
ON CONFLICT (gram) DO UPDATE SET arenas = excluded.arenas
"""


@pytest.fixture
def ten_thousand(committed_db: Database) -> Arena:
    """Very many arenas, with words that all of them have, and one that is looked for.

    They come all at once as from a backup, so what triggers do one by one is done in one step.
    """
    wanted = an_arena("Et fælles stormflodsberedskab")
    with psycopg.connect(committed_db.superuser_url, autocommit=True) as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(MANY, [wanted.started_by_id])
        superuser.execute(COUNTED)
        superuser.execute("VACUUM ANALYZE arenas_arena")
    return wanted


def test_among_ten_thousand_a_misspelt_title_is_found_by_the_index(ten_thousand: Arena) -> None:
    rows = arenas_wanted(Wanted(words="stormflodsberedsakb"))

    assert [arena.title for arena in rows] == [ten_thousand.title]
    assert "Seq Scan on arenas_arena" not in rows.explain()


def test_few_titles_are_compared_however_common_the_words(ten_thousand: Arena) -> None:
    rare = rare_grams(ngrams("fælles arena om stormflod nummer"))

    assert Arena.objects.filter(ngrams__overlap=rare).count() <= MOST_COMPARED
    assert rare_grams(ngrams("fælles")) == []
    assert arenas_wanted(Wanted(words="fælles")).count() == 10_001
