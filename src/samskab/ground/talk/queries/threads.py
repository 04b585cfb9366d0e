"""A thread as one who looks sees it: a page of it, in the order of time, in four questions however long it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any, TypeAlias

from django.db.models import Count, DateTimeField, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.models import Person
from samskab.ground.talk.models import Appreciation, Attention, Contribution, ContributionVersion, Mention, Thread
from samskab.ground.talk.queries.contributions import with_words
from samskab.ground.talk.queries.subjects import ARENA, Subject, subjects
from samskab.kernel.paging import asked_page
from samskab.kernel.refusal import Refusal

ROOTS = 30

# What was said, for the type hints of those who answer requests and never touch the model itself.
AContribution: TypeAlias = Contribution


@dataclass
class Voice:
    """One contribution as it is shown: with the answers, the thanks, and those it names."""

    said: Any  # the contribution with its words
    mine: bool
    answers: list["Voice"] = field(default_factory=list)
    thanks: list[Appreciation] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    my_thanks: Appreciation | None = None

    @property
    def is_asked_by_me(self) -> bool:
        """Whether it is a critical question that the one who looks can say is answered."""
        question = getattr(self.said, "question", None)
        return self.mine and question is not None and question.waits


@dataclass(frozen=True)
class Talk:
    """A page of a thread, for one who looks; a thread that nobody has begun is empty.

    It is laid out as `kernel.paging.Page` is, so that the same component leads to the other pages.
    """

    subject: Subject
    participation: Participation | None
    rows: Sequence[Voice]
    number: int
    total: int
    follows: bool
    mutes: bool
    size: int = ROOTS

    def __iter__(self) -> Iterator[Voice]:
        return iter(self.rows)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max(1, ceil(self.total / self.size))


def thread_on(subject: Subject) -> Thread | None:
    """The thread about a subject; None when nobody has said anything about it yet."""
    return Thread.objects.filter(arena=subject.arena, kind=subject.kind.kind, subject=subject.ref).first()


def begun_thread(subject: Subject) -> Thread:
    """The same; raises a `Refusal` with status 404 when there is nothing to hear yet."""
    found = thread_on(subject)
    if found is None:
        raise Refusal("nothing_said", _("Ingen har sagt noget her endnu."), status=404)
    return found


def talk_about(
    subject: Subject, *, participation: Participation | None, person: Person | None, page: str | int | None = 1
) -> Talk:
    """A page of what is said about a subject. Four questions, however long it is and whoever looks.

    An odd or missing `page` is no reason for an error: it is the nearest there is.
    """
    is_root = Q(contributions__answers__isnull=True)
    ears = Attention.objects.filter(thread=OuterRef("pk"), person=person)
    threads = Thread.objects.annotate(
        roots=Count("contributions", filter=is_root),
        follows_since=Subquery(ears.values("follows_since")[:1], output_field=DateTimeField()),
        muted_since=Subquery(ears.values("muted_since")[:1], output_field=DateTimeField()),
    )
    thread = threads.filter(arena=subject.arena, kind=subject.kind.kind, subject=subject.ref).first()
    if thread is None:
        return Talk(subject, participation, (), 1, 0, follows=False, mutes=False)
    number = _nearest(page, thread.roots)
    return Talk(
        subject=subject,
        participation=participation,
        rows=_voices(thread, person, (number - 1) * ROOTS),
        number=number,
        total=thread.roots,
        follows=thread.follows_since is not None,
        mutes=thread.muted_since is not None,
    )


def address_of(subject: Subject) -> str:
    """Where what is said about a subject stands."""
    if subject.kind.kind == ARENA:
        return reverse("talk:room", args=[subject.arena.slug])
    return reverse("talk:thread", args=[subject.arena.slug, subject.kind.kind, subject.ref])


def page_of(contribution: Contribution) -> int:
    """The number of the page a contribution stands on; an answer stands with what it answers."""
    root = contribution.answers or contribution
    roots = Contribution.objects.filter(thread=contribution.thread_id, answers__isnull=True)
    before = roots.filter(Q(said_at__lt=root.said_at) | Q(said_at=root.said_at, pk__lt=root.pk)).count()
    return before // ROOTS + 1


def threads_in(arena: Arena) -> list[Subject]:
    """What is talked about in an arena besides itself, the last begun first. One query, and one for each kind.

    Some of it may be closed to those outside: whoever shows it looks at its `part`.
    """
    rows = list(Thread.objects.filter(arena=arena).exclude(kind=ARENA).order_by("-begun_at", "-id")[:ROOTS])
    kinds = dict.fromkeys(row.kind for row in rows)
    known = {kind: subjects(arena, kind, [row.subject for row in rows if row.kind == kind]) for kind in kinds}
    return [known[row.kind][row.subject] for row in rows if row.subject in known[row.kind]]


def _nearest(page: str | int | None, total: int) -> int:
    return min(asked_page(page), max(1, ceil(total / ROOTS)))


def _voices(thread: Thread, person: Person | None, start: int) -> list[Voice]:
    """The roots from `start` on with their answers, in the order of time. Three questions."""
    roots = Contribution.objects.filter(thread=thread, answers__isnull=True).order_by("said_at", "id")
    shown = Subquery(roots.values("pk")[start : start + ROOTS])
    said = with_words(Contribution.objects.filter(Q(pk__in=shown) | Q(answers__in=shown))).order_by("said_at", "id")
    voices = {each.pk: Voice(each, mine=each.is_said_by(person)) for each in said}
    for thanks in _thanks(list(voices)):
        voice = voices[thanks.contribution_id]
        voice.thanks.append(thanks)
        if person is not None and thanks.by.person_id == person.pk:
            voice.my_thanks = thanks
    for mention in _mentions(list(voices)):
        voices[mention.version.contribution_id].names.append(mention.participation.person.display_name)
    for voice in voices.values():
        if voice.said.answers_id is not None:
            voices[voice.said.answers_id].answers.append(voice)
    return [voice for voice in voices.values() if voice.said.answers_id is None]


def _thanks(contributions: list[int]) -> QuerySet[Appreciation]:
    standing = Appreciation.objects.filter(contribution__in=contributions, taken_back_at__isnull=True)
    return standing.select_related("by__person__claimed_by").order_by("given_at", "id")


def _mentions(contributions: list[int]) -> QuerySet[Mention]:
    """Those whom the wordings that stand name."""
    newest = ContributionVersion.objects.filter(contribution=OuterRef("version__contribution")).order_by("-number")
    return (
        Mention.objects.filter(
            version__contribution__in=contributions,
            version__contribution__withdrawn_at__isnull=True,
            version__number=Subquery(newest.values("number")[:1]),
        )
        .select_related("version", "participation__person__claimed_by")
        .order_by("participation__joined_at", "id")
    )
