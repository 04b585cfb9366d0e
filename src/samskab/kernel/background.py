"""Work for later: put in the queue by an action, done by a worker on any machine.

An app's `tasks` declare work with procrastinate's `app.task(name=…, retry=BACK_OFF)`; its actions ask
for it by name with `defer`, since a task calls actions and not the other way round.
"""

from contextlib import suppress
from datetime import datetime

from django.db import connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task
from procrastinate.types import JSONDict

RETRIES = 8
# Again after 4 s, 16 s, 64 s … 18 hours; a job that still fails then is left to the operator.
BACK_OFF = RetryStrategy(max_attempts=RETRIES, exponential_wait=4)

# Inside a worker, procrastinate's own app defers over a connection of its own, which would outlive a rollback.
_outbox = JobManager(DjangoConnector())
# By the index that lets one wait: asking costs less than being told by an error.
_WAITS = "SELECT FROM procrastinate_jobs WHERE queueing_lock = %s AND status = 'todo'"


def defer(task: str, *each: JSONDict, at: datetime | None = None) -> None:
    """Queue the task named `task` once for each set of arguments, in the caller's transaction, also inside a worker.

    Arguments are references and numbers, never what a person wrote: failed jobs are read by the operator.
    `at` is the earliest moment to begin.
    """
    if each:
        configure_task(name=task, job_manager=_outbox, schedule_at=at).batch_defer(*each)


def defer_at(task: str, *each: tuple[JSONDict, datetime]) -> None:
    """The same, when each has an earliest moment of its own. One statement, however many there are."""
    if each:
        job = configure_task(name=task, job_manager=_outbox).job
        _outbox.batch_defer_jobs([job.evolve(task_kwargs=given, scheduled_at=at) for given, at in each])


def defer_once(task: str, *, key: str, **arguments: str | int) -> None:
    """Queue a task unless it waits there already under this key; of those with one key, one runs at a time.

    Call it when what the task is about has been committed: a task that waits is then sure to see it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WAITS, [key])
        if cursor.fetchone() is not None:
            return
    with suppress(AlreadyEnqueued), transaction.atomic():
        configure_task(name=task, job_manager=_outbox, lock=key, queueing_lock=key).defer(**arguments)
