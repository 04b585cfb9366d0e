"""What is about to be said: its tidy words, its place, and whether it was said a moment ago."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.people.models import Person
from samskab.ground.talk.models import Contribution
from samskab.ground.talk.models.contribution import TEXT_LENGTH
from samskab.ground.talk.queries.contributions import words_of
from samskab.ground.talk.queries.subjects import Subject
from samskab.kernel import clock
from samskab.kernel.text.clean import clean_marked

DOUBLE_CLICK = timedelta(minutes=1)


@dataclass(frozen=True)
class Place:
    """Where something is said: what it answers, what it quotes with which words, and whom it names by choice."""

    answers: Contribution | None = None
    quotes: Contribution | None = None
    passage: str = ""
    names: Collection[Participation] = ()


NOWHERE = Place()


def tidy(text: str) -> str:
    """What is said, tidied and no longer than it may be; raises a `Refusal` for the field `text`."""
    return clean_marked(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv, hvad du vil sige."))


def said_just_now(subject: Subject, words: str, place: Place, person: Person) -> Contribution | None:
    """The same words at the same place by the same person a moment ago: a button that was pressed twice."""
    last = (
        Contribution.objects.filter(
            thread__arena=subject.arena,
            thread__kind=subject.kind.kind,
            thread__subject=subject.ref,
            author__person=person,
            answers=place.answers,
            said_at__gt=clock.now() - DOUBLE_CLICK,
        )
        .order_by("-said_at", "-id")
        .first()
    )
    return last if last is not None and words_of(last) == words else None
