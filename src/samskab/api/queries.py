"""What an operator's monitor wants to know of this installation."""

from collections.abc import Mapping
from datetime import timedelta

from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Max
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from whitenoise.storage import CompressedManifestStaticFilesStorage

from samskab.ground.journal.queries import all_chains
from samskab.kernel import clock

FRESH = timedelta(seconds=60)
"""A worker says every five seconds that it lives; after twelve missed beats nobody should count on it."""


def database_answers() -> bool:
    """Whether the database can be reached and asked something."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def is_migrated() -> bool:
    """Whether the database has every change that this code expects."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def has_static_files() -> bool:
    """Whether the front end was built and collected, so that pages can name their files."""
    storage = staticfiles_storage
    return not isinstance(storage, CompressedManifestStaticFilesStorage) or storage.read_manifest() is not None


def heartbeat_age() -> timedelta | None:
    """How long ago the liveliest worker said that it lives; None when no worker is known."""
    latest = ProcrastinateWorker.objects.aggregate(latest=Max("last_heartbeat"))["latest"]
    return None if latest is None else clock.now() - latest


def readiness() -> Mapping[str, bool]:
    """Each thing that must be in place, by name; the rest are unknown, thus false, when the database is away.

    `worker` says whether background work is being done. Pages do not need it.
    """
    here = database_answers()
    migrated = here and is_migrated()
    age = heartbeat_age() if migrated else None
    return {
        "database": here,
        "migrations": migrated,
        "static": has_static_files(),
        "worker": age is not None and age < FRESH,
    }


def jobs_by_status() -> Mapping[str, int]:
    """How many background jobs there are in each of procrastinate's statuses, zeros included."""
    found = ProcrastinateJob.objects.values_list("status").annotate(Count("id"))
    return dict.fromkeys(ProcrastinateJob.STATUSES, 0) | dict(found)


def journal_lengths() -> Mapping[str, int]:
    """How many entries each chain of the journal has."""
    return dict(all_chains().values_list("ref", "length"))
