"""The words that are written in what can be found, for those who learn them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection

from samskab.ground.finding.models import Word
from samskab.kernel import clock

LOOKED_BACK = timedelta(minutes=10)
_LONGEST = 40
# What stands in a part that can be closed is never learnt, so that no suggestion can tell of it. As many letters are
# read as go into the index.
_SAID = "SELECT to_tsvector('simple', title || ' ' || left(words, 200000)) FROM finding_findable WHERE part = ''"
_COUNTED = "SELECT word, ndoc FROM ts_stat(%s)"
_FRESH = """
SELECT word, count(*) FROM (
    SELECT unnest(tsvector_to_array(to_tsvector('simple', title || ' ' || left(words, 200000)))) AS word
    FROM finding_findable WHERE part = '' AND touched_at > %s
) AS said WHERE NOT EXISTS (SELECT FROM finding_word AS known WHERE known.word = said.word) GROUP BY word
"""
_LEXEMES = "SELECT word, (ts_lexize('danish_stem', word))[1] FROM unnest(%s::text[]) AS word"


def every_word() -> dict[str, int]:
    """Each word and how many things hold it: seconds where there are very many things."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [_SAID])
        return _words(cursor.fetchall())


def new_words() -> dict[str, int]:
    """The words of what was said within the last minutes that have not been learnt."""
    with connection.cursor() as cursor:
        cursor.execute(_FRESH, [_since()])
        return _words(cursor.fetchall())


def used_words() -> frozenset[str]:
    """The words that more than one thing holds, which compounds may be made of."""
    return frozenset(Word.objects.filter(findables__gt=1).values_list("word", flat=True))


def lexemes_of(words: Iterable[str]) -> dict[str, str]:
    """What the index holds for each word; those that it leaves out, as they say nothing, are not there."""
    with connection.cursor() as cursor:
        cursor.execute(_LEXEMES, [list(words)])
        return {word: lexeme for word, lexeme in cursor.fetchall() if lexeme}


def _since() -> datetime:
    return clock.now() - LOOKED_BACK


def _words(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {word: number for word, number in counted if word.isalpha() and len(word) <= _LONGEST}
