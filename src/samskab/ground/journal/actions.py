"""Everything that is written in the journal, and to the work behind the scenes."""

import traceback
from enum import Enum
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.types import JSONDict

from samskab.ground.journal import facts
from samskab.ground.journal.facts import Fact
from samskab.ground.journal.models import MOVEMENT, Entry, Failure, Hearing
from samskab.ground.journal.rules import Operator, may_operate
from samskab.kernel import background, clock
from samskab.kernel.refusal import require

DELIVER = "journal.deliver"


class Actor(Protocol):
    """Somebody who acts, known to the journal by an opaque reference."""

    @property
    def ref(self) -> UUID: ...


def record(fact: Fact, *, by: Actor | None, chain: str | UUID = MOVEMENT, perspective: Enum | None = None) -> Entry:
    """Write `fact` at the end of `chain`, in the caller's transaction; it is committed with the act or not at all.

    In order: the database waits for others who write to the same chain, gives the entry its number and its
    hash, and keeps the chain until the transaction ends, so record last. Then one delivery for each listener
    is put in the queue, in the same transaction. `by` is `None` when the system itself acted; `perspective`
    is the one the person acted in.

    Raises `TransactionManagementError` outside a transaction and `FactError` when the fact holds what it may not.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("a fact is recorded in the transaction of the act it tells of")
    entry = Entry.objects.create(
        chain_id=str(chain),
        kind=fact.kind,
        version=fact.version,
        body=facts.encode(fact),
        actor=by.ref if by else None,
        perspective=perspective.value if perspective else "",
        happened_at=clock.now(),
    )
    deliveries: list[JSONDict] = [{"entry": entry.id, "listener": name} for name in facts.listeners_of(fact.kind)]
    background.defer(DELIVER, *deliveries)
    return entry


@transaction.atomic
def deliver(*, entry: int, listener: str) -> None:
    """Let one listener hear one entry, once in effect.

    In order: the mark that it has heard is written, which waits for anybody who is delivering the same; if
    the mark is there already, nothing more happens. Then the listener is called. If it fails, the mark is
    undone with whatever the listener wrote.
    """
    if Hearing.objects.get_or_create(entry_id=entry, listener=listener)[1]:
        heard = Entry.objects.get(id=entry)
        facts.LISTENERS[listener](heard.fact, heard)


@transaction.atomic
def replay(*, job: ProcrastinateJob, by: Operator | None) -> None:
    """Give a job that was given up another try, now. Raises `Refusal` when `by` is no operator, or it has moved on."""
    require(may_operate(by))
    app.job_manager.retry_job_by_id(job.id, retry_at=clock.now())


def note_failure(*, job: int, error: BaseException) -> None:
    """Remember the kind of `error` and the line it came from; its words may be about a person and are let go."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{'/'.join(Path(last.filename).parts[-4:])}:{last.lineno} {last.name}"
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    Failure.objects.update_or_create(
        job=job, defaults={"error": kind[:200], "place": place[-300:], "happened_at": clock.now()}
    )


def forget_failures() -> None:
    """Let go of what is remembered about jobs that are no longer there."""
    Failure.objects.exclude(job__in=ProcrastinateJob.objects.values("id")).delete()
