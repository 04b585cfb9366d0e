"""The bench itself: each test's database is real, its own, and used as the role that owns nothing."""

from contextlib import suppress

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction

from samskab.config.postgres import APP
from samskab.kernel import clock
from tests.support.clusters import Database
from tests.support.together import together

TABLES_OF_MINE = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"


def keep(key: str) -> None:
    Session.objects.create(session_key=key, expire_date=clock.now())


def owned_tables() -> int:
    with connection.cursor() as cursor:
        cursor.execute(TABLES_OF_MINE)
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_rolled_back_test_leaves_nothing(time: str) -> None:
    keep(time)
    assert [session.session_key for session in Session.objects.all()] == [time]


@pytest.mark.django_db
def test_tests_are_the_role_that_owns_nothing() -> None:
    assert connection.settings_dict["USER"] == APP
    assert owned_tables() == 0


@pytest.mark.parametrize("time", ["first", "second"])
def test_committed_rows_are_seen_by_other_threads_and_by_no_other_test(committed_db: Database, time: str) -> None:
    together(*(lambda n=n: keep(f"{time} {n}") for n in range(8)))
    assert Session.objects.count() == 8


def test_a_transaction_is_really_committed_and_really_rolled_back(committed_db: Database) -> None:
    with suppress(LookupError), transaction.atomic():
        keep("lost")
        raise LookupError
    with transaction.atomic():
        keep("kept")
    connection.close()
    assert [session.session_key for session in Session.objects.all()] == ["kept"]


def test_every_server_gives_the_same_role_the_same_tables(every_server: Database) -> None:
    keep("here")
    assert Session.objects.count() == 1
    assert owned_tables() == 0


def test_an_error_in_one_thread_is_told(committed_db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        together(lambda: keep("fine"), lambda: divmod(1, 0))
