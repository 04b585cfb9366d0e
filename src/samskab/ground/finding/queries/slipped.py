"""Words that a misspelt one was meant as. One query, and only where a word is not known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from samskab.kernel.text.slips import may_slip, pieces_placed, slips_between, with_one_less

_MOST = 24  # words that are looked at, letter by letter, for each misspelt one
_MOVED = 1  # a slip moves the pieces after it by one
_SLIPPED = """
WITH asked AS (
    SELECT number, length, string_to_array(shorter, ' ') AS shorter, string_to_array(pieces, ' ') AS pieces
    FROM unnest(%(numbers)s::int[], %(lengths)s::int[], %(shorter)s::text[], %(pieces)s::text[])
        AS asked(number, length, shorter, pieces)
),
by_a_letter AS MATERIALIZED (
    SELECT asked.number, near.* FROM asked CROSS JOIN LATERAL (
        SELECT word, folded, lexeme, name, findables FROM finding_word WHERE slips && asked.shorter
        ORDER BY findables DESC, word LIMIT %(most)s
    ) AS near
),
by_pieces AS (
    SELECT asked.number, near.* FROM asked CROSS JOIN LATERAL (
        SELECT word, folded, lexeme, name, findables FROM unnest(asked.pieces) AS piece
        JOIN finding_word ON slips @> ARRAY[piece] AND abs(length(folded) - asked.length) <= 2
        GROUP BY word ORDER BY count(*) DESC, findables DESC, word LIMIT %(most)s
    ) AS near
    WHERE asked.number NOT IN (SELECT number FROM by_a_letter)
)
SELECT * FROM by_a_letter UNION ALL SELECT * FROM by_pieces
"""


@dataclass(frozen=True)
class Meant:
    """The word a misspelt one was meant as, and the lexemes of its forms with how many things hold each."""

    word: str
    lexemes: Mapping[str, int]


def meant(spelt: Mapping[int, str]) -> dict[int, Meant]:
    """For each of some folded words that nobody wrote, the nearest that somebody did; those without one are left out.

    The fewest slips come first, and of as many the word that most things hold.
    """
    asked = {number: word for number, word in spelt.items() if may_slip(word)}
    found: dict[int, list[tuple[int, int, str, str, str]]] = {}
    for number, word, folded, lexeme, name, findables in _near(asked):
        slips = min(slips_between(asked[number], spelling) for spelling in {folded, name})
        if slips <= may_slip(asked[number]):
            found.setdefault(number, []).append((slips, -findables, word, lexeme, name))
    return {number: _best(near) for number, near in found.items()}


def _best(near: list[tuple[int, int, str, str, str]]) -> Meant:
    *_how, word, _lexeme, name = min(near)
    return Meant(word, {lexeme: -fewer for _slips, fewer, _word, lexeme, named in near if named == name})


def _near(asked: Mapping[int, str]) -> list[tuple[int, str, str, str, str, int]]:
    if not asked:
        return []
    given: dict[str, Any] = {
        "numbers": list(asked),
        "lengths": [len(word) for word in asked.values()],
        "shorter": [" ".join(with_one_less(word)) for word in asked.values()],
        "pieces": [" ".join(pieces_placed(word, _MOVED)) for word in asked.values()],
        "most": _MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SLIPPED, given)
        rows: list[tuple[int, str, str, str, str, int]] = cursor.fetchall()
    return rows
