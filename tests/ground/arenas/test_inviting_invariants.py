"""M60, G12: whatever people, guests, time and raw SQL do, nobody is in who did not come themself or say yes.

And an invitation never lets in more than it says, nor anybody once it is withdrawn or over.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samskab.ground.arenas import actions
from samskab.ground.arenas.actions.claiming import take_over
from samskab.ground.arenas.enums import HelpWay, InvitationKind
from samskab.ground.arenas.models import Invitation, InvitationUse, Participation
from samskab.ground.people.actions import claim_guest
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_guest, a_person, an_arena

PEOPLE, GUESTS = st.integers(0, 2), st.integers(0, 3)
ANY = st.integers(0, 9)
ATTACKS = {
    "uses": "UPDATE arenas_invitation SET uses = 0",
    "most": "UPDATE arenas_invitation SET most_uses = 500",
    "later": "UPDATE arenas_invitation SET expires_at = expires_at + interval '1 year'",
    "reopen": "UPDATE arenas_invitation SET withdrawn_at = NULL, withdrawn_by_id = NULL WHERE withdrawn_at IS NOT NULL",
    "use": "INSERT INTO arenas_invitationuse (invitation_id, person_id, perspective, is_first, accepted_at) "
    "SELECT i.id, p.id, 'citizen', true, now() FROM arenas_invitation i, people_person p "
    "WHERE p.guest_since IS NOT NULL AND (i.withdrawn_at IS NOT NULL OR i.uses = i.most_uses)",
    "enrol": "INSERT INTO arenas_participation "
    "(ref, arena_id, person_id, perspective, joined_at, is_first, helped_way) "
    "SELECT gen_random_uuid(), a.id, p.id, 'citizen', now(), true, '' FROM arenas_arena a, people_person p "
    "WHERE p.guest_since IS NOT NULL AND NOT EXISTS (SELECT FROM arenas_invitationuse u WHERE u.person_id = p.id)",
    "help": "INSERT INTO arenas_participation "
    "(ref, arena_id, person_id, perspective, joined_at, is_first, helped_by_id, helped_way) "
    "SELECT gen_random_uuid(), a.id, p.id, 'citizen', now(), true, a.started_by_id, 'help' "
    "FROM arenas_arena a, people_person p WHERE p.joined_at IS NOT NULL",
    "helped": "UPDATE arenas_participation SET helped_by_id = NULL, helped_way = '' WHERE helped_by_id IS NOT NULL",
    "move": "UPDATE arenas_participation SET person_id = (SELECT max(id) FROM people_person)",
}


class Inviting(RuleBasedStateMachine):
    """Three people, four guests and one arena that the first lit; each rule is somebody trying something."""

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.people = [a_person() for _ in range(3)]
        self.sessions = [SessionStore() for _ in range(4)]
        self.guests = [a_guest(session=session) for session in self.sessions]
        self.arena = an_arena(by=self.people[0])
        self.came = {self.people[0].pk}  # who is in by an act of their own, or by a yes that somebody wrote down
        self.ended: dict[int, datetime] = {}  # when an invitation was withdrawn

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

    def one_of(self, number: int) -> Invitation | None:
        found = list(Invitation.objects.order_by("id"))
        return found[number % len(found)] if found else None

    @rule(who=PEOPLE, most=st.integers(1, 3))
    def invite(self, who: int, most: int) -> None:
        make = partial(actions.invite, arena=self.arena, kind=InvitationKind.LINK, most_uses=most)
        self.attempt(lambda: make(by=self.people[who]))

    @rule(who=PEOPLE, name=st.sampled_from("ab"))
    def invite_by_mail(self, who: int, name: str) -> None:
        write = partial(actions.invite_by_mail, arena=self.arena, addresses=[f"{name}@example.org"])
        self.attempt(lambda: write(by=self.people[who]))

    @rule(number=ANY, guest=GUESTS)
    def guest_comes(self, number: int, guest: int) -> None:
        self.come(self.one_of(number), self.guests[guest])

    @rule(number=ANY, who=PEOPLE, by_invitation=st.booleans())
    def person_comes(self, number: int, who: int, by_invitation: bool) -> None:
        self.come(self.one_of(number) if by_invitation else None, self.people[who])

    def come(self, invitation: Invitation | None, person: Person) -> None:
        enter = partial(actions.enter, arena=self.arena, perspective=Perspective.VOLUNTEER, invitation=invitation)
        if self.attempt(lambda: enter(by=person)):
            self.came.add(person.pk)

    @rule(who=PEOPLE)
    def help_in(self, who: int) -> None:
        known = set(Person.objects.values_list("pk", flat=True))
        write = partial(actions.help_in, arena=self.arena, name="Ruth", perspective=Perspective.CITIZEN)
        if self.attempt(lambda: write(way=HelpWay.PHONE, by=self.people[who])):
            self.came |= set(Person.objects.values_list("pk", flat=True)) - known

    @rule(guest=GUESTS)
    def guest_leaves(self, guest: int) -> None:
        self.attempt(lambda: actions.leave(arena=self.arena, by=self.guests[guest]))

    @rule(guest=GUESTS, who=PEOPLE)
    def claim(self, guest: int, who: int) -> None:
        found, person = self.guests[guest], self.people[who]

        def take() -> None:
            if claim_guest(session=self.sessions[guest], by=person) is not None:
                take_over(guest=found, by=person)

        if self.attempt(take) and found.pk in self.came:
            self.came.add(person.pk)

    @rule(number=ANY, who=PEOPLE)
    def withdraw(self, number: int, who: int) -> None:
        found = self.one_of(number)
        if found and self.attempt(lambda: actions.withdraw_invitation(invitation=found, by=self.people[who])):
            self.ended.setdefault(found.pk, clock.now())

    @rule(number=ANY)
    def decline(self, number: int) -> None:
        found = self.one_of(number)
        if found:
            self.attempt(lambda: actions.decline_arena(invitation=found))

    @rule(attack=st.sampled_from(sorted(ATTACKS)))
    def attack(self, attack: str) -> None:
        self.attempt(lambda: run(ATTACKS[attack]))

    @invariant()
    def an_invitation_lets_in_as_many_as_it_says_and_counts_them(self) -> None:
        for found in Invitation.objects.all():
            assert found.uses == found.used.count() <= found.most_uses <= 3
            assert found.expires_at - found.invited_at == timedelta(days=60)

    @invariant()
    def what_is_withdrawn_lets_nobody_in(self) -> None:
        for pk, when in self.ended.items():
            assert Invitation.objects.filter(pk=pk, withdrawn_at__lte=when).exists()
            assert not InvitationUse.objects.filter(invitation=pk, accepted_at__gt=when).exists()

    @invariant()
    def a_mail_that_got_a_no_lets_nobody_in_afterwards(self) -> None:
        assert not Invitation.objects.filter(kind=InvitationKind.EMAIL, declines__gt=0, uses__gt=0).exists()

    @invariant()
    def nobody_is_in_who_did_not_come_or_say_yes(self) -> None:
        inside = set(Participation.objects.values_list("person", flat=True))
        assert inside <= self.came

    @invariant()
    def only_guests_had_help(self) -> None:
        for helped in Participation.objects.filter(helped_by__isnull=False).select_related("person"):
            assert helped.person.joined_at is None
            assert helped.helped_by_id in self.came

    @invariant()
    def the_arena_counts_those_who_are_in(self) -> None:
        self.arena.refresh_from_db()
        assert self.arena.size == Participation.objects.filter(left_at__isnull=True).count()


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_nobody_is_enrolled_and_nothing_is_overused() -> None:
    run_state_machine_as_test(Inviting, settings=settings(max_examples=25, stateful_step_count=30, deadline=None))
