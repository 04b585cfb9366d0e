"""What the journal does in the background, and what keeps all background work going."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from procrastinate import App, JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.middleware import SyncCallNext
from procrastinate.worker import Worker

from samskab.ground.journal import actions
from samskab.kernel.background import BACK_OFF, RETRIES

STALLED_AFTER = settings.STALLED_AFTER


@app.task(name=actions.DELIVER, retry=BACK_OFF)
def deliver(*, entry: int, listener: str) -> None:
    """Let one listener hear one entry."""
    actions.deliver(entry=entry, listener=listener)


@app.periodic(cron="* * * * * */10")
@app.task(name="journal.rescue", queueing_lock="journal.rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Take up the jobs of workers that died, and give up those that have taken a worker with them too often.

    It has no lock of its own: a rescuer that dies must not keep the next one waiting.
    """
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        with suppress(ConnectorException):  # another rescuer was first
            if job.attempts < RETRIES:
                await jobs.retry_job(job)
            else:
                await jobs.finish_job(job, status=Status.FAILED, delete_job=False)
    await jobs.prune_stalled_workers(STALLED_AFTER)


@app.periodic(cron="17 3 * * *")
@app.task(name="journal.forget_failures", retry=BACK_OFF)
def forget_failures(timestamp: int) -> None:
    """Let go of what is remembered about jobs that are no longer there."""
    actions.forget_failures()


def note_failures(call_next: SyncCallNext, context: JobContext, worker: Worker) -> Any:
    """A ring around every task, which remembers where it went wrong."""
    try:
        return call_next()
    except Exception as error:
        if context.job.id:
            actions.note_failure(job=context.job.id, error=error)
        raise


def prepare(ready: App) -> None:
    """Put the ring on, inside the one that gives database connections back."""
    ready.worker_defaults["task_middleware"] = [*ready.worker_defaults["task_middleware"], note_failures]
