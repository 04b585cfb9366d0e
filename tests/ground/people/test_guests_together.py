"""Guests at the same moment, with real commits."""

from functools import partial

from django.contrib.sessions.backends.db import SessionStore

from samskab.ground.journal.models import Entry
from samskab.ground.people import actions
from samskab.ground.people.queries.guests import GUEST
from tests.factories import a_guest, a_person
from tests.support.clusters import Database
from tests.support.together import together


def test_two_who_come_in_at_once_with_one_guest_make_one_claim(committed_db: Database) -> None:
    session = SessionStore()
    guest = a_guest(session=session)
    copies = [SessionStore() for _ in range(6)]
    for copy in copies:
        copy.update({GUEST: session[GUEST]})
    people = [a_person() for _ in copies]
    acts = [partial(actions.claim_guest, session=copy, by=person) for copy, person in zip(copies, people, strict=True)]
    claimed = together(*acts)
    assert [found for found in claimed if found is not None] == [guest]
    guest.refresh_from_db()
    assert guest.claimed_by is not None
    entry = Entry.objects.get(kind="people.guest_claimed")
    assert entry.body == {"guest": str(guest.ref), "person": str(guest.claimed_by.ref)}


def test_the_session_of_a_new_guest_goes_by_a_new_name(committed_db: Database) -> None:
    session = SessionStore()
    session.save()
    before = session.session_key
    a_guest(session=session)
    assert session.session_key != before
    assert not SessionStore().exists(str(before))
