"""G3, G5, G12, G14, G16: whatever somebody writes who holds the password of the application, in rows and in facts.

Each step is one transaction of theirs, tried as far as its end: an act forged whole, or twisted somewhere, or plain
violence. It is rolled back to where it began when the database refuses, and after each the tables are asked what must
not be there (`tests/support/consented.py`). `HYPOTHESIS_PROFILE=long` takes two million steps.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from samskab.ground.consent.enums import Answer
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from tests.factories import a_crowd, a_participant, a_proposal, an_amendment, an_answer, an_arena, an_objection
from tests.support.consented import kept, wrong
from tests.support.forging import MAKERS, NOTHING, Forgery, State

STEPS = 550  # of an example: a hundred examples of CI's profile are 55,000, of which some are cut short
TABLES = [
    "proposal",
    "version",
    "deadline",
    "seat",
    "given",
    "objection",
    "resolution",
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
]
WHICH, ROUNDS = st.integers(0, 41), st.integers(0, 3)
ACTS = st.sampled_from((*MAKERS, "answer", "answer", "letting go", "end", "end"))
# Mostly now; sometimes a day that is none.
MOMENTS = st.sampled_from((*["now"] * 7, "before", "long ago", "later", "nothing"))
TWISTS = st.sampled_from(
    (
        *["none"] * 5, "silent", "twice", "stranger", "house", "elsewhere", "other round", "blank", "other", "words",
        "low number", "high number", "again", "no rows", "another kind",
    )
)  # fmt: skip
VIOLENCE = (
    "UPDATE consent_{table} SET id = id",
    "UPDATE consent_{table} SET id = -id",
    "UPDATE consent_given SET answer = 'consent'",
    "UPDATE consent_given SET seat_id = {seat}",
    "UPDATE consent_seat SET objecting = false, answer = 'consent', answered = 1",
    "UPDATE consent_seat SET active = false",
    "UPDATE consent_proposal SET share = 1, sectors = '{{}}'",
    "UPDATE consent_objection SET harm = 'X'",
    "DELETE FROM consent_{table}",
    "TRUNCATE consent_{table} CASCADE",
    "DROP TABLE consent_{table} CASCADE",
    "ALTER TABLE consent_{table} DISABLE TRIGGER ALL",
    "ALTER TABLE consent_{table} DISABLE TRIGGER consent_guard",
    "DROP TRIGGER consent_guard ON consent_{table}",
    "ALTER TABLE consent_seat ADD weight integer DEFAULT 2",
    "SET session_replication_role = replica",
    "SET LOCAL ROLE samskab_owner",
    "CREATE OR REPLACE FUNCTION consent_is_open(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT false'",
    "INSERT INTO consent_seat (proposal_id, participation_id, sector, active) VALUES ({round}, {who}, 'citizen', true)",
    "INSERT INTO consent_{table} SELECT * FROM consent_{table}",
    "INSERT INTO consent_{table} SELECT * FROM consent_{table} ON CONFLICT DO NOTHING",
    "INSERT INTO consent_given SELECT * FROM consent_given ON CONFLICT (id) DO UPDATE SET answer = 'consent'",
    "MERGE INTO consent_given g USING consent_seat s ON g.seat_id = s.id WHEN MATCHED THEN DELETE",
    "WITH gone AS (DELETE FROM consent_resolution RETURNING *) SELECT * FROM gone",
    "UPDATE journal_entry SET actor = NULL",
    "DELETE FROM journal_entry WHERE kind LIKE 'consent.%'",
    "UPDATE journal_entry SET kind = 'consent.proposal_adopted'",
    "UPDATE arenas_participation SET person_id = {who}",
    "UPDATE arenas_participation SET perspective = 'citizen'",
    "UPDATE arenas_participation SET acts = 1000, last_act_at = now() WHERE id = {who}",
    "UPDATE arenas_participation SET left_at = now() WHERE id = {who}",
    "DELETE FROM arenas_participation WHERE id = {who}",
    "UPDATE people_person SET is_operator = true",
    "UPDATE people_person SET name = 'Borgmesteren'",
    "DELETE FROM people_person",
    # Tables of one's own that the guards might take for theirs.
    """CREATE TEMP TABLE consent_objection (LIKE public.consent_objection);
    SET LOCAL search_path = pg_temp, public;
    INSERT INTO consent_ending (ref, at, proposal_id, version_id, "end", unresolved, missing) SELECT gen_random_uuid(),
    now() + interval '60 days', proposal_id, id, 'adopted', '', '[]' FROM consent_version WHERE id = {version};
    INSERT INTO
    journal_entry (chain, kind, version, body, happened_at) SELECT a.ref::text, 'consent.proposal_adopted', 1,
    jsonb_build_object('proposal', p.ref, 'edition', v.ref, 'digest', v.digest), now() FROM consent_version v
    JOIN consent_proposal p ON p.id = v.proposal_id JOIN arenas_arena a ON a.id = p.arena_id WHERE v.id = {version};
    DROP TABLE pg_temp.consent_objection; SET LOCAL search_path = DEFAULT""",
    # Triggers of one's own, so that what they write seems to be written by a trigger.
    """CREATE TEMP TABLE lever (x int); CREATE FUNCTION pg_temp.pull() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO consent_deadline (ref, at, proposal_id, closes_at, because) VALUES (gen_random_uuid(), now(), {round},
    now() + interval '3000 days', 'amended'); RETURN NULL; END $$; CREATE TRIGGER pull AFTER INSERT ON lever FOR EACH
    ROW
    EXECUTE FUNCTION pg_temp.pull(); INSERT INTO lever VALUES (1); DROP TABLE lever CASCADE""",
    """CREATE TEMP TABLE lever (x int); CREATE FUNCTION pg_temp.pull() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE consent_seat SET objecting = false; RETURN NULL; END $$; CREATE TRIGGER pull AFTER INSERT ON lever FOR EACH
    ROW EXECUTE FUNCTION pg_temp.pull(); INSERT INTO lever VALUES (1); DROP TABLE lever CASCADE""",
)
taken = {"steps": 0, "let in": 0}


class Forgers(RuleBasedStateMachine):
    """Somebody at the database, where two rounds go on in one arena and one in another."""

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.now = clock.now()
        self.state = State()
        self.before = kept()

    def teardown(self) -> None:
        if hasattr(self, "around"):
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)

    def attempt(self, statements: str) -> None:
        """Run statements as one transaction as far as its end, and ask what came of it."""
        taken["steps"] += 1
        with connection.cursor() as cursor:
            cursor.execute("SAVEPOINT step; SET CONSTRAINTS ALL DEFERRED")
            try:
                cursor.execute(f"{statements}; SET CONSTRAINTS ALL IMMEDIATE; RELEASE SAVEPOINT step")
            except DatabaseError:
                cursor.execute("ROLLBACK TO SAVEPOINT step; RELEASE SAVEPOINT step")
                return
        taken["let in"] += 1
        assert wrong() == [], statements
        now = kept()
        assert [name for name in now if self.before[name] - now[name]] == [], statements
        self.before = now
        self.state.read()

    def moment(self, when: str) -> str:
        days = {"before": -20, "long ago": -400, "later": 400}.get(when, 0)
        return NOTHING if when == "nothing" else f"timestamptz '{(self.now + timedelta(days=days)).isoformat()}'"

    @rule(days=st.sampled_from([1, 3, 8, 40]))
    def time_passes(self, days: int) -> None:
        taken["steps"] += 1
        self.now += timedelta(days=days)

    @rule(what=ACTS, about=ROUNDS, which=WHICH)
    def act(self, what: str, about: int, which: int) -> None:
        self.forge(what=what, about=about, which=which, when="now", twist="none", other=0)

    @rule(what=ACTS, about=ROUNDS, which=WHICH, when=MOMENTS, twist=TWISTS, other=WHICH)
    def forge(self, *, what: str, about: int, which: int, when: str, twist: str, other: int) -> None:
        going_on = [each for each in self.state.all["rounds"] if not each["ended"]] or self.state.all["rounds"]
        where, moment = going_on[about % len(going_on)], self.moment(when)
        made = MAKERS[what](self.state, where, which, moment) or MAKERS["answer"](self.state, where, which, moment)
        assert made is not None
        self.twist(made, twist, other)
        self.attempt(made.sql())

    @rule(sql=st.sampled_from(VIOLENCE), table=st.sampled_from(TABLES), which=WHICH)
    def break_in(self, sql: str, table: str, which: int) -> None:
        places = {name: self.state.any(many, which) for name, many in PLACES.items()}
        self.attempt(sql.format(table=table, **places))

    def twist(self, made: Forgery, how: str, other: int) -> None:
        """Make one thing of a forgery otherwise."""
        fact, elsewhere = made.facts[0], self.state.all["rounds"][other % len(self.state.all["rounds"])]
        stranger = self.state.all["people"][other % len(self.state.all["people"])]
        table, row = made.rows[other % len(made.rows)]
        column, said = list(row)[other % len(row)], list(fact.body)[other % len(fact.body)]
        twists: dict[str, Callable[[], object]] = {
            "silent": made.facts.clear,
            "twice": lambda: made.facts.append(fact),
            "again": lambda: made.rows.append((table, {**row, **({"ref": self.state.ref()} if "ref" in row else {})})),
            "no rows": made.rows.clear,
            "stranger": lambda: setattr(fact, "actor", f"'{stranger['actor']}'"),
            "house": lambda: setattr(fact, "actor", NOTHING),
            "elsewhere": lambda: setattr(fact, "chain", f"'{elsewhere['chain']}'"),
            "other round": lambda: fact.body.update(proposal=f"'{elsewhere['ref']}'"),
            "another kind": lambda: setattr(fact, "kind", KINDS[other % 3]),
            "blank": lambda: row.update({column: NOTHING}),
            "other": lambda: row.update({column: self.state.any(OTHERS.get(column, "rounds"), other)}),
            "words": lambda: fact.body.update({said: (NOTHING, "'consent'", f"'{elsewhere['ref']}'", "1")[other % 4]}),
            "low number": lambda: row.update(id=f"(SELECT coalesce(min(id), 0) - 1 FROM consent_{table})"),
            "high number": lambda: row.update(id=str(2**40 + self.state.number)),
        }
        twists.get(how, lambda: None)()


KINDS = ("consent.answer_given", "consent.proposal_adopted", "consent.deadline_extended")
PLACES = {"round": "rounds", "seat": "seats", "who": "people", "version": "versions"}
OTHERS = {
    "seat_id": "seats", "version_id": "versions", "proposal_id": "rounds", "by_id": "people",
    "participation_id": "people", "amendment_id": "amendments", "objection_id": "objections", "proposer_id":
    "proposers",
    "version_before_id": "versions", "asked_by_id": "people", "agreed_in_id": "rounds",
}  # fmt: skip


def rounds() -> datetime:
    """Two rounds in one arena, in the midst of their answers, and one in another; somebody came late."""
    arena, elsewhere = an_arena(), an_arena()
    one, two, three, four = a_crowd(
        arena, {Perspective.CITIZEN: 2, Perspective.COMPANY: 1, Perspective.PUBLIC_LEADER: 1}
    )
    first, second, third = a_proposal(arena), a_proposal(arena), a_proposal(elsewhere)
    an_answer(first, one)
    an_answer(first, two, Answer.CONCERN)
    an_amendment(an_objection(first, three), by=four.person)
    an_answer(second, four, Answer.STAND_ASIDE)
    a_participant(arena)
    a_participant(elsewhere)
    return third.at


@pytest.mark.django_db
def test_no_row_and_no_fact_overrides_consent() -> None:
    rounds()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    taken.update({"steps": 0, "let in": 0})

    examples = settings().max_examples
    run_state_machine_as_test(
        Forgers, settings=settings(stateful_step_count=STEPS, suppress_health_check=list(HealthCheck), deadline=None)
    )

    # CI draws the same lots each time; where they are drawn anew, more of the examples may be cut short.
    assert taken["steps"] >= examples * STEPS * (0.9 if settings().derandomize else 0.6)
    assert taken["let in"] >= taken["steps"] * 0.05
