"""What is told of statements: that somebody asks whether they understood, and what the author said to it (M90).

Nobody learns who wrote a statement: the author alone is told that it is theirs.
"""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from samskab.ground.arenas.models import Participation
from samskab.ground.notices.queries.occasions import Due, Word
from samskab.ground.people.models import Person
from samskab.stages.understand.facts import Restated, RestatingAnswered
from samskab.stages.understand.models import Restating, RestatingAnswer


def whose_statement_is_restated(fact: Restated) -> Iterator[Due]:
    """The author of the statement. One that came from paper or from elsewhere has none here."""
    tried = Restating.objects.select_related("statement__by", "by").get(ref=fact.restating)
    if tried.statement.by is not None and tried.statement.by.person_id != tried.by.person_id:
        yield Due(tried.statement.by.person_id, tried.ref)


def who_asked_whether_they_understood(fact: RestatingAnswered) -> Iterator[Due]:
    """The one who said it in other words."""
    tried = Restating.objects.select_related("by").get(ref=fact.restating)
    yield Due(tried.by.person_id, tried.ref)


def tell_that_it_was_restated(person: Person, restatings: Collection[UUID]) -> Mapping[UUID, Word]:
    """What somebody believes one means, as long as one has not said whether it is so. One query."""
    here = Participation.objects.filter(arena=OuterRef("statement__arena"), person=person, left_at__isnull=True)
    waiting = Restating.objects.filter(
        Exists(here), ref__in=restatings, statement__by__person=person, answer__isnull=True
    ).select_related("statement__arena")
    return {
        each.ref: Word(
            title=_("Har nogen forstået dig?"),
            happened=_("Nogen har sagt dit udsagn med egne ord: »%(statement)s«") % {"statement": each.statement.words},
            quoted=each.words,
            href=reverse("understand:answer_restating", args=[each.statement.arena.slug, each.ref]),
            button=_("Sig, om det er det, du mener"),
            why=_("Du får det, fordi du skrev udsagnet."),
            seen_by=_("Alle kan se dit svar, men ikke, at udsagnet er dit."),
        )
        for each in waiting
    }


def tell_whether_it_was_understood(person: Person, restatings: Collection[UUID]) -> Mapping[UUID, Word]:
    """What the author said to one's words. One query."""
    answers = RestatingAnswer.objects.filter(
        restating__ref__in=restatings, restating__by__person=person
    ).select_related("restating__statement__arena")
    return {each.restating.ref: _answered(each) for each in answers}


def _answered(answer: RestatingAnswer) -> Word:
    statement = answer.restating.statement
    said = {"statement": statement.words}
    if answer.confirmed:
        title, happened = _("Du har forstået det"), _("Den, der skrev »%(statement)s«, siger ja til dine ord.") % said
    else:
        title = _("Du er tæt på, men noget mangler")
        happened = _("Den, der skrev »%(statement)s«, siger, at noget mangler i dine ord.") % said
    return Word(
        title=title,
        happened=happened,
        quoted=answer.words,
        href=reverse("understand:statement", args=[statement.arena.slug, statement.ref]),
        button=_("Se udsagnet"),
        why=_("Du får det, fordi du spurgte, om du havde forstået det."),
        seen_by=_("Alle kan læse svaret."),
    )
