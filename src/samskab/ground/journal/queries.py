"""Everything that is read from the journal, and from the work behind the scenes."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from samskab.ground.journal.models import MOVEMENT, Chain, Entry, Failure
from samskab.kernel.chain import Verdict, verify, written
from samskab.kernel.refusal import Refusal

BATCH = 500

Door = Callable[[object | None], Q]
_doors: list[Door] = [lambda _person: Q(ref=MOVEMENT)]


def opens(door: Door) -> Door:
    """Register a door: given a person or `None`, it answers which further chains they may read."""
    _doors.append(door)
    return door


def all_chains() -> QuerySet[Chain]:
    """Every chain there is, the movement's first. For the machine; people go through `chains`."""
    return Chain.objects.order_by(ExpressionWrapper(~Q(ref=MOVEMENT), BooleanField()), "ref")


def chains(person: object | None) -> QuerySet[Chain]:
    """The chains `person` may read, with when each last grew as `grown_at`."""
    readable = Q()
    for door in _doors:
        readable |= door(person)
    last = Entry.objects.filter(chain=OuterRef("ref"), sequence=OuterRef("length")).values("happened_at")
    return all_chains().filter(readable).annotate(grown_at=Subquery(last))


def chain_for(person: object | None, ref: str | UUID) -> Chain:
    """The chain that `ref` names, if `person` may read it. Refuses when not, or when there is none."""
    chain = chains(person).filter(ref=str(ref)).first()
    if chain is None:
        raise Refusal("unknown_chain", _("Vi kan ikke finde den journal, eller den er lukket for dig."), status=404)
    return chain


def entries(chain: Chain | str | UUID) -> QuerySet[Entry]:
    """The entries of a chain, in order."""
    return Entry.objects.filter(chain=chain.ref if isinstance(chain, Chain) else str(chain)).order_by("sequence")


def latest(person: object | None) -> QuerySet[Entry]:
    """The entries of every chain that `person` may read, the newest first."""
    return Entry.objects.filter(chain__in=chains(person).values("ref")).order_by("-id")


def entries_one_by_one(chain: Chain, after: int = 0) -> Iterator[Entry]:
    """The entries after number `after` as far as `chain` reached when it was read, a batch in memory at a time.

    What has been written never changes, so the batches belong together without a transaction around them.
    """
    while after < chain.length:
        batch = list(entries(chain).filter(sequence__gt=after, sequence__lte=chain.length)[:BATCH])
        if not batch:
            return
        yield from batch
        after = batch[-1].sequence


def lines(chain: Chain) -> Iterator[bytes]:
    """The chain as a file: one entry a line, in canonical JSON."""
    return (written(entry.link) for entry in entries_one_by_one(chain))


def verify_chain(chain: Chain, after: Verdict | None = None) -> Verdict:
    """Whether every entry of `chain` is as it was written and none is missing.

    `after` is an earlier verdict to go on from.
    """
    chain.refresh_from_db()
    start = after or Verdict()
    links = (entry.link for entry in entries_one_by_one(chain, start.length))
    return verify(links, start).ends_at(chain.length, chain.head)


def dead_letters() -> QuerySet[ProcrastinateJob]:
    """Jobs that were given up, the latest first, with `failed_at`, `error`, `place`, and the `listener` of a fact.

    What a job was about is not among what is read.
    """
    failures = Failure.objects.filter(job=OuterRef("id"))
    ends = ProcrastinateEvent.objects.filter(job=OuterRef("id"), type="failed").order_by("-id")
    jobs: QuerySet[ProcrastinateJob] = (
        ProcrastinateJob.objects.filter(status="failed")
        .annotate(
            failed_at=Subquery(ends.values("at")[:1]),
            error=Subquery(failures.values("error")),
            place=Subquery(failures.values("place")),
            listener=KeyTextTransform("listener", "args"),
        )
        .defer("args")
        .order_by("-id")
    )
    return jobs


def dead_letter(job: int) -> ProcrastinateJob:
    """One job that was given up. Refuses when there is none such (any more)."""
    found = dead_letters().filter(id=job).first()
    if found is None:
        raise Refusal("unknown_job", _("Det arbejde venter ikke længere på et nyt forsøg."), status=404)
    return found
