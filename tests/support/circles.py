"""Circles full of made-up people and their answers, written straight into the tables: too many to enter one by one."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from samskab.ground.people.enums import Perspective

CONCERN_EACH, ASIDE_EACH = 20, 50  # so many answer for each who has a concern, or stands aside


def seat(owner_url: str, *, arena: int, people: int) -> None:
    """Let so many take part in an arena, evenly from all perspectives; every tenth has not acted there for long."""
    with _unguarded(owner_url, "arenas_participation") as owner:
        owner.execute(
            "INSERT INTO people_person (ref, password, name, language, theme, is_operator, created_at, joined_at) "
            "SELECT gen_random_uuid(), '!', 'Person ' || n, 'da', 'auto', false, now(), now() "
            "FROM generate_series(1, %s) AS n",
            [people],
        )
        owner.execute(
            "INSERT INTO arenas_participation "
            "(ref, arena_id, person_id, perspective, joined_at, is_first, helped_way, last_act_at) "
            "SELECT gen_random_uuid(), %(arena)s, id, (%(perspectives)s::text[])[1 + id %% %(hats)s], "
            "now() - interval '1 year', true, '', "
            "now() - (CASE WHEN id %% 10 = 0 THEN 200 ELSE 5 END) * interval '1 day' "
            "FROM people_person WHERE name LIKE 'Person %%'",
            {"arena": arena, "perspectives": Perspective.values, "hats": len(Perspective)},
        )


def answer(owner_url: str, *, proposal: int, beside: int) -> None:
    """Let the silent in a circle answer, all but so many of them; most consent."""
    with _unguarded(owner_url, "consent_given", "consent_seat") as owner:
        owner.execute(
            "INSERT INTO consent_given (ref, at, seat_id, version_id, answer, words, given_in) "
            "SELECT gen_random_uuid(), now(), seat.id, version.id, said.answer, "
            "CASE said.answer WHEN 'concern' THEN 'Det bliver sent for dem, der har små børn.' ELSE '' END, "
            "participation.perspective "
            "FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM consent_seat "
            "      WHERE proposal_id = %(proposal)s AND answer = '' ORDER BY id OFFSET %(beside)s) AS seat "
            "JOIN arenas_participation AS participation ON participation.id = seat.participation_id "
            "JOIN consent_version AS version ON version.proposal_id = seat.proposal_id, "
            "LATERAL (SELECT CASE WHEN seat.n %% %(aside)s = 0 THEN 'stand_aside' "
            "WHEN seat.n %% %(concern)s = 1 THEN 'concern' ELSE 'consent' END AS answer) AS said",
            {"proposal": proposal, "beside": beside, "aside": ASIDE_EACH, "concern": CONCERN_EACH},
        )
        owner.execute(
            "UPDATE consent_seat AS seat SET answer = given.answer, answered = 1, answered_at = given.at "
            "FROM consent_given AS given WHERE given.seat_id = seat.id AND seat.proposal_id = %s AND seat.answer = ''",
            [proposal],
        )


@contextmanager
def _unguarded(owner_url: str, *tables: str) -> Iterator[psycopg.Connection]:
    """The triggers that guard one act at a time are off while it lasts."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        for table in tables:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield owner
        for table in tables:
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        owner.execute("VACUUM ANALYZE")
