"""What people said and answered stands, whatever raw SQL does, as the app's role and as the owner of the tables."""

from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from samskab.ground.arenas import actions as arenas
from samskab.ground.people.enums import Sector
from samskab.stages.understand import actions
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Statement, Survey
from tests.factories import a_participant
from tests.stages.understand.conftest import Here, a_table, says, somebody
from tests.support.clusters import Database

TABLES = (
    "statement", "wording", "respondent", "answer", "duplicate", "duplicateended", "restating", "restatinganswer",
)  # fmt: skip
FIRST = "(SELECT min(id) FROM understand_statement)"
ELSEWHERE = "(SELECT max(id) FROM understand_statement)"
ARENA = f"(SELECT arena_id FROM understand_statement WHERE id = {FIRST})"
NEXT = f"(SELECT 1 + max(number) FROM understand_statement WHERE arena_id = {ARENA})"
AUTHOR = f"(SELECT by_id FROM understand_statement WHERE id = {FIRST})"
OTHER = "(SELECT by_id FROM understand_restating LIMIT 1)"
GONE = "(SELECT id FROM arenas_participation WHERE left_at IS NOT NULL LIMIT 1)"
MINE = f"(SELECT id FROM understand_respondent WHERE participation_id = {AUTHOR})"
PAPER = "(SELECT min(id) FROM understand_respondent WHERE came = 'paper')"
NOBODY_YET = f"(SELECT max(id) FROM arenas_participation WHERE arena_id = {ARENA} AND left_at IS NULL)"
STATEMENT = "INSERT INTO understand_statement (ref, arena_id, number, words, wording, by_id, sector, origin, at) "
RESPONDENT = "INSERT INTO understand_respondent (ref, arena_id, participation_id, sector, came, at) "
ANSWER = "INSERT INTO understand_answer (respondent_id, statement_id, wording, value, important, at) "
WORDING = "INSERT INTO understand_wording (statement_id, number, words, by_id, at) "
LINK = "INSERT INTO understand_duplicate (ref, statement_id, same_as_id, by_id, at) "
TRY = "INSERT INTO understand_restating (ref, statement_id, wording, words, by_id, sector, at) "
WORD = "INSERT INTO understand_restatinganswer (restating_id, confirmed, words, by_id, at) "
NEW = "gen_random_uuid()"
ATTACKS = (
    *(f"DELETE FROM understand_{table}" for table in TABLES),
    # What was said.
    "UPDATE understand_statement SET words = 'Andet'",
    "UPDATE understand_statement SET by_id = NULL, origin = 'imported'",
    f"UPDATE understand_statement SET sector = 'business' WHERE id = {FIRST}",
    f"UPDATE understand_statement SET sorted_away = true WHERE id = {FIRST}",
    ("INSERT INTO understand_statement (ref, arena_id, number, words, wording, by_id, sector, origin, sorted_away, at) "
    f"VALUES ({NEW}, {ARENA}, {NEXT}, 'x', 1, {AUTHOR}, 'public', 'here', true, now())"),
    f"UPDATE understand_statement SET wording = wording + 1 WHERE id = {FIRST}",
    "UPDATE understand_wording SET words = 'Andet'",
    f"{STATEMENT} VALUES ({NEW}, {ARENA}, 99, 'x', 1, {AUTHOR}, 'public', 'here', now())",
    f"{STATEMENT} VALUES ({NEW}, {ARENA}, {NEXT}, 'x', 1, {AUTHOR}, 'citizen', 'here', now())",
    f"{STATEMENT} VALUES ({NEW}, {ARENA}, {NEXT}, 'x', 1, {GONE}, 'citizen', 'here', now())",
    f"{STATEMENT} VALUES ({NEW}, {ARENA}, {NEXT}, '', 1, {AUTHOR}, 'public', 'here', now())",
    f"{STATEMENT} VALUES ({NEW}, {ARENA}, {NEXT}, repeat('x', 201), 1, {AUTHOR}, 'public', 'here', now())",
    f"{STATEMENT} VALUES ({NEW}, {ARENA}, {NEXT}, 'x', 1, NULL, 'public', 'here', now())",
    f"{WORDING} VALUES ({FIRST}, 3, 'x', {AUTHOR}, now())",
    f"{WORDING} VALUES ({FIRST}, 9, 'x', {AUTHOR}, now())",
    f"{WORDING} VALUES ({FIRST}, 2, 'x', {OTHER}, now())",
    f"{WORDING} VALUES ({FIRST}, 2, repeat('x', 201), {AUTHOR}, now())",
    # Who answers: one is one.
    f"{RESPONDENT} VALUES ({NEW}, {ARENA}, {AUTHOR}, 'public', 'here', now())",
    f"{RESPONDENT} VALUES ({NEW}, {ARENA}, {NOBODY_YET}, 'public', 'here', now())",
    f"{RESPONDENT} VALUES ({NEW}, {ARENA}, {GONE}, 'citizen', 'here', now())",
    f"{RESPONDENT} VALUES ({NEW}, {ARENA}, NULL, 'citizen', 'here', now())",
    f"{RESPONDENT} VALUES ({NEW}, {ARENA}, NULL, 'citizen', 'paper', now())",
    f"UPDATE understand_respondent SET participation_id = {NOBODY_YET}, sector = 'citizen' WHERE id = {MINE}",
    f"UPDATE understand_respondent SET sector = 'business' WHERE id = {MINE}",
    f"UPDATE understand_respondent SET sector = 'business' WHERE id = {PAPER}",
    f"UPDATE understand_respondent SET ref = {NEW}",
    # What they answer: one each, and only the one whose it is.
    f"{ANSWER} SELECT {MINE}, {FIRST}, 1, 1, false, now()",
    f"{ANSWER} SELECT {PAPER}, {ELSEWHERE}, 1, 1, false, now()",
    f"{ANSWER} SELECT {PAPER}, {FIRST}, 9, 1, false, now()",
    f"{ANSWER} SELECT {PAPER}, {FIRST}, 0, 1, false, now()",
    f"{ANSWER} SELECT {PAPER}, {FIRST}, 1, 2, false, now()",
    "UPDATE understand_answer SET value = 5",
    f"UPDATE understand_answer SET statement_id = {FIRST} WHERE respondent_id = {PAPER}",
    f"UPDATE understand_answer SET respondent_id = {PAPER} WHERE respondent_id = {MINE} AND statement_id = {FIRST}",
    f"UPDATE understand_answer SET id = id + 100000 WHERE respondent_id = {MINE}",
    f"UPDATE understand_answer SET wording = 9 WHERE respondent_id = {MINE}",
    "UPDATE understand_answer SET wording = 1 WHERE wording = 2",
    # What says the same: one step, in one arena.
    "UPDATE understand_duplicate SET same_as_id = statement_id",
    f"{LINK} VALUES ({NEW}, {FIRST}, {FIRST}, {AUTHOR}, now())",
    f"{LINK} VALUES ({NEW}, {FIRST}, {ELSEWHERE}, {AUTHOR}, now())",
    f"{LINK} SELECT {NEW}, same_as_id, {FIRST} + 3, {AUTHOR}, now() FROM understand_duplicate",
    f"{LINK} SELECT {NEW}, {FIRST} + 3, statement_id, {AUTHOR}, now() FROM understand_duplicate",
    f"{LINK} SELECT {NEW}, statement_id, {FIRST} + 3, {AUTHOR}, now() FROM understand_duplicate",
    f"{LINK} VALUES ({NEW}, {FIRST}, {FIRST} + 3, {GONE}, now())",
    (f"INSERT INTO understand_duplicateended (duplicate_id, by_id, at) SELECT max(id), {GONE}, now() "
    "FROM understand_duplicate"),
    # Who says what was meant.
    f"{TRY} VALUES ({NEW}, {FIRST}, 1, 'x', {AUTHOR}, 'public', now())",
    f"{TRY} VALUES ({NEW}, {FIRST}, 2, 'x', {OTHER}, 'citizen', now())",
    f"{TRY} VALUES ({NEW}, {FIRST}, 1, 'x', {OTHER}, 'business', now())",
    f"{TRY} VALUES ({NEW}, {FIRST}, 1, '', {OTHER}, 'citizen', now())",
    (f"{TRY} SELECT {NEW}, statement_id, wording, 'x', {OTHER}, 'citizen', now() FROM understand_restating "
    "JOIN understand_restatinganswer ON restating_id = understand_restating.id"),
    f"{WORD} SELECT max(id), true, '', {OTHER}, now() FROM understand_restating",
    f"{WORD} SELECT max(id), false, '', {AUTHOR}, now() FROM understand_restating",
    f"{WORD} SELECT restating_id, false, 'x', {AUTHOR}, now() FROM understand_restatinganswer",
    # Surveys.
    "UPDATE understand_survey SET people = 99",
    "DELETE FROM understand_survey",
    ("INSERT INTO understand_survey (arena_id, number, people, answers, digest, body, at) "
    "SELECT arena_id, 9, 1, 1, digest, '{}', now() FROM understand_survey LIMIT 1"),
    ("INSERT INTO understand_survey (arena_id, number, people, answers, digest, body, at) "
    "SELECT arena_id, 3, 1, 1, 'short', '{}', now() FROM understand_survey LIMIT 1"),
)  # fmt: skip


def furnish() -> Here:
    """A row in each table, one who has left, one who has answered nothing yet, and another arena."""
    here = a_table(words=("Et.", "To.", "Tre.", "Fire."))
    first, second, third, fourth = here.statements
    says(first, here.other.person, Value.DISAGREE)
    actions.reword(statement=fourth, words="Fire igen.", by=here.author.person)
    papers = [actions.Paper(Sector.CITIZEN, {2: Value.AGREE})]
    actions.enter_papers(arena=here.arena, papers=papers, pile=uuid4(), by=here.other.person)
    link = actions.link_statements(statement=third, same_as=second, by=here.other.person)
    actions.part_statements(link=link, by=here.author.person)
    actions.link_statements(statement=third, same_as=second, by=here.author.person)
    tried = actions.restate(statement=second, words="Ja.", by=here.other.person)
    actions.answer_restating(restating=tried, confirmed=True, by=here.author.person)
    actions.restate(statement=first, words="Nej.", by=here.other.person)
    for number in (1, 2):
        Survey.objects.create(arena=here.arena, number=number, people=2, answers=5, digest=b"s" * 32, body={})
    arenas.leave(arena=here.arena, by=somebody(here.arena))
    a_participant(here.arena)
    a_table()
    return here


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_raw_sql_is_refused(attack: str) -> None:
    furnish()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)


def test_not_even_the_owner_of_the_tables_can(committed_db: Database) -> None:
    furnish()
    with psycopg.connect(committed_db.owner_url, autocommit=True) as owner:
        for attack in (*ATTACKS, *(f"TRUNCATE understand_{table} CASCADE" for table in TABLES)):
            with pytest.raises(psycopg.Error), owner.transaction():
                owner.execute(attack)


@pytest.mark.django_db
def test_an_older_survey_may_go() -> None:
    here = furnish()
    Survey.objects.filter(arena=here.arena, number=1).delete()
    assert list(Survey.objects.values_list("number", flat=True)) == [2]


@pytest.mark.django_db
def test_the_words_on_a_statement_are_its_last_wording() -> None:
    here = furnish()
    shown = Statement.objects.filter(arena=here.arena).values_list("number", "wording", "words")
    assert list(shown) == [(1, 1, "Et."), (2, 1, "To."), (3, 1, "Tre."), (4, 2, "Fire igen.")]
