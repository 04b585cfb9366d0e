"""What is told of a database that says no, and that nobody waits long for one that is away."""

import errno

import psycopg
import pytest
from django.db import DataError, IntegrityError, InterfaceError, InternalError, OperationalError, connections
from psycopg import errors

from samskab.kernel.database import base
from samskab.kernel.database.base import DatabaseWrapper
from samskab.kernel.database.trouble import Trouble, trouble_of

NOWHERE = {"NAME": "samskab", "USER": "samskab", "PASSWORD": "", "HOST": "127.0.0.1", "PORT": "9"}
POOL = {"pool": {"min_size": 0, "max_size": 2, "timeout": 0.5, "reconnect_timeout": 1}}


def said(ours: type[Exception], theirs: Exception) -> Exception:
    """An error as Django hands it on."""
    error = ours(str(theirs))
    error.__cause__ = theirs
    return error


TROUBLE = [
    (said(OperationalError, errors.AdminShutdown("going")), Trouble.AWAY),
    (said(OperationalError, psycopg.OperationalError("connection failed")), Trouble.AWAY),
    (said(InterfaceError, psycopg.InterfaceError("closed")), Trouble.AWAY),
    (said(OperationalError, errors.TooManyConnections("many")), Trouble.AWAY),
    (said(OperationalError, errors.DiskFull("no room")), Trouble.FULL),
    (said(InternalError, errors.ReadOnlySqlTransaction("only read")), Trouble.FULL),
    (said(InternalError, errors.InternalError_('could not extend file "base/1": Disk quota exceeded')), Trouble.FULL),
    (OSError(errno.ENOSPC, "No space left on device"), Trouble.FULL),
    (said(OperationalError, errors.QueryCanceled("statement timeout")), Trouble.BUSY),
    (said(OperationalError, errors.LockNotAvailable("lock timeout")), Trouble.BUSY),
    (said(OperationalError, errors.DeadlockDetected("deadlock")), Trouble.BUSY),
    (said(InternalError, errors.InFailedSqlTransaction("aborted")), None),
    (said(InternalError, errors.InternalError_("cache lookup failed")), None),
    (said(IntegrityError, errors.UniqueViolation("twice")), None),
    (said(DataError, errors.NumericValueOutOfRange("large")), None),
    (FileNotFoundError(errno.ENOENT, "gone"), None),
    (ZeroDivisionError(), None),
    (None, None),
]


@pytest.mark.parametrize(("error", "told"), TROUBLE)
def test_what_is_wrong_has_a_name(error: Exception | None, told: Trouble | None) -> None:
    assert trouble_of(error) is told


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> DatabaseWrapper:
    """A database at an address where nobody answers."""
    monkeypatch.setattr(base, "ABSENCE", base.Absence())
    given = {**connections.settings["default"], **NOWHERE, "OPTIONS": POOL, "CONN_HEALTH_CHECKS": False}
    made = DatabaseWrapper(given, alias="nowhere")
    made.inc_thread_sharing()
    return made


def test_one_who_waits_in_vain_spares_the_others(nowhere: DatabaseWrapper) -> None:
    tries = []
    for _each in range(6):
        with pytest.raises(OperationalError) as told, nowhere.wrap_database_errors:
            nowhere.connect()
        tries.append(type(told.value.__cause__).__name__)
    nowhere.close_pool()
    assert tries == ["PoolTimeout", *["JustAway"] * 5]


def test_after_a_moment_somebody_tries_again(nowhere: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "PAUSE", 0.0)
    for _each in range(2):
        with pytest.raises(psycopg.OperationalError, match="connection after"):
            nowhere.connect()
    nowhere.close_pool()


def test_one_at_a_time_finds_out_and_all_are_let_in_once_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "PAUSE", 0.0)
    absence = base.Absence()
    with pytest.raises(psycopg.OperationalError, match="gone"), absence.noted():
        raise psycopg.OperationalError("gone")
    with absence.noted(), pytest.raises(base.JustAway), absence.noted():
        raise AssertionError("two of them ask")
    with absence.noted(), absence.noted():
        pass


def test_a_fault_of_ours_says_nothing_of_the_server() -> None:
    absence = base.Absence()
    with pytest.raises(ZeroDivisionError), absence.noted():
        raise ZeroDivisionError
    with absence.noted(), absence.noted():
        pass
