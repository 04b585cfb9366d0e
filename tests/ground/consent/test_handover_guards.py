"""M69, G13: what the database refuses about what is given on, whoever asks. Raw SQL, as the app's own role."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from samskab.ground.consent import actions
from samskab.ground.consent.enums import Came, Verdict
from samskab.kernel import clock
from tests.factories import a_participant, a_person, a_proposal, a_spokesperson, an_arena, an_organisation
from tests.support.handing import a_handover, an_adoption, first_of

pytestmark = pytest.mark.django_db

Row = Mapping[str, Any]


@pytest.fixture
def scene() -> Row:
    """One thing given to the council, which has answered once; one to an organisation here; and a round laid aside."""
    arena = an_arena()
    host = arena.participations.get(person=arena.started_by)
    parked = actions.park(proposal=a_proposal(arena), unresolved="Alt.", by=arena.started_by)
    council = a_handover(arena)
    reply = actions.answer_recommendation(
        recommendation=first_of(council), verdict=Verdict.PARTLY, reasons="Måske.", came=Came.LETTER,
        by=arena.started_by,
    )  # fmt: skip
    speaking = a_spokesperson()
    speaker = a_participant(arena, by=speaking.person)
    theirs = a_handover(arena, organisation=speaking.organisation)
    elsewhere = a_participant(an_arena(), by=a_person())
    return {
        "ref": uuid4(),
        "now": clock.now(),
        "before": clock.now() - timedelta(days=1),
        "later": clock.now() + timedelta(weeks=8),
        "host": host.pk,
        "speaker": speaker.pk,
        "outsider": elsewhere.pk,
        "adopted": an_adoption(arena).pk,
        "parked": parked.pk,
        "hidden": an_organisation(confirmed=False).pk,
        "council": council.pk,
        "answered": first_of(council).pk,
        "waiting": council.recommendations.latest("number").pk,
        "theirs": first_of(theirs).pk,
        "reply": reply.pk,
        "chain": str(arena.ref),
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


def handover(
    ending: str = "%(adopted)s", due: str = "%(later)s", by: str = "%(host)s", organisation: str = "NULL"
) -> str:
    return f"""INSERT INTO consent_handover (ref, at, ending_id, body, organisation_id, due_at, by_id)
        VALUES (%(ref)s, %(now)s, {ending}, 'Byrådet', {organisation}, {due}, {by})"""


def reply(
    asked: str = "%(waiting)s",
    came: str = "'letter'",
    by: str = "%(host)s",
    verdict: str = "'partly'",
    why: str = "'X'",
) -> str:
    return f"""INSERT INTO consent_reply (ref, at, recommendation_id, verdict, reasons, came, by_id)
        VALUES (%(ref)s, %(now)s, {asked}, {verdict}, {why}, {came}, {by})"""


def back(by: str = "%(host)s", words: str = "'X'") -> str:
    return f"""INSERT INTO consent_answerback (ref, at, reply_id, words, by_id)
        VALUES (%(ref)s, %(now)s, %(reply)s, {words}, {by})"""


ATTEMPTS = {
    "give on what was laid aside": (handover(ending="%(parked)s"), "only what was adopted"),
    "give on as an outsider": (handover(by="%(outsider)s"), "by one who takes part"),
    "give to a page nobody sees": (handover(organisation="%(hidden)s"), "has said yes to it"),
    "owe an answer in the past": (handover(due="%(before)s"), "consent_handover_has_a_day_to_come"),
    "give on without telling": (handover(), "is told by the one who did it"),
    "recommend more afterwards": (
        (
            "INSERT INTO consent_recommendation (ref, at, handover_id, number, text)"
            " VALUES (%(ref)s, %(now)s, %(council)s, 3, 'X')"
        ),
        "what is recommended is told from the first",
    ),
    "answer twice": (reply(asked="%(answered)s"), "duplicate key"),
    "answer for an organisation one does not speak for": (
        reply(asked="%(theirs)s", came="'here'"),
        "only one who speaks for a body",
    ),
    "write down for an organisation that is here": (reply(asked="%(theirs)s"), "says how it came"),
    "answer for a body without saying how it came": (reply(came="'here'"), "says how it came"),
    "answer as an outsider": (reply(by="%(outsider)s"), "by one who takes part"),
    "answer without reasons": (reply(why="''"), "consent_reply_reasoned"),
    "answer something else": (reply(verdict="'veto'"), "consent_verdict_known"),
    "answer without telling": (reply(), "is told by the one who did it"),
    "answer as the speaker without telling": (
        reply(asked="%(theirs)s", came="'here'", by="%(speaker)s"),
        "is told by the one who did it",
    ),
    "answer back as an outsider": (back(by="%(outsider)s"), "one who takes part answers back"),
    "answer back without a word": (back(words="''"), "consent_answered_back_in_words"),
    "answer back without telling": (back(), "is told by the one who did it"),
    "tell of an answer nobody wrote": (
        (
            "INSERT INTO journal_entry (chain, kind, version, body, happened_at)"
            " SELECT %(chain)s, 'consent.recommendation_answered', 1, jsonb_build_object('handover', handover.ref,"
            " 'recommendation', asked.ref, 'verdict', 'followed', 'came', 'letter'), %(now)s"
            " FROM consent_recommendation asked JOIN consent_handover handover ON handover.id = handover_id"
            " WHERE asked.id = %(waiting)s"
        ),
        "what has happened",
    ),
    "tell of an answer twice": (
        (
            "INSERT INTO journal_entry (chain, kind, version, body, actor, happened_at)"
            " SELECT chain, kind, 1, body, actor, %(now)s FROM journal_entry"
            " WHERE kind = 'consent.recommendation_answered'"
        ),
        "consent_handover_told_once",
    ),
    "change the day": ("UPDATE consent_handover SET due_at = now()", "permission denied"),
    "change an answer": ("UPDATE consent_reply SET verdict = 'followed'", "permission denied"),
    "take an answer away": ("DELETE FROM consent_reply", "permission denied"),
    "take a recommendation away": ("DELETE FROM consent_recommendation", "permission denied"),
    "empty it": ("TRUNCATE consent_handover CASCADE", "permission denied"),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_database_refuses_to(scene: Row, name: str) -> None:
    sql, why = ATTEMPTS[name]

    said = attempt(sql, scene)

    assert why in said
