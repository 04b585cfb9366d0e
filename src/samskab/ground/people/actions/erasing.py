"""How a person leaves for good: everything that says who they were goes, the reference stays."""

import re
from datetime import datetime
from importlib import import_module

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction

from samskab.ground.journal.actions import record
from samskab.ground.people.enums import Language, Letters, Theme
from samskab.ground.people.facts import PersonErased
from samskab.ground.people.models import Organisation, Person, PersonPerspective, SpeakingInvitation
from samskab.ground.people.queries.people import held
from samskab.kernel import clock


@transaction.atomic
def erase_person(*, by: Person) -> None:
    """Erase a person or a guest, at their own wish.

    Consequences, in order: the guests they have claimed are erased with them; they no longer speak for any
    organisation; their perspectives, addresses, passkeys, providers and sessions are deleted, also sessions in which
    somebody began to sign in with one of the addresses; letters under way to the addresses are emptied, and an
    organisation that had one as its contact address has none; the name, settings and times go, and a guest's key;
    `PersonErased` is recorded for each, and every app that hears it does its own part. What they wrote together with
    others stays, by a »former participant«, and every chain stays valid, for it only ever held the reference.
    """
    person = held(by)
    now = clock.now()
    guests = list(Person.objects.select_for_update().filter(claimed_by=person, erased_at=None).order_by("pk"))
    for guest in guests:
        _empty(guest, now)
    addresses = {
        address.lower() for address in EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    }
    person.representations.filter(ended_at__isnull=True).update(ended_at=now, ended_by=person)
    PersonPerspective.objects.filter(person__in=(*guests, person)).delete()
    UserSession.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    if person.guest_since is None:
        _end_sessions(person, addresses)
    SpeakingInvitation.objects.filter(address__in=addresses).update(address="")
    Organisation.objects.filter(contact_email__in=addresses).update(contact_email="")
    _empty(person, now)
    for gone in (*guests, person):
        record(PersonErased(person=gone.ref), by=person)


def _empty(person: Person, now: datetime) -> None:
    """Let nothing but the reference be left in a row."""
    person.name = ""
    person.language, person.theme = Language.DANISH, Theme.AUTO
    person.letters = Letters.DAILY
    person.quiet_from = person.quiet_until = None
    person.last_login = person.joined_at = None
    person.is_operator = False
    person.guest_key = None
    person.erased_at = now
    person.save()


def _end_sessions(person: Person, addresses: set[str]) -> None:
    """Delete each session that is the person's or names an address of theirs.

    Sessions are opaque to the database, so each is opened and read; erasing is rare, and this takes some ten
    microseconds a session.
    """
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    names_one = _naming(addresses)
    gone = []
    for session in Session.objects.only("session_key", "session_data").iterator():
        content = store.decode(session.session_data)
        if content.get(SESSION_KEY) == str(person.pk) or names_one.search(str(content).lower()):
            gone.append(session.session_key)
    Session.objects.filter(session_key__in=gone).delete()


def _naming(addresses: set[str]) -> re.Pattern[str]:
    """Finds any of some addresses, and not another that one of them is a part of."""
    either = "|".join(map(re.escape, addresses)) or "(?!)"
    return re.compile(rf"(?<![\w.!#$%&*+/=?^`{{|}}~-])(?:{either})(?![\w-]|\.\w)")
