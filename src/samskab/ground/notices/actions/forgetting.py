"""Letting go: of letters that are old, and of all that was to be told to somebody who is gone."""

from datetime import timedelta

from django.db import transaction

from samskab.ground.notices.enums import Outcome
from samskab.ground.notices.models import Letter, Notice, Unreachable
from samskab.ground.notices.queries.letters import KEPT_FOR, old_letters
from samskab.ground.people.models import Person
from samskab.kernel import clock

_ANSWERS_WITHIN = timedelta(minutes=15)


@transaction.atomic
def settle_unsure() -> int:
    """Give up asking what became of letters whose sender died before the server answered; answers with how many."""
    silent = Letter.objects.filter(outcome="", handed_over_at__lt=clock.now() - _ANSWERS_WITHIN)
    return silent.update(outcome=Outcome.UNSURE, settled_at=clock.now())


@transaction.atomic
def forget_old_letters() -> None:
    """Let go of letters a month after they ended, with what they told of; and of those nobody could send in a month."""
    old_letters().delete()
    Letter.objects.filter(outcome="", made_at__lt=clock.now() - KEPT_FOR).delete()


@transaction.atomic
def forget_letters_to(*, by: Person) -> None:
    """Let nothing be left of what one who is gone was told or was to be. `PersonErased` has told that they went."""
    Notice.objects.filter(person=by).delete()
    Letter.objects.filter(person=by).delete()
    Unreachable.objects.filter(person=by).delete()
