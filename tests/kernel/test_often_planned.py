"""How the database meets a question that is asked often: held rows, kept plans, and a table that changes its shape."""

import psycopg
import pytest
from django.db import NotSupportedError, connection, transaction

from samskab.ground.arenas.models import Arena
from samskab.kernel.often import Often, asked
from tests.factories import an_arena
from tests.support.clusters import Database

AT = Often(lambda: Arena.objects.filter(slug=asked("slug"), state="open"))


def test_rows_are_held_in_a_transaction_and_nowhere_else(committed_db: Database) -> None:
    arena = an_arena()
    held = Often(lambda: Arena.objects.select_for_update().filter(slug=asked("slug")))
    with transaction.atomic():
        assert held(slug=arena.slug) == [arena]
    with pytest.raises(transaction.TransactionManagementError):
        held(slug=arena.slug)


def test_the_database_keeps_one_plan_for_keys_of_any_size(committed_db: Database) -> None:
    question = Often(lambda: Arena.objects.filter(pk=asked("key")))
    for key in (1, 10**6, 10**12):
        assert question(key=key) == []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(generic_plans) FROM pg_prepared_statements "
            "WHERE statement LIKE '%%arenas_arena%%' GROUP BY name"
        )
        assert cursor.fetchall() == [(3,)]


def test_it_goes_on_when_a_table_has_got_another_shape(committed_db: Database) -> None:
    arena = an_arena()
    assert AT.one(slug=arena.slug) == arena
    with psycopg.connect(committed_db.owner_url) as owner:
        owner.execute("ALTER TABLE arenas_arena ALTER COLUMN spot TYPE varchar(999)")

    with pytest.raises(NotSupportedError), transaction.atomic():
        AT.one(slug=arena.slug)

    assert AT.one(slug=arena.slug) == arena
