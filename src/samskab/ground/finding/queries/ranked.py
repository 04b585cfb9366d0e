"""The search itself: what answers a question, the best first. One query, however much there is to find.

A question that may lead to very many things is answered from the newest ones alone, so that no question is costly.
"""

from dataclasses import dataclass

from samskab.ground.finding.models import Findable
from samskab.ground.finding.queries.wording import FAR, Wording
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.paging import Page

MOST = 200
"""So many things are put in order at the most, the newest of those that answer."""
NEWEST = 4_000
"""So many of the newest are looked through for what very many things hold."""
MARK, UNMARK = "\x02", "\x03"
_WORDS, _TITLE = 0.35, 1
_WEIGHTS = f"{{0, 0, {_WORDS}, {_TITLE}}}"
# What a part of a word counts beside 1 for the word itself, by the reckoning of `ts_rank`: it divides each hit by the
# second figure. The third is the bytes that a word takes in a vector: to ask a long one for its length would unpack it.
_PART, _RANKED_BY, _BYTES = 0.4, 1.645, 24
_HIGHLIGHT = f"StartSel={MARK}, StopSel={UNMARK}"
_READ = 4_000  # letters of a text in which its hits are shown

# A part that is closed is found by those who take part: what `arenas.queries.parts.may_see` says of one, for many.
_SEEN = """
(findable.part = '' OR NOT EXISTS (
    SELECT FROM arenas_closedpart AS shut WHERE shut.arena_id = findable.arena_id AND shut.part = findable.part
    AND shut.opened_at IS NULL AND shut.until > %(now)s
) OR EXISTS (
    SELECT FROM arenas_participation AS mine WHERE mine.arena_id = findable.arena_id
    AND mine.person_id = %(person)s AND mine.left_at IS NULL
))
"""
_OF_ALL = """
SELECT id, at FROM (
    SELECT id, at FROM finding_findable AS findable WHERE {holds} AND {kind} AND {seen} OFFSET 0
) AS held ORDER BY at DESC, id DESC LIMIT %(most)s
"""
_OF_THE_NEWEST = """
SELECT id, at FROM (
    SELECT * FROM finding_findable AS findable WHERE {kind} ORDER BY at DESC, id DESC LIMIT %(newest)s
) AS findable WHERE {holds} AND {seen}
"""
_RANKED = """
WITH found AS MATERIALIZED (SELECT * FROM ({source}) AS one WHERE numnode({asked}) > 0),
loose AS MATERIALIZED (SELECT * FROM ({loose}) AS one WHERE NOT EXISTS (SELECT FROM found) AND numnode({asked}) > 0),
scored AS (
    SELECT findable.id, findable.at,
        CASE WHEN itself > 0 THEN itself ELSE
            CASE WHEN ts_filter(vector, '{{a}}') @@ %(marked_words)s::tsquery
            THEN %(title)s ELSE %(words)s END
            * ln(2) / ln(2 + pg_column_size(vector)::float / %(bytes)s) / greatest(1, (numnode({whole}) + 1) / 2)
        END + 0.02 / (1 + greatest(extract(epoch FROM %(now)s - findable.at), 0) / 31536000) AS score
    FROM (SELECT * FROM found UNION ALL SELECT * FROM loose) AS either
    JOIN finding_findable AS findable ON findable.id = either.id,
    LATERAL (SELECT ts_rank(%(weights)s, vector, {whole}, 1) AS itself OFFSET 0) AS word
),
placed AS (
    SELECT id, row_number() OVER (ORDER BY score DESC, at DESC, id DESC) AS place, count(*) OVER () AS total
    FROM scored
)
SELECT findable.id, findable.kind, findable.ref, findable.arena_id, findable.part, findable.title, findable.words,
    findable.at, arena.slug AS arena_slug, arena.title AS arena_title, placed.total,
    EXISTS (SELECT FROM found) AS is_whole,
    ts_headline('danish', findable.title, shown.hits, %(entire)s) AS marked_title,
    ts_headline('danish', left(findable.words, %(read)s), shown.hits, %(cut)s) AS marked_words
FROM placed JOIN finding_findable AS findable ON findable.id = placed.id
JOIN arenas_arena AS arena ON arena.id = findable.arena_id,
LATERAL (
    SELECT {phrased} || coalesce(string_agg(quote_literal(lexeme), ' | '), '')::tsquery AS hits
    FROM unnest(tsvector_to_array(findable.vector)) AS lexeme WHERE lexeme = ANY (%(lexemes)s::text[])
) AS shown
WHERE (placed.place - 1) / %(size)s + 1 = least(%(number)s, (placed.total + %(size)s - 1) / %(size)s)
ORDER BY placed.place
"""


@dataclass(frozen=True)
class Ranked:
    """One page of what was found. `is_loose` says that nothing holds all the words, and this some of them."""

    page: Page[Findable]
    is_loose: bool


def ranked(wording: Wording, *, person: Person | None, kind: str, number: int, size: int) -> Ranked:
    """What answers a question and may be seen by a person, or by a stranger; the best first.

    A hit in a title counts more than one below it, a word itself more than one it is part of, and what is new a
    little more than what is old. Nothing else counts (G2, G5).
    """
    of_kind = "findable.kind = %(kind)s" if kind else "true"
    source = _OF_THE_NEWEST if wording.leads_to > FAR else _OF_ALL
    statement = _RANKED.format(
        source=source.format(holds=wording.every, kind=of_kind, seen=_SEEN),
        loose=_OF_ALL.format(holds=wording.some, kind=of_kind, seen=_SEEN),
        asked=wording.asked,
        whole=wording.whole,
        phrased=wording.phrased,
    )
    given = {
        "person": person.pk if person is not None else None,
        "kind": kind,
        "now": clock.now(),
        "most": MOST,
        "newest": NEWEST,
        "weights": _WEIGHTS,
        "title": _TITLE * _PART / _RANKED_BY,
        "words": _WORDS * _PART / _RANKED_BY,
        "bytes": _BYTES,
        "read": _READ,
        "entire": f"HighlightAll=true, {_HIGHLIGHT}",
        "cut": f"MaxWords=32, MinWords=18, ShortWord=0, {_HIGHLIGHT}",
        "number": number,
        "size": size,
    }
    rows = tuple(Findable.objects.raw(statement, {**given, **wording.given}))
    total, is_whole = (rows[0].total, rows[0].is_whole) if rows else (0, True)
    last = max(1, -(-total // size))
    return Ranked(Page(rows, min(number, last), total, size), is_loose=not is_whole)
