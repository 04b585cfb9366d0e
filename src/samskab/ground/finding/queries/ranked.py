"""The search itself: what answers a question, the best first. One query, however much there is to find.

A question that may lead to very many things is answered from the newest ones alone, so that no question is costly.
"""

from dataclasses import dataclass

from samskab.ground.finding.models import Findable
from samskab.ground.finding.queries.wording import MOST, Wording
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.paging import Page

NEWEST = 4_000
"""So many of the newest are looked through for what very many things hold."""
MARK, UNMARK = "\x02", "\x03"
_WEIGHTS = "{0, 0, 0.35, 1}"  # of nothing, nothing, words and title
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
SELECT id, at, vector FROM finding_findable AS findable
WHERE {holds} AND {kind} AND {seen} LIMIT %(most)s
"""
_OF_THE_NEWEST = """
SELECT id, at, vector FROM (
    SELECT * FROM finding_findable AS findable WHERE {kind} ORDER BY at DESC, id DESC LIMIT %(newest)s
) AS findable WHERE {holds} AND {seen}
"""
_RANKED = """
WITH found AS MATERIALIZED (SELECT * FROM ({source}) AS one WHERE numnode({asked}) > 0),
loose AS MATERIALIZED (SELECT * FROM ({loose}) AS one WHERE NOT EXISTS (SELECT FROM found) AND numnode({asked}) > 0),
scored AS (
    SELECT id, at,
        CASE WHEN itself > 0 THEN itself ELSE 0.4 * ts_rank(%(weights)s, vector, {marked}, 1) END
        + 0.02 / (1 + greatest(extract(epoch FROM %(now)s - at), 0) / 31536000) AS score
    FROM (SELECT * FROM found UNION ALL SELECT * FROM loose) AS either,
    LATERAL (SELECT ts_rank(%(weights)s, vector, {whole}, 1) AS itself OFFSET 0) AS word
),
placed AS (
    SELECT id, row_number() OVER (ORDER BY score DESC, at DESC, id DESC) AS place, count(*) OVER () AS total
    FROM scored
)
SELECT findable.id, findable.kind, findable.ref, findable.arena_id, findable.part, findable.title, findable.words,
    findable.at, arena.slug AS arena_slug, arena.title AS arena_title, placed.total,
    EXISTS (SELECT FROM found) AS is_whole,
    ts_headline('danish', findable.title, {marked}, %(entire)s) AS marked_title,
    ts_headline('danish', left(findable.words, %(read)s), {marked}, %(cut)s) AS marked_words
FROM placed JOIN finding_findable AS findable ON findable.id = placed.id
JOIN arenas_arena AS arena ON arena.id = findable.arena_id
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
    source = _OF_THE_NEWEST if wording.leads_to > MOST else _OF_ALL
    statement = _RANKED.format(
        source=source.format(holds=wording.every, kind=of_kind, seen=_SEEN),
        loose=_OF_ALL.format(holds=wording.some, kind=of_kind, seen=_SEEN),
        asked=wording.asked,
        whole=wording.whole,
        marked=wording.marked,
    )
    given = {
        "person": person.pk if person is not None else None,
        "kind": kind,
        "now": clock.now(),
        "most": MOST,
        "newest": NEWEST,
        "weights": _WEIGHTS,
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
