"""Critical questions: those that stand open, whom they wait for, and that they are told wherever the arena is (G14)."""

from collections.abc import Iterable, Mapping

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import BaseExpression
from django.urls import reverse
from django.utils.translation import gettext as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.glimpses import glimpse_of
from samskab.ground.arenas.queries.needs import Looker, Need
from samskab.ground.arenas.queries.parts import closed_parts, shut_to
from samskab.ground.arenas.queries.unresolved import Unresolved
from samskab.ground.people.models import Organisation
from samskab.ground.talk.models import Contribution, CriticalQuestion
from samskab.ground.talk.queries.contributions import with_words
from samskab.ground.talk.queries.subjects import ARENA, Subject, subjects
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.markdown import unmarked

MOST = 100


def open_questions(arena: Arena | OuterRef) -> QuerySet[CriticalQuestion]:
    """The questions that nobody has called answered, and that are not taken back."""
    return CriticalQuestion.objects.filter(
        contribution__thread__arena=arena, contribution__withdrawn_at__isnull=True, settled_at__isnull=True
    )


def asked_of() -> Mapping[str, BaseExpression]:
    """`talk_asked`: whom open questions are put to; `talk_asked_for`: the organisations. References only."""
    waiting = open_questions(OuterRef("pk")).order_by()
    return {
        "talk_asked": ArraySubquery(waiting.filter(participant__isnull=False).values("participant__person")),
        "talk_asked_for": ArraySubquery(waiting.filter(organisation__isnull=False).values("organisation")),
    }


def answer_the_question(arena: Arena, looker: Looker) -> Iterable[Need]:
    """One whom a critical question waits for is asked to answer it."""
    here = looker.participation
    if here is None or arena.state != State.OPEN:
        return
    is_asked = here.person_id in glimpse_of(arena, "talk_asked")
    if is_asked or here.organisation_id in glimpse_of(arena, "talk_asked_for"):
        yield Need(
            code="talk.question",
            rank=20,
            icon="circle-alert",
            title=_("Svar på et kritisk spørgsmål"),
            why=_("Nogen har spurgt dig om noget. Det står åbent, til den, der spurgte, siger, det er besvaret."),
            href=reverse("talk:questions", args=[arena.slug]),
            minutes=5,
        )


def questions_open(arena: Arena) -> Iterable[Unresolved]:
    """Every open question in the words of the one who asked. One query.

    While some of the arena is closed, only what is said of the arena itself is told in words: the rest may be in it.
    """
    shut = Exists(closed_parts(OuterRef("thread__arena")))
    rows = with_words(Contribution.objects.filter(Exists(_open_of(arena)))).annotate(shut=shut)
    for row in rows.order_by("said_at", "id")[:MOST]:
        hidden = row.shut and row.thread.kind != ARENA
        yield Unresolved(_("Et kritisk spørgsmål står åbent"), "" if hidden else unmarked(row.text))


def questions_in(arena: Arena, participation: Participation | None) -> list[tuple[Contribution, Subject]]:
    """The open questions of an arena with what they are about, the oldest first, as one who looks may see them.

    Three queries, and one for each kind of subject.
    """
    shut = shut_to(participation, arena)
    rows = list(with_words(Contribution.objects.filter(Exists(_open_of(arena)))).order_by("said_at", "id")[:MOST])
    known = {
        kind: subjects(arena, kind, {row.thread.subject for row in rows if row.thread.kind == kind})
        for kind in {row.thread.kind for row in rows}
    }
    about = [(row, known[row.thread.kind].get(row.thread.subject)) for row in rows]
    return [(row, subject) for row, subject in about if subject is not None and subject.part not in shut]


def question_in(contribution: Contribution) -> CriticalQuestion:
    """The question that a contribution asks; raises a `Refusal` with status 404 when it asks none."""
    found = CriticalQuestion.objects.filter(contribution=contribution).first()
    if found is None:
        raise Refusal("no_question", _("Det er ikke et kritisk spørgsmål."), status=404)
    return found


def _open_of(arena: Arena) -> QuerySet[CriticalQuestion]:
    return open_questions(arena).filter(contribution=OuterRef("pk"))


def organisations_here(arena: Arena) -> QuerySet[Organisation]:
    """The organisations that somebody speaks for in an arena now: a question can be put to them."""
    here = Participation.objects.filter(arena=arena, left_at__isnull=True, organisation=OuterRef("pk"))
    return Organisation.objects.filter(Exists(here)).order_by("name", "pk")
