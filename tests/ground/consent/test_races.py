"""G3, G5, G12: two who act at the very same moment, a thousand times over, each on a connection of their own.

Whoever comes first, what is written must be one of the two stories, and the chain must say the same as the tables.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Barrier

import pytest
from django.db import connection, transaction

from samskab.ground.consent import actions
from samskab.ground.consent.bridge.replay import replay
from samskab.ground.consent.bridge.rows import held_against_rows
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Ending, Given, Objection, Proposal, Version
from samskab.ground.journal.models import Entry
from samskab.ground.journal.queries import entries
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_participant, a_proposal, an_arena
from tests.support.clusters import Database
from tests.support.consented import wrong
from tests.support.together import together

ROUNDS = 1_000
Act = Callable[[Proposal], object]

# A round that stands open, with what was answered in it and with its facts, as many times more.
AS_MANY = """
INSERT INTO consent_proposal (ref, at, arena_id, kind, title, opened_by_id, opened_in, respond_from, share, sectors,
        again_days, review_on)
    SELECT gen_random_uuid(), at, arena_id, kind, title, opened_by_id, opened_in, respond_from, share, sectors,
    again_days,
        review_on FROM consent_proposal, generate_series(2, {rounds});
INSERT INTO consent_version (ref, at, proposal_id, number, text, body, digest, note, by_id)
    SELECT gen_random_uuid(), v.at, p.id, 1, text, body, digest, note, by_id
    FROM consent_version v, consent_proposal p WHERE p.id <> v.proposal_id;
INSERT INTO consent_deadline (ref, at, proposal_id, closes_at, because)
    SELECT gen_random_uuid(), d.at, p.id, closes_at, because
    FROM consent_deadline d, consent_proposal p WHERE p.id <> d.proposal_id;
INSERT INTO consent_proposer (ref, at, proposal_id, participation_id)
    SELECT gen_random_uuid(), b.at, p.id, participation_id
    FROM consent_proposer b, consent_proposal p WHERE p.id <> b.proposal_id;
INSERT INTO consent_given (ref, at, seat_id, version_id, answer, words, given_in)
    SELECT gen_random_uuid(), g.at, s.id, v.id, g.answer, words, given_in
    FROM consent_given g JOIN consent_seat was ON was.id = g.seat_id
    JOIN consent_seat s ON s.participation_id = was.participation_id AND s.proposal_id <> was.proposal_id
    JOIN consent_version v ON v.proposal_id = s.proposal_id;
INSERT INTO journal_entry (chain, kind, version, body, actor, perspective, happened_at)
    SELECT chain, e.kind, 1, e.body || jsonb_build_object('proposal', p.ref, 'edition', v.ref), actor, perspective,
    happened_at
    FROM journal_entry e, consent_proposal p JOIN consent_version v ON v.proposal_id = p.id
    WHERE e.kind = 'consent.proposal_opened' AND e.body->>'proposal' <> p.ref::text;
INSERT INTO journal_entry (chain, kind, version, body, actor, perspective, happened_at)
    SELECT chain, e.kind, 1, e.body || jsonb_build_object('proposal', p.ref, 'edition', v.ref, 'given', g.ref), actor,
        perspective, happened_at
    FROM journal_entry e, consent_proposal p JOIN consent_version v ON v.proposal_id = p.id
    JOIN consent_given g ON g.version_id = v.id
    WHERE e.kind = 'consent.answer_given' AND e.body->>'proposal' <> p.ref::text
"""


@pytest.fixture
def two(committed_db: Database) -> tuple[Person, Person]:
    """Two who take part in one arena, one of whom has put something forward."""
    arena = an_arena()
    other = a_participant(arena)
    a_proposal(arena)
    return arena.started_by, other.person


def many() -> list[Proposal]:
    """The rounds there are, and as many more like the one as there shall be."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(AS_MANY.format(rounds=ROUNDS))
    return list(Proposal.objects.select_related("arena").order_by("pk"))


def race(first: Act, second: Act, *, at_the_deadline: bool = False) -> None:
    """Let two act on every round at once, and then hold everything against everything."""
    proposals = many()
    moment = proposals[0].deadlines.get().closes_at if at_the_deadline else clock.now()
    ready = Barrier(2)

    def run(act: Act) -> None:
        with clock.held_at(moment):
            for proposal in proposals:
                ready.wait()
                with suppress(Refusal):
                    act(proposal)

    together(partial(run, first), partial(run, second))
    told = list(entries(proposals[0].arena.ref))
    assert wrong() == []
    assert replay(entry.link for entry in told) == ()
    assert held_against_rows(proposals[0].arena, (entry.fact for entry in told)) == ()


def consents(by: Person) -> Act:
    return lambda proposal: actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=by)


def objects(by: Person) -> Act:
    return lambda proposal: actions.raise_objection(proposal=proposal, harm="Skade", opening="Åbning", by=by)


def closes(by: Person | None) -> Act:
    return lambda proposal: actions.close_round(proposal=proposal, by=by)


def told(kind: str) -> int:
    return Entry.objects.filter(kind=f"consent.{kind}").count()


def test_an_adoption_and_an_objection_at_once_are_one_or_the_other(two: tuple[Person, Person]) -> None:
    other = two[1]
    opened = Proposal.objects.select_related("arena").get()
    actions.give_answer(proposal=opened, answer=Answer.CONSENT, by=opened.arena.started_by)

    race(closes(None), objects(other), at_the_deadline=True)

    assert Ending.objects.filter(end="adopted").count() + Objection.objects.count() == ROUNDS
    assert told("proposal_adopted") + told("objection_raised") == ROUNDS


def test_a_new_version_and_an_answer_at_once_leave_no_answer_to_what_was_not_read(two: tuple[Person, Person]) -> None:
    host, other = two

    race(lambda proposal: actions.put_forward(proposal=proposal, text="En anden tekst.", by=host), consents(other))

    assert (Version.objects.count(), Given.objects.count()) == (2 * ROUNDS, ROUNDS)
    latest = Given.objects.filter(version__number=2).count()
    assert Proposal.objects.filter(seats__answered=2).count() == latest


def test_an_objection_that_is_sent_twice_at_once_is_one(two: tuple[Person, Person]) -> None:
    other = two[1]

    race(objects(other), objects(other))

    assert (Objection.objects.count(), Given.objects.count(), told("objection_raised")) == (ROUNDS, ROUNDS, ROUNDS)


def test_two_who_close_at_once_close_once(two: tuple[Person, Person]) -> None:
    host, _other = two
    opened = Proposal.objects.select_related("arena").get()
    actions.give_answer(proposal=opened, answer=Answer.CONSENT, by=opened.arena.started_by)

    race(closes(None), closes(host), at_the_deadline=True)

    assert (Ending.objects.filter(end="adopted").count(), told("proposal_adopted")) == (ROUNDS, ROUNDS)


def test_an_answer_in_the_moment_of_the_deadline_counts_or_comes_too_late(two: tuple[Person, Person]) -> None:
    other = two[1]

    race(closes(None), consents(other), at_the_deadline=True)

    ends = dict.fromkeys(["adopted", "lapsed"], 0) | {
        end: Ending.objects.filter(end=end).count() for end in ("adopted", "lapsed")
    }
    in_time = Given.objects.filter(version__proposal__ending__isnull=False).count()
    assert ends["adopted"] == in_time
    assert ends["lapsed"] == ROUNDS - Given.objects.count()
