"""Whatever guests, people, the house and raw SQL do: what a guest did ends with nobody who did not hold their browser,
a claim stands as it was made, and who has been erased stays so.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samskab.ground.journal.models import Entry
from samskab.ground.people import actions
from samskab.ground.people.actions.entering import forget_half_finished
from samskab.ground.people.models import Person
from samskab.ground.people.queries.guests import GUEST, guest_with, key_in, lock_of
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_guest, a_person, an_organisation

BROWSERS = PEOPLE = st.integers(0, 2)
LONG_AGO = timedelta(days=400)

# What somebody with the rights of the app might write by hand. %(guest)s and %(person)s are rows, %(other)s a key.
ATTACKS = {
    "claim without a key": "UPDATE people_person SET claimed_by_id = %(person)s, claimed_at = now() "
    "WHERE id = %(guest)s",
    "claim with another's key": "UPDATE people_person SET claimed_by_id = %(person)s, claimed_at = now(), "
    "guest_key = %(other)s WHERE id = %(guest)s",
    "claim and drop the lock": "UPDATE people_person SET claimed_by_id = %(person)s, claimed_at = now(), "
    "guest_key = NULL WHERE id = %(guest)s",
    "change the lock": "UPDATE people_person SET guest_key = sha256(%(other)s) WHERE id = %(guest)s",
    "change whose": "UPDATE people_person SET claimed_by_id = %(person)s WHERE claimed_at IS NOT NULL",
    "change when": "UPDATE people_person SET claimed_at = now() + interval '1 day' WHERE claimed_at IS NOT NULL",
    "undo": "UPDATE people_person SET claimed_by_id = NULL, claimed_at = NULL WHERE claimed_at IS NOT NULL",
    "claim oneself": "UPDATE people_person SET claimed_by_id = id, claimed_at = now() WHERE id = %(guest)s",
    "claim a person": "UPDATE people_person SET claimed_by_id = %(person)s, claimed_at = now() "
    "WHERE guest_since IS NULL",
    "let a guest join": "UPDATE people_person SET joined_at = now() WHERE id = %(guest)s",
    "let a guest in": "UPDATE people_person SET last_login = now() WHERE id = %(guest)s",
    "make a guest an operator": "UPDATE people_person SET is_operator = true WHERE id = %(guest)s",
    "make a guest a person": "UPDATE people_person SET guest_since = NULL, guest_key = NULL WHERE id = %(guest)s",
    "make a person a guest": "UPDATE people_person SET guest_since = now(), joined_at = NULL WHERE id = %(person)s",
    "bring back": "UPDATE people_person SET erased_at = NULL, name = 'Igen' WHERE erased_at IS NOT NULL",
    "name the erased": "UPDATE people_person SET name = 'Igen' WHERE erased_at IS NOT NULL",
    "another reference": "UPDATE people_person SET ref = gen_random_uuid() WHERE id = %(guest)s",
    "delete": "DELETE FROM people_person WHERE id = %(guest)s",
    "delete all": "DELETE FROM people_person WHERE guest_since IS NOT NULL",
}


def run(attack: str, **rows: Any) -> None:
    """Write it, as the app could."""
    with connection.cursor() as cursor:
        cursor.execute(ATTACKS[attack], rows)


class GuestsAndPeople(RuleBasedStateMachine):
    """Three browsers that people come and go by; each rule is somebody doing something, allowed or not."""

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.sessions = [SessionStore() for _ in range(3)]
        self.people = [a_person() for _ in range(3)]
        self.guests: set[int] = set()
        self.held: dict[int, int] = {}  # whose each guest is: the person who came in from their browser
        self.claims: dict[int, tuple[Any, ...]] = {}
        self.erased: set[int] = set()

    def teardown(self) -> None:
        if hasattr(self, "around"):
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)

    def attempt(self, act: Callable[[], object]) -> bool:
        try:
            with transaction.atomic():
                act()
        except (Refusal, DatabaseError):
            return False
        return True

    @rule(browser=BROWSERS)
    def be_a_guest(self, browser: int) -> None:
        guest = a_guest(session=self.sessions[browser])
        assert guest.is_guest
        self.guests.add(guest.pk)

    @rule(browser=BROWSERS)
    def write_something(self, browser: int) -> None:
        guest = guest_with(key_in(self.sessions[browser]))
        if guest is not None:
            an_organisation(by=guest)
            Person.objects.filter(pk=guest.pk).update(created_at=clock.now() - LONG_AGO)

    @rule(browser=BROWSERS, who=PEOPLE)
    def come_in(self, browser: int, who: int) -> None:
        session, person = self.sessions[browser], self.people[who]
        guest = guest_with(key_in(session))
        if self.attempt(lambda: actions.claim_guest(session=session, by=person)) and guest is not None:
            assert guest.pk not in self.held
            self.held[guest.pk] = person.pk

    @rule(browser=BROWSERS)
    def leave(self, browser: int) -> None:
        self.sessions[browser].flush()

    @rule(browser=BROWSERS, other=BROWSERS)
    def open_a_second_browser_with_the_same_key(self, browser: int, other: int) -> None:
        if GUEST in self.sessions[browser]:
            self.sessions[other][GUEST] = self.sessions[browser][GUEST]

    @rule(browser=BROWSERS, guess=st.binary(min_size=32, max_size=32))
    def guess_a_key(self, browser: int, guess: bytes) -> None:
        self.sessions[browser][GUEST] = guess.hex()

    @rule(browser=BROWSERS)
    def forget_the_guest(self, browser: int) -> None:
        guest = guest_with(key_in(self.sessions[browser]))
        if guest is not None and self.attempt(lambda: actions.erase_person(by=guest)):
            self.erased.add(guest.pk)

    @rule(who=PEOPLE)
    def erase_a_person(self, who: int) -> None:
        person = self.people[who]
        if self.attempt(lambda: actions.erase_person(by=person)):
            self.erased |= {person.pk, *(guest for guest, whose in self.held.items() if whose == person.pk)}

    @rule(who=PEOPLE)
    def erase_a_claimed_guest(self, who: int) -> None:
        for guest in self.people[who].claimed_guests.all():
            assert not self.attempt(partial(actions.erase_person, by=guest))

    @rule()
    def tidy(self) -> None:
        half = Person(created_at=clock.now() - LONG_AGO)
        actions.begin(name="Halv", language="da", by=half)
        assert forget_half_finished() == 1

    @rule(attack=st.sampled_from(sorted(ATTACKS)), who=PEOPLE, guest=st.integers(0, 9), browser=BROWSERS)
    def attack(self, attack: str, who: int, guest: int, browser: int) -> None:
        known = sorted(self.guests)
        if not known:
            return
        victim = known[guest % len(known)]
        key = key_in(self.sessions[browser]) or b"x"
        if Person.objects.filter(pk=victim, guest_key=lock_of(key)).exists():
            key = b"x"
        self.attempt(lambda: run(attack, guest=victim, person=self.people[who].pk, other=key))

    @invariant()
    def what_a_guest_did_is_theirs_who_came_in_from_the_browser(self) -> None:
        found = {pk: whose for pk, whose in Person.objects.values_list("pk", "claimed_by") if whose is not None}
        assert found == self.held
        told = Entry.objects.filter(kind="people.guest_claimed").count()
        assert told == len(self.held)

    @invariant()
    def a_claim_never_changes(self) -> None:
        rows = {row[0]: row[1:] for row in Person.objects.values_list("pk", "claimed_by", "claimed_at") if row[1]}
        assert {pk: rows.get(pk) for pk in self.claims} == self.claims
        self.claims |= rows

    @invariant()
    def claimers_are_people_and_no_claim_leads_to_another(self) -> None:
        assert not Person.objects.filter(claimed_by__guest_since__isnull=False).exists()
        assert not Person.objects.filter(claimed_by__isnull=False, guest_since__isnull=True).exists()

    @invariant()
    def the_erased_stay_erased_and_their_guests_with_them(self) -> None:
        assert set(Person.objects.filter(erased_at__isnull=False).values_list("pk", flat=True)) == self.erased
        assert not Person.objects.filter(pk__in=self.erased).exclude(name="").exists()
        assert not Person.objects.filter(claimed_by__in=self.erased).exclude(pk__in=self.erased).exists()

    @invariant()
    def no_guest_is_lost(self) -> None:
        assert set(Person.objects.filter(guest_since__isnull=False).values_list("pk", flat=True)) == self.guests


@pytest.mark.django_db
def test_what_a_guest_did_never_ends_with_somebody_else() -> None:
    run_state_machine_as_test(
        GuestsAndPeople, settings=settings(max_examples=40, stateful_step_count=30, deadline=None)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_raw_sql_is_refused(attack: str) -> None:
    """Each attack, against an open guest, a claimed one and an erased one at once: it fails, or finds nothing to do."""
    session, other = SessionStore(), SessionStore()
    guest, person = a_guest(), a_person()
    a_guest(session=other)
    claimed = a_guest(session=session)
    actions.claim_guest(session=session, by=a_person())
    gone = a_guest()
    actions.erase_person(by=gone)
    rows = [row.pk for row in (guest, claimed, gone)]
    before = list(Person.objects.filter(pk__in=[*rows, person.pk]).order_by("pk").values())

    for row in rows:
        with pytest.raises(DatabaseError), transaction.atomic():
            run(attack, guest=row, person=person.pk, other=key_in(other))

    assert list(Person.objects.filter(pk__in=[*rows, person.pk]).order_by("pk").values()) == before


@pytest.mark.django_db
@pytest.mark.parametrize("claimer", ["a guest", "one who has not joined", "one who has been erased"])
def test_the_key_alone_is_not_enough_when_the_claimer_is_nobody(claimer: str) -> None:
    session = SessionStore()
    guest = a_guest(session=session)
    by = a_guest() if claimer == "a guest" else a_person()
    if claimer == "one who has not joined":
        Person.objects.filter(pk=by.pk).update(joined_at=None)
    elif claimer == "one who has been erased":
        actions.erase_person(by=by)
    with pytest.raises(DatabaseError), transaction.atomic():
        run("claim with another's key", guest=guest.pk, person=by.pk, other=key_in(session))


@pytest.mark.django_db
def test_nobody_comes_claimed() -> None:
    person = a_person()
    with pytest.raises(DatabaseError), transaction.atomic():
        Person.objects.create(name="Bo", guest_since=clock.now(), claimed_by=person, claimed_at=clock.now())


@pytest.mark.django_db
def test_raw_sql_cannot_erase_a_person_and_leave_the_name_of_a_guest() -> None:
    session, person = SessionStore(), a_person()
    a_guest(session=session)
    actions.claim_guest(session=session, by=person)
    with pytest.raises(DatabaseError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(name="", joined_at=None, erased_at=clock.now())
