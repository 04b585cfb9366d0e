"""What must hold of consent whatever anybody did, asked of the tables themselves by another way than the guards'.

Each is a query for what must not be there. They are written for these tests alone, and share no word with the triggers.
"""

from typing import Any

from django.db import connection

_ENDED = """EXISTS (SELECT FROM consent_resolution r LEFT JOIN consent_version v ON v.amendment_id = r.amendment_id
    WHERE r.objection_id = o.id AND r.seat_id = g.seat_id AND (r.way = 'withdrawn' OR v.proposal_id = o.proposal_id))"""
_OPEN = f"FROM consent_objection o JOIN consent_given g ON g.id = o.given_id WHERE NOT {_ENDED}"
_LAST = """(SELECT DISTINCT ON (g.seat_id) g.*, v.number FROM consent_given g JOIN consent_version v ON v.id =
    g.version_id
    ORDER BY g.seat_id, g.id DESC)"""
# Those who have answered the version that an adoption is of, each person once.
_ANSWERED = f"""SELECT s.* FROM consent_seat s JOIN {_LAST} l ON l.seat_id = s.id WHERE s.proposal_id = e.proposal_id
    AND (
    l.answer = 'stand_aside' OR l.answer IN ('consent', 'concern') AND l.version_id = e.version_id)"""
_TOLD_BY = """EXISTS (SELECT FROM journal_entry told JOIN arenas_participation p ON p.id = {who}
    JOIN people_person person ON person.id = p.person_id JOIN arenas_arena a ON a.id = p.arena_id
    LEFT JOIN people_person guest ON guest.claimed_by_id = person.id
    WHERE told.kind IN ({kinds}) AND told.body->>'{field}' = {ref}::text AND told.chain = a.ref::text
      AND told.actor IN (person.ref, guest.ref))"""


def _told(who: str, field: str, ref: str, *kinds: str) -> str:
    return _TOLD_BY.format(who=who, field=field, ref=ref, kinds=", ".join(f"'consent.{kind}'" for kind in kinds))


MUST_NOT_BE = {
    "G3 adopted over an open objection": f"""SELECT FROM consent_ending e WHERE e."end" = 'adopted'
        AND EXISTS (SELECT {_OPEN} AND o.proposal_id = e.proposal_id)""",
    "G3 ran out over an open objection": f"""SELECT FROM consent_ending e WHERE e."end" = 'lapsed'
        AND EXISTS (SELECT {_OPEN} AND o.proposal_id = e.proposal_id)""",
    "G3 an objection ended by another": """SELECT FROM consent_resolution r JOIN consent_objection o ON o.id =
    r.objection_id
        JOIN consent_given g ON g.id = o.given_id WHERE r.seat_id <> g.seat_id""",
    "G3 an objection ended without its author": f"""SELECT FROM consent_resolution r JOIN consent_seat s ON s.id =
    r.seat_id
        WHERE NOT {_told("s.participation_id", "resolution", "r.ref", "objection_resolved")}""",
    "G3 an objection without reasons": """SELECT FROM consent_given g LEFT JOIN consent_objection o ON o.given_id = g.id
        WHERE (g.answer = 'objection') <> (o.id IS NOT NULL)""",
    "G3 two open objections of one seat": f"""SELECT g.seat_id {_OPEN} GROUP BY g.seat_id HAVING count(*) > 1""",
    "G5 an adoption that too few answered": f"""SELECT FROM consent_ending e JOIN consent_proposal p ON p.id =
    e.proposal_id
        WHERE e."end" = 'adopted' AND 100 * (SELECT count(*) FROM ({_ANSWERED}) AS theirs WHERE active) <
        p.share * (SELECT count(*) FROM consent_seat WHERE proposal_id = p.id AND active)""",
    "G5 an adoption that a sector was silent on": f"""SELECT FROM consent_ending e
        JOIN consent_proposal p ON p.id = e.proposal_id CROSS JOIN unnest(p.sectors) AS must
        WHERE e."end" = 'adopted' AND NOT EXISTS (SELECT FROM ({_ANSWERED}) AS theirs WHERE theirs.sector = must)""",
    "G5 an adoption of another text": """SELECT FROM consent_ending e JOIN consent_version v ON v.id = e.version_id
        WHERE v.proposal_id <> e.proposal_id OR EXISTS (
            SELECT FROM consent_version later WHERE later.proposal_id = e.proposal_id AND later.number > v.number)""",
    "G5 somebody sits twice": """SELECT FROM consent_seat s JOIN arenas_participation p ON p.id = s.participation_id
        GROUP BY s.proposal_id, p.person_id HAVING count(*) > 1""",
    "G5 somebody from elsewhere sits": """SELECT FROM consent_seat s JOIN arenas_participation p ON p.id =
    s.participation_id
        JOIN consent_proposal round ON round.id = s.proposal_id WHERE p.arena_id <> round.arena_id""",
    "G5 a seat says otherwise than its last answer": f"""SELECT FROM consent_seat s LEFT JOIN {_LAST} l ON l.seat_id
    = s.id
        WHERE (s.answer, s.answered) IS DISTINCT FROM (coalesce(l.answer, ''), l.number)
        OR s.objecting <> EXISTS (SELECT {_OPEN} AND g.seat_id = s.id)""",
    "G12 answered for another": f"""SELECT FROM consent_given g JOIN consent_seat s ON s.id = g.seat_id
        WHERE NOT {_told("s.participation_id", "given", "g.ref", "answer_given", "objection_raised")}""",
    "G12 an answer to another round": """SELECT FROM consent_given g JOIN consent_seat s ON s.id = g.seat_id
        JOIN consent_version v ON v.id = g.version_id WHERE v.proposal_id <> s.proposal_id""",
    "G12 stands behind it unasked": f"""SELECT FROM consent_proposer b JOIN consent_proposal p ON p.id = b.proposal_id
        WHERE b.participation_id IS DISTINCT FROM p.opened_by_id
        AND NOT {_told("b.participation_id", "proposer", "b.ref", "proposer_joined")}""",
    "G12 pushed back": f"""SELECT FROM consent_steppedback back JOIN consent_proposer b ON b.id = back.proposer_id
        WHERE NOT {_told("b.participation_id", "proposer", "b.ref", "proposer_stepped_back")}""",
    "G12 carries without a word": f"""SELECT FROM consent_carrying c JOIN consent_trial t ON t.id = c.trial_id
        WHERE NOT {_told("c.participation_id", "trial", "t.ref", "trial_carried")}""",
    "G14 an end that does not say who was missing": """SELECT FROM consent_ending
        WHERE jsonb_typeof(missing) IS DISTINCT FROM 'array'""",
    "G14 laid aside without what is unresolved": """SELECT FROM consent_ending WHERE "end" = 'parked' AND unresolved
    = ''""",
    "G14 tried without a trial, or tried what nobody objects to": f"""SELECT FROM consent_ending e WHERE e."end" =
    'trials'
        AND (NOT EXISTS (SELECT FROM consent_trial WHERE ending_id = e.id)
             OR NOT EXISTS (SELECT {_OPEN} AND o.proposal_id = e.proposal_id))""",
    "a deadline that came by itself": """SELECT FROM consent_deadline d JOIN consent_proposal p ON p.id = d.proposal_id
        WHERE d.because = 'amended' AND NOT EXISTS (SELECT FROM consent_version v WHERE v.proposal_id = p.id
            AND v.number > 1 AND v.at + make_interval(days => p.again_days) = d.closes_at)
        OR d.because = 'extended' AND NOT EXISTS (
            SELECT FROM consent_ending WHERE proposal_id = d.agreed_in_id AND "end" = 'adopted')""",
    "told of an end that is none": """SELECT FROM journal_entry told WHERE told.kind IN ('consent.proposal_adopted',
        'consent.proposal_lapsed', 'consent.proposal_parked', 'consent.proposal_withdrawn', 'consent.trials_begun')
        AND NOT EXISTS (SELECT FROM consent_ending e JOIN consent_proposal p ON p.id = e.proposal_id
            WHERE p.ref::text = told.body->>'proposal')""",
}

# What is only ever added to: each table, and the columns of one that its triggers keep true to other rows.
KEPT = [
    "given",
    "objection",
    "resolution",
    "version",
    "deadline",
    "ending",
    "proposer",
    "proposerasked",
    "steppedback",
    "amendment",
    "meets",
    "wording",
    "wordingtaken",
    "restatement",
    "understood",
    "trial",
    "carrying",
    "proposal",
    "seat",
]
_ROW = {"seat": "(id, proposal_id, participation_id, sector, active)"}


def wrong() -> list[str]:
    """The names of what must not be there, and is. One statement, which the server has planned once."""
    question = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS ({query})" for name, query in MUST_NOT_BE.items())
    return [str(name) for (name,) in _asked("consented_wrong", question)]


def kept() -> dict[str, set[str]]:
    """Every table of consent, by the digests of its rows."""
    question = " UNION ALL ".join(
        f"SELECT '{name}', array(SELECT md5({_ROW.get(name, 'row')}::text) FROM consent_{name} AS row)" for name in KEPT
    )
    return {str(name): set(rows) for name, rows in _asked("consented_kept", question)}


def _asked(name: str, question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_prepared_statements WHERE name = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"PREPARE {name} AS {question}")
        cursor.execute(f"EXECUTE {name}")
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
