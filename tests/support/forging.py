"""Rows of consent and the facts that go with them, as somebody with the password of the database would write them.

A `Forgery` is what the application itself would write for an act, so that it is taken when nothing in it is twisted.
Every value is written in SQL, since what is tried is mostly what no program of ours would send.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

Values = dict[str, str]
Thing = Mapping[str, Any]
NOTHING = "NULL"
_STATE = """SELECT json_build_object(
    'rounds', (SELECT json_agg(json_build_object('id', p.id, 'ref', p.ref, 'arena', p.arena_id, 'chain', a.ref,
        'opener', p.opened_by_id, 'ended', e.id IS NOT NULL, 'closes_at', (
            SELECT closes_at FROM consent_deadline WHERE proposal_id = p.id ORDER BY id DESC LIMIT 1)) ORDER BY p.id)
        FROM consent_proposal p JOIN arenas_arena a ON a.id = p.arena_id LEFT JOIN consent_ending e ON e.proposal_id
        = p.id),
    'versions', (SELECT json_agg(json_build_object('id', id, 'ref', ref, 'round', proposal_id, 'number', number,
        'digest', digest) ORDER BY id) FROM consent_version),
    'seats', (SELECT json_agg(json_build_object('id', s.id, 'round', s.proposal_id, 'who', s.participation_id,
        'ref', p.ref) ORDER BY s.id) FROM consent_seat s JOIN arenas_participation p ON p.id = s.participation_id),
    'people', (SELECT json_agg(json_build_object('id', p.id, 'ref', p.ref, 'arena', p.arena_id, 'actor', person.ref)
        ORDER BY p.id) FROM arenas_participation p JOIN people_person person ON person.id = p.person_id),
    'objections', (SELECT json_agg(json_build_object('id', o.id, 'ref', o.ref, 'round', o.proposal_id, 'seat',
    g.seat_id,
        'given', g.id) ORDER BY o.id) FROM consent_objection o JOIN consent_given g ON g.id = o.given_id),
    'amendments', (SELECT json_agg(json_build_object('id', id, 'ref', ref, 'round', proposal_id, 'text', text)
        ORDER BY id) FROM consent_amendment),
    'proposers', (SELECT json_agg(json_build_object('id', id, 'ref', ref, 'round', proposal_id,
        'who', participation_id) ORDER BY id) FROM consent_proposer),
    'trials', (SELECT json_agg(json_build_object('id', t.id, 'ref', t.ref, 'round', e.proposal_id) ORDER BY t.id)
        FROM consent_trial t JOIN consent_ending e ON e.id = t.ending_id))"""


@dataclass
class Fact:
    """One entry of the journal, as it is to be written."""

    kind: str
    chain: str
    actor: str
    body: Values
    at: str

    def sql(self) -> str:
        fields = ", ".join(f"'{name}', {value}" for name, value in self.body.items())
        return (
            "INSERT INTO journal_entry (chain, kind, version, body, actor, happened_at) VALUES"
            f" ({self.chain}, '{self.kind}', 1, jsonb_build_object({fields}), {self.actor}, {self.at})"
        )


@dataclass
class Forgery:
    """The rows and the facts of one act, in the order in which they are written."""

    rows: list[tuple[str, Values]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def sql(self) -> str:
        rows = [
            f"INSERT INTO consent_{table} ({', '.join(values)}) VALUES ({', '.join(values.values())})"
            for table, values in self.rows
        ]
        return "; ".join([*rows, *(fact.sql() for fact in self.facts)])


class State:
    """What stands in the tables, read anew after everything that was taken."""

    def __init__(self) -> None:
        self.number = 0
        self.read()

    def read(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_STATE)
            (said,) = cursor.fetchone()
        self.all: dict[str, list[Thing]] = {
            name: rows or [] for name, rows in (json.loads(said) if isinstance(said, str) else said).items()
        }

    def ref(self) -> str:
        """A reference that nothing has yet."""
        self.number += 1
        return f"'{UUID(int=(1 << 100) + self.number)}'"

    def one(self, name: str, which: int, **like: object) -> Thing | None:
        """One of what there is of a name, when there is any."""
        found = [row for row in self.all[name] if all(row[key] == value for key, value in like.items())]
        return found[which % len(found)] if found else None

    def any(self, name: str, which: int) -> str:
        """The number of one of what there is of a name, from whatever round or arena."""
        row = self.one(name, which)
        return str(row["id"]) if row else NOTHING

    def latest(self, round_id: int) -> Thing:
        return max((row for row in self.all["versions"] if row["round"] == round_id), key=lambda row: row["number"])

    def person(self, participation: int | None) -> Thing:
        return next(row for row in self.all["people"] if row["id"] == participation)

    def seat(self, seat: int) -> Thing:
        return next(row for row in self.all["seats"] if row["id"] == seat)


Maker = Callable[[State, Thing, int, str], Forgery | None]


def _fact(state: State, kind: str, about: Thing, who: int | None, at: str, **body: str) -> Fact:
    actor = f"'{state.person(who)['actor']}'" if who is not None else NOTHING
    return Fact(f"consent.{kind}", f"'{about['chain']}'", actor, {"proposal": f"'{about['ref']}'", **body}, at)


def an_answer(state: State, about: Thing, which: int, at: str) -> Forgery | None:
    seat, version, ref = state.one("seats", which, round=about["id"]), state.latest(about["id"]), state.ref()
    answer = ("consent", "stand_aside")[which % 7 == 0]
    if seat is None:
        return None
    row = {
        "ref": ref, "at": at, "seat_id": str(seat["id"]), "version_id": str(version["id"]), "answer": f"'{answer}'",
        "words": "''", "given_in": "'citizen'",
    }  # fmt: skip
    said = {"given": ref, "seat": f"'{seat['ref']}'", "edition": f"'{version['ref']}'", "answer": f"'{answer}'"}
    return Forgery([("given", row)], [_fact(state, "answer_given", about, seat["who"], at, **said)])


def an_objection(state: State, about: Thing, which: int, at: str) -> Forgery | None:
    made = an_answer(state, about, which, at)
    if made is None:
        return None
    ref, given = state.ref(), made.rows[0][1]
    given["answer"] = "'objection'"
    row = {
        "ref": ref, "at": at, "proposal_id": str(about["id"]),
        "given_id": f"(SELECT id FROM consent_given WHERE ref = {given['ref']})",
        "harm": "'Skade'", "opening": "'Åbning'",
    }  # fmt: skip
    made.rows.append(("objection", row))
    told = made.facts[0]
    told.kind = "consent.objection_raised"
    del told.body["answer"]
    told.body |= {"objection": ref, "voice": NOTHING}
    return made


def a_letting_go(state: State, about: Thing, which: int, at: str) -> Forgery | None:
    objection, ref = state.one("objections", which, round=about["id"]), state.ref()
    if objection is None:
        return None
    seat = state.seat(objection["seat"])
    amendment = state.one("amendments", which, round=about["id"]) if which % 2 else None
    way = "integrated" if amendment else "withdrawn"
    row = {
        "ref": ref, "at": at, "objection_id": str(objection["id"]), "seat_id": str(seat["id"]), "way": f"'{way}'",
        "amendment_id": str(amendment["id"]) if amendment else NOTHING, "words": "''",
    }  # fmt: skip
    said = {
        "objection": f"'{objection['ref']}'", "resolution": ref, "seat": f"'{seat['ref']}'", "way": f"'{way}'",
        "amendment": f"'{amendment['ref']}'" if amendment else NOTHING,
    }  # fmt: skip
    return Forgery([("resolution", row)], [_fact(state, "objection_resolved", about, seat["who"], at, **said)])


def an_amendment(state: State, about: Thing, which: int, at: str) -> Forgery | None:
    objection, ref, before = state.one("objections", which, round=about["id"]), state.ref(), state.latest(about["id"])
    seat = state.one("seats", which, round=about["id"])
    if seat is None or objection is None:
        return None
    row = {
        "ref": ref, "at": at, "proposal_id": str(about["id"]), "version_before_id": str(before["id"]),
        "text": f"'Tekst ' || {ref}", "body": "'{}'", "note": "''", "by_id": str(seat["who"]),
    }  # fmt: skip
    meets = {
        "amendment_id": f"(SELECT id FROM consent_amendment WHERE ref = {ref})",
        "objection_id": str(objection["id"]),
    }
    said = {
        "amendment": ref, "edition": f"'{before['ref']}'", "digest": f"'{before['digest']}'",
        "meets": f"jsonb_build_array('{objection['ref']}')",
    }  # fmt: skip
    told = _fact(state, "amendment_offered", about, seat["who"], at, **said)
    return Forgery([("amendment", row), ("meets", meets)], [told])


def a_version(state: State, about: Thing, which: int, at: str) -> Forgery | None:
    behind, ref = state.one("proposers", which, round=about["id"]), state.ref()
    amendment = state.one("amendments", which, round=about["id"]) if which % 3 else None
    if behind is None:
        return None
    words = f"'{amendment['text']}'" if amendment else f"'Udgave ' || {ref}"
    number = str(state.latest(about["id"])["number"] + 1)
    digest = f"consent_digest({words}, '{{}}')"
    row = {
        "ref": ref, "at": at, "proposal_id": str(about["id"]), "number": number, "text": words, "body": "'{}'",
        "digest": digest, "note": "''", "by_id": str(behind["who"]),
        "amendment_id": str(amendment["id"]) if amendment else NOTHING,
    }  # fmt: skip
    said = {
        "edition": ref, "number": number, "digest": digest,
        "amendment": f"'{amendment['ref']}'" if amendment else NOTHING,
    }  # fmt: skip
    return Forgery([("version", row)], [_fact(state, "version_put_forward", about, behind["who"], at, **said)])


def an_end(state: State, about: Thing, which: int, at: str) -> Forgery | None:
    version, behind = state.latest(about["id"]), state.one("proposers", which, round=about["id"])
    end = ("adopted", "adopted", "adopted", "lapsed", "parked", "withdrawn", "trials")[which % 7]
    own = end in ("parked", "trials", "withdrawn") and behind
    row = {
        "ref": state.ref(), "at": at, "proposal_id": str(about["id"]), "version_id": str(version["id"]),
        '"end"': f"'{end}'", "unresolved": "'Uenigt'" if end == "parked" else "''", "missing": "'[]'",
        "by_id": str(behind["who"]) if own and behind else NOTHING,
    }  # fmt: skip
    said = {"edition": f"'{version['ref']}'"}
    made = Forgery([("ending", row)])
    if end == "adopted":
        said["digest"] = f"'{version['digest']}'"
    if end == "trials":
        trial = state.ref()
        tried = {
            "ref": trial, "at": at, "ending_id": f"(SELECT id FROM consent_ending WHERE ref = {row['ref']})",
            "title": "'Prøve'", "text": "'Vi prøver'", "starts_on": f"{at}::date + 2", "ends_on": f"{at}::date + 30",
            "carrier": "'people'",
        }  # fmt: skip
        made.rows.append(("trial", tried))
        said |= {"trials": f"jsonb_build_array({trial}::text)", "carrier": "'people'"}
    kind = "trials_begun" if end == "trials" else f"proposal_{end}"
    made.facts.append(_fact(state, kind, about, behind["who"] if own and behind else None, at, **said))
    return made


def a_proposer(state: State, about: Thing, which: int, at: str) -> Forgery | None:
    behind, ref = state.one("proposers", which, round=about["id"]), state.ref()
    somebody = state.one("people", which, arena=about["arena"])
    if behind is None or somebody is None:
        return None
    asked = {
        "ref": state.ref(), "at": at, "proposal_id": str(about["id"]), "participation_id": str(somebody["id"]),
        "asked_by_id": str(behind["who"]),
    }  # fmt: skip
    said = {"proposer": ref, "participation": f"'{somebody['ref']}'"}
    told = _fact(state, "proposer_joined", about, somebody["id"], at, **said)
    return Forgery([("proposerasked", asked), ("proposer", {**asked, "ref": ref})], [told])


def a_step_back(state: State, about: Thing, which: int, at: str) -> Forgery | None:
    behind = state.one("proposers", which, round=about["id"])
    if behind is None:
        return None
    row = {"ref": state.ref(), "at": at, "proposer_id": str(behind["id"])}
    told = _fact(state, "proposer_stepped_back", about, behind["who"], at, proposer=f"'{behind['ref']}'")
    return Forgery([("steppedback", row)], [told])


def more_time(state: State, about: Thing, which: int, at: str) -> Forgery | None:
    row = {
        "ref": state.ref(), "at": at, "proposal_id": str(about["id"]), "closes_at": f"{at} + interval '40 days'",
        "because": ("'opened'", "'amended'", "'extended'")[which % 3],
        "agreed_in_id": state.any("rounds", which) if which % 3 == 2 else NOTHING,
    }  # fmt: skip
    said = {"deadline": row["ref"], "agreed_in": f"'{about['ref']}'"}
    return Forgery([("deadline", row)], [_fact(state, "deadline_extended", about, None, at, **said)])


def a_carrying(state: State, about: Thing, which: int, at: str) -> Forgery | None:
    trial, somebody = state.one("trials", which, round=about["id"]), state.one("people", which, arena=about["arena"])
    if trial is None or somebody is None:
        return None
    row = {"ref": state.ref(), "at": at, "trial_id": str(trial["id"]), "participation_id": str(somebody["id"])}
    said = {"trial": f"'{trial['ref']}'", "participation": f"'{somebody['ref']}'"}
    return Forgery([("carrying", row)], [_fact(state, "trial_carried", about, somebody["id"], at, **said)])


MAKERS: Mapping[str, Maker] = {
    "answer": an_answer, "objection": an_objection, "letting go": a_letting_go, "amendment": an_amendment,
    "version": a_version, "end": an_end, "proposer": a_proposer, "step back": a_step_back, "more time": more_time,
    "carrying": a_carrying,
}  # fmt: skip
