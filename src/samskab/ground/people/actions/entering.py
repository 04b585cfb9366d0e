"""How somebody becomes one of us."""

from collections.abc import Collection
from datetime import timedelta

from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.db import transaction

from samskab.ground.journal.actions import record
from samskab.ground.people.enums import Language
from samskab.ground.people.facts import PersonJoined
from samskab.ground.people.models import Person
from samskab.ground.people.models.person import NAME_LENGTH
from samskab.kernel import clock
from samskab.kernel.text.clean import clean_line

HALF_FINISHED_LASTS = timedelta(days=1)


def begin(*, name: str, language: str, by: Person) -> None:
    """Keep a new person's name while its owner goes to look for the code; nobody has joined yet.

    `by` is their row, not saved before. There is no fact: a form that is never finished is forgotten.
    """
    by.name = clean_line(name, longest=NAME_LENGTH, field="name")
    by.language = language if language in Language.values else Language.DANISH
    by.set_unusable_password()
    by.save()


@transaction.atomic
def join(*, by: Person, subjects: Collection[str] = ()) -> Person:
    """Count somebody in, the first time a contact channel of theirs has answered.

    `subjects` are whom providers have told that they are, in the browser they come in from: whoever wrote their
    address in a form before them, and came from a provider, has no way in to them.
    Later calls change nothing. Consequences, in order: other subjects are let go of; `joined_at` is set;
    `PersonJoined` is recorded.
    """
    person = Person.objects.select_for_update().get(pk=by.pk)
    if person.joined_at is None and person.erased_at is None:
        SocialAccount.objects.filter(user=person).exclude(uid__in=subjects).delete()
        person.joined_at = clock.now()
        person.save(update_fields=["joined_at"])
        record(PersonJoined(person=person.ref), by=person)
    return person


def forget_half_finished() -> int:
    """Delete those who began to join more than a day ago and never came in; answers with how many.

    Guests stay: they are not on their way to anything, and others may have answered what they wrote.
    """
    stale = Person.objects.filter(
        joined_at__isnull=True,
        guest_since__isnull=True,
        erased_at__isnull=True,
        created_at__lt=clock.now() - HALF_FINISHED_LASTS,
    )
    return stale.delete()[1].get("people.Person", 0)


def forget_sessions() -> int:
    """Delete the sessions that have run out; answers with how many."""
    return Session.objects.filter(expire_date__lt=clock.now()).delete()[0]
