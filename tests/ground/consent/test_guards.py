"""G3, G5, G12: what the database refuses, whoever asks. Each attempt is raw SQL as the app's own role."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from samskab.ground.consent import actions
from samskab.ground.consent.models import Objection, Proposal, Seat
from samskab.ground.consent.queries.proposals import latest_version, proposal_for
from samskab.kernel import clock
from tests.factories import a_participant, a_proposal, an_amendment, an_answer, an_arena, an_objection

pytestmark = pytest.mark.django_db

Row = Mapping[str, Any]


@pytest.fixture
def scene() -> Row:
    """A round of three: one has consented, one objects, and the one who opened it has not answered."""
    arena = an_arena()
    one, two = a_participant(arena), a_participant(arena)
    proposal = a_proposal(arena)
    an_answer(proposal, one)
    objection = an_objection(proposal, two)
    late = a_participant(arena)
    seats = {seat.participation_id: seat.pk for seat in Seat.objects.filter(proposal=proposal)}
    version = latest_version(proposal)
    amendment = an_amendment(objection, by=late.person)
    mine = Seat.objects.get(proposal=proposal, participation=proposal.opened_by)
    return {
        "ref": uuid4(),
        "now": clock.now(),
        "later": clock.now() + timedelta(days=8),
        "much_later": clock.now() + timedelta(days=60),
        "arena": arena.pk,
        "proposal": proposal.pk,
        "version": version.pk,
        "digest": version.digest,
        "host": proposal.opened_by_id,
        "hosts_seat": mine.pk,
        "consenting": seats[one.pk],
        "objecting": seats[two.pk],
        "late": late.pk,
        "objection": objection.pk,
        "given": objection.given_id,
        "amendment": amendment.pk,
    }


def attempt(sql: str, scene: Row) -> str:
    """What the database says to a statement and to the end of its transaction; empty when it takes it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(sql, scene)
    except DatabaseError as error:
        return str(error).splitlines()[0]
    return ""


def committed(sql: str, row: Row) -> None:
    """Run statements in a transaction of their own, as far as its end."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, row)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


GIVEN = """INSERT INTO consent_given (ref, at, seat_id, version_id, answer, words, given_in)
    VALUES (%(ref)s, {at}, {seat}, %(version)s, {answer}, '', 'citizen')"""
ENDING = """INSERT INTO consent_ending (ref, at, proposal_id, version_id, "end", unresolved, missing, by_id)
    VALUES (%(ref)s, {at}, %(proposal)s, %(version)s, {end}, {words}, '[]', {by})"""
RESOLUTION = """INSERT INTO consent_resolution (ref, at, objection_id, seat_id, way, amendment_id, words)
    VALUES (%(ref)s, %(now)s, %(objection)s, {seat}, {way}, {amendment}, '')"""
VERSION = """INSERT INTO consent_version (ref, at, proposal_id, number, text, body, digest, note, by_id, amendment_id)
    VALUES (%(ref)s, %(now)s, %(proposal)s, {number}, {text}, '{{}}', {digest}, '', {by}, {amendment})"""
DEADLINE = """INSERT INTO consent_deadline (ref, at, proposal_id, closes_at, because, agreed_in_id)
    VALUES (%(ref)s, %(now)s, %(proposal)s, {closes_at}, {because}, {agreed_in})"""
PROPOSAL = """INSERT INTO consent_proposal (ref, at, arena_id, kind, title, opened_by_id, opened_in, respond_from,
        share, sectors, again_days, review_on, reviews_id)
    VALUES (%(ref)s, %(now)s, %(arena)s, 'tests.text', 'X', {by}, 'citizen', {respond_from}, {share}, {sectors}, 2,
        %(much_later)s, {reviews})"""


def given(seat: str = "%(hosts_seat)s", answer: str = "'consent'", at: str = "%(now)s") -> str:
    return GIVEN.format(seat=seat, answer=answer, at=at)


def ending(end: str, at: str = "%(later)s", by: str = "NULL", words: str = "''") -> str:
    return ENDING.format(end=f"'{end}'", at=at, by=by, words=words)


def resolution(seat: str = "%(objecting)s", way: str = "'withdrawn'", amendment: str = "NULL") -> str:
    return RESOLUTION.format(seat=seat, way=way, amendment=amendment)


def version(
    number: str = "2",
    by: str = "%(host)s",
    text: str = "'Et andet'",
    digest: str = "consent_digest('Et andet', '{}')",
    amendment: str = "NULL",
) -> str:
    return VERSION.format(number=number, by=by, text=text, digest=digest, amendment=amendment)


def deadline(because: str, closes_at: str = "%(much_later)s", agreed_in: str = "NULL") -> str:
    return DEADLINE.format(because=f"'{because}'", closes_at=closes_at, agreed_in=agreed_in)


def proposal(
    by: str = "%(host)s",
    share: str = "50",
    sectors: str = "'{citizen}'",
    respond_from: str = "%(now)s",
    reviews: str = "NULL",
) -> str:
    return PROPOSAL.format(by=by, share=share, sectors=sectors, respond_from=respond_from, reviews=reviews)


ATTEMPTS = {
    # Adopting over an objection, and ending otherwise than a round may.
    "adopt over an objection": (ending("adopted"), "over an open objection"),
    "let a round with an objection run out": (ending("lapsed"), "over an open objection"),
    "park as somebody in the circle": (ending("parked", by="%(late)s", words="'X'"), "laid aside by one who stands"),
    "park as nobody": (ending("parked", words="'X'"), "laid aside by one who stands"),
    "park without a word": (ending("parked", by="%(host)s"), "consent_parked_with_what_is_unresolved"),
    "withdraw over a proposer's head": (ending("withdrawn", by="%(host)s"), "nobody stands behind it any more"),
    "try as one who does not stand behind it": (ending("trials", by="%(late)s"), "one who stands behind it says so"),
    "try without a trial": (ending("trials", by="%(host)s"), "trials are written down"),
    "park without telling": (ending("parked", by="%(host)s", words="'X'"), "is told in the journal"),
    # Answering for others, or weighing more.
    "answer without telling": (given(), "is told in the journal"),
    "answer as the objector": (given(seat="%(objecting)s"), "ended before its author answers"),
    "answer before the beginning": (given(at="'2020-01-01Z'"), "answers begin"),
    "object without reasons": (given(answer="'objection'"), "says what would be harmed"),
    "answer something else": (given(answer="'veto'"), "consent_answer_known"),
    "bring somebody into the circle": (
        (
            "INSERT INTO consent_seat (proposal_id, participation_id, sector, active, objecting, answer)"
            " VALUES (%(proposal)s, %(late)s, 'citizen', true, false, '')"
        ),
        "permission denied",
    ),
    "unsay an objection on its seat": ("UPDATE consent_seat SET objecting = false", "permission denied"),
    # Ending, changing or removing what others said.
    "withdraw another's objection": (resolution(seat="%(hosts_seat)s"), "nobody but its author"),
    "withdraw it in their name": (resolution(), "is told in the journal"),
    "build it in with what is not meant for it": (
        "WITH other AS (INSERT INTO consent_amendment"
        " (ref, at, proposal_id, version_before_id, text, body, note, by_id)"
        " VALUES (gen_random_uuid(), %(now)s, %(proposal)s, %(version)s, 'X', '{}', '', %(late)s) RETURNING id) "
        + RESOLUTION.split("VALUES", maxsplit=1)[0]
        + " SELECT %(ref)s, %(now)s, %(objection)s, %(objecting)s, 'integrated', id, '' FROM other",
        "told in the journal|meant for it",
    ),
    "change an answer": ("UPDATE consent_given SET answer = 'consent'", "permission denied"),
    "remove an objection": ("DELETE FROM consent_objection", "permission denied"),
    "empty the answers": ("TRUNCATE consent_given CASCADE", "permission denied"),
    "move an objection to an old answer": (
        (
            "INSERT INTO consent_objection (ref, at, proposal_id, given_id, harm, opening)"
            " SELECT %(ref)s, %(now)s, %(proposal)s, id, 'X', 'Y' FROM consent_given WHERE seat_id = %(consenting)s"
        ),
        "the answer of one in the circle",
    ),
    # Putting forward what nobody stands behind, or something else than it says.
    "put forward as one who does not stand behind it": (version(by="%(late)s"), "one who stands behind"),
    "leave out a version": (version(number="3"), "numbered in their order"),
    "give a text the digest of another": (version(digest="%(digest)s"), "digest of its words"),
    "call another text an amendment": (version(amendment="%(amendment)s"), "word for word"),
    "put forward without telling": (version(), "is told in the journal"),
    "stand behind it unasked": (
        (
            "INSERT INTO consent_proposer (ref, at, proposal_id, participation_id)"
            " VALUES (%(ref)s, %(now)s, %(proposal)s, %(late)s)"
        ),
        "when one opened it, or was asked",
    ),
    "be asked by one who does not stand behind it": (
        (
            "INSERT INTO consent_proposerasked (ref, at, proposal_id, participation_id, asked_by_id)"
            " VALUES (%(ref)s, %(now)s, %(proposal)s, %(late)s, %(late)s)"
        ),
        "asks one who takes part",
    ),
    "push a proposer back": (
        "INSERT INTO consent_steppedback (ref, at, proposer_id) SELECT %(ref)s, %(now)s, id FROM consent_proposer",
        "is told in the journal",
    ),
    # Moving the time, or asking for less.
    "give a round another beginning": (deadline("opened"), "one first deadline"),
    "move the time without a new version": (deadline("amended"), "moves for a new version"),
    "extend without consent": (deadline("extended", agreed_in="%(proposal)s"), "another round agreed to it"),
    "open a round as an outsider": (
        proposal(by="(SELECT max(id) + 1 FROM consent_seat)"),
        "one who takes part",
    ),
    "ask fewer": (proposal(share="1"), "what the guidelines"),
    "need no sector": (proposal(sectors="'{}'"), "a sector must answer"),
    "begin before people understand": (proposal(respond_from="'2020-01-01Z'"), "what the guidelines"),
    "look again before its day": (proposal(by="NULL", reviews="%(proposal)s"), "on its day"),
    "move the time by a trigger of one's own": (
        (
            "CREATE TEMP TABLE lever (x int); CREATE FUNCTION pg_temp.pull() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN INSERT INTO consent_deadline (ref, at, proposal_id, closes_at, because) SELECT gen_random_uuid(),"
            " now(), max(id), now() + interval ''99 days'', ''amended'' FROM consent_proposal; RETURN NULL; END';"
            " CREATE TRIGGER pull AFTER INSERT ON lever EXECUTE FUNCTION pg_temp.pull(); INSERT INTO lever VALUES (1)"
        ),
        "moves for a new version",
    ),
    # Taking a number that is still to come, or one from before all others, to be the last or never to be it.
    "give the last answer for ever": (
        given().replace("(ref,", "(id, ref,").replace("(%", "(9999999, %"),
        "as they come",
    ),
    "give an answer that is never the last": (
        given(seat="%(consenting)s").replace("(ref,", "(id, ref,").replace("(%", "(-1, %"),
        "as they come|one after another",
    ),
    # Telling what did not happen.
    "tell of an adoption": (
        (
            "INSERT INTO journal_entry (chain, kind, version, body, happened_at)"
            " SELECT arena.ref::text, 'consent.proposal_adopted', 1, jsonb_build_object('proposal', proposal.ref,"
            " 'edition', version.ref, 'digest', version.digest), %(now)s FROM consent_proposal proposal"
            " JOIN arenas_arena arena ON arena.id = arena_id"
            " JOIN consent_version version ON version.proposal_id = proposal.id"
        ),
        "what has happened in it",
    ),
    "tell of an answer twice": (
        (
            "INSERT INTO journal_entry (chain, kind, version, body, actor, happened_at)"
            " SELECT chain, kind, 1, body, actor, %(now)s FROM journal_entry WHERE kind = 'consent.answer_given'"
        ),
        "consent_told_once",
    ),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_database_refuses_to(name: str, scene: Row) -> None:
    sql, said = ATTEMPTS[name]

    answer = attempt(sql, scene)

    assert any(part in answer for part in said.split("|")), answer


def test_an_answer_in_anothers_name_is_refused_also_with_a_fact(scene: Row) -> None:
    tell = """
        WITH row AS ({given} RETURNING ref, seat_id, version_id)
        INSERT INTO journal_entry (chain, kind, version, body, actor, happened_at)
        SELECT arena.ref::text, 'consent.answer_given', 1, jsonb_build_object('proposal', proposal.ref, 'given',
            row.ref, 'seat', participation.ref, 'edition', version.ref, 'answer', 'consent'), other.ref, %(now)s
        FROM row JOIN consent_seat seat ON seat.id = row.seat_id
        JOIN arenas_participation participation ON participation.id = seat.participation_id
        JOIN consent_proposal proposal ON proposal.id = seat.proposal_id
        JOIN arenas_arena arena ON arena.id = proposal.arena_id
        JOIN consent_version version ON version.id = row.version_id
        JOIN arenas_participation theirs ON theirs.id = %(late)s JOIN people_person other ON other.id = theirs.person_id
    """.replace("{given}", given())

    with pytest.raises(DatabaseError, match="nobody does it for another"):
        committed(tell, scene)


def test_what_people_do_themselves_is_taken(scene: Row) -> None:
    objection = Objection.objects.get()
    author = objection.given.seat.participation.person
    actions.withdraw_objection(objection=objection, by=author)
    proposed = Proposal.objects.get(pk=scene["proposal"])
    an_answer(proposed, objection.given.seat.participation)

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    with clock.held_at(proposal_for(proposed.arena, proposed.ref).closes_at):
        actions.close_due()

    assert Proposal.objects.get(pk=scene["proposal"]).ending.end == "adopted"
