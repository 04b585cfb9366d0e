"""G12: nobody speaks for an organisation without their own yes, whatever people, code and raw SQL do."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samskab.ground.journal.models import Entry
from samskab.ground.people import actions
from samskab.ground.people.enums import OrganisationKind
from samskab.ground.people.models import OrganisationInquiry, Person, Representation, SpeakingInvitation
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_person, a_spokesperson
from tests.support.clusters import Database
from tests.support.together import together

NUMBERS = st.integers(0, 3)


class PeopleAndOrganisations(RuleBasedStateMachine):
    """Four people and two organisations; each rule is somebody doing something, allowed or not."""

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.people = [a_person() for _ in range(4)]
        self.organisations = [
            actions.register_organisation(
                name=f"Hus {number}",
                kind=OrganisationKind.ASSOCIATION,
                contact_email=f"post{number}@forening.example",
                by=self.people[number],
            ).organisation
            for number in range(2)
        ]
        self.said_yes = {(self.people[number].pk, self.organisations[number].pk) for number in range(2)}
        self.answered: set[tuple[int, int]] = set()

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

    @rule(who=NUMBERS, which=st.integers(0, 1))
    def ask(self, who: int, which: int) -> None:
        person, organisation = self.people[who], self.organisations[which]
        if self.attempt(lambda: actions.ask_to_speak(organisation=organisation, by=person)):
            self.said_yes.add((person.pk, organisation.pk))

    @rule(who=NUMBERS, which=NUMBERS)
    def confirm(self, who: int, which: int) -> None:
        for request in Representation.objects.filter(person=self.people[which], ended_at__isnull=True):
            self.attempt(partial(actions.confirm, representation=request, by=self.people[who]))

    @rule(yes=st.booleans())
    def answer_a_letter(self, yes: bool) -> None:
        inquiry = OrganisationInquiry.objects.filter(answered_at__isnull=True).first()
        if inquiry is not None:
            self.attempt(lambda: actions.answer_inquiry(inquiry=inquiry, yes=yes))

    @rule(who=NUMBERS, which=st.integers(0, 1))
    def invite(self, who: int, which: int) -> None:
        self.attempt(
            lambda: actions.invite_to_speak(
                organisation=self.organisations[which], address="x@example.org", by=self.people[who]
            )
        )

    @rule(who=NUMBERS, yes=st.booleans())
    def answer_an_invitation(self, who: int, yes: bool) -> None:
        invitation = SpeakingInvitation.objects.filter(answered_at__isnull=True).first()
        if invitation is None:
            return
        act = actions.accept_invitation if yes else actions.decline_invitation
        if self.attempt(lambda: act(invitation=invitation, by=self.people[who])) and yes:
            self.said_yes.add((self.people[who].pk, invitation.organisation_id))

    @rule(who=NUMBERS, which=NUMBERS)
    def end(self, who: int, which: int) -> None:
        for agreement in Representation.objects.filter(person=self.people[which], ended_at__isnull=True):
            if self.attempt(partial(actions.end, representation=agreement, by=self.people[who])):
                self.said_yes.discard((agreement.person_id, agreement.organisation_id))

    @rule(who=NUMBERS)
    def erase(self, who: int) -> None:
        if self.attempt(lambda: actions.erase_person(by=self.people[who])):
            self.said_yes = {pair for pair in self.said_yes if pair[0] != self.people[who].pk}

    @rule(attack=st.sampled_from(["stands_since", "organisation", "person", "move", "reopen"]))
    def attack(self, attack: str) -> None:
        self.attempt(lambda: run(ATTACKS[attack]))

    @invariant()
    def who_speaks_has_said_yes_and_was_confirmed(self) -> None:
        for agreement in Representation.objects.filter(stands_since__isnull=False, ended_at__isnull=True):
            assert agreement.person_confirmed_by_id == agreement.person_id
            assert (agreement.person_id, agreement.organisation_id) in self.said_yes
            by = agreement.organisation_confirmed_by_id
            if by is None:
                assert agreement.inquiry.answered_at is not None
            else:
                assert by != agreement.person_id
                assert Representation.objects.filter(
                    organisation=agreement.organisation_id, person=by, stands_since__isnull=False
                ).exists()

    @invariant()
    def the_erased_speak_for_nobody(self) -> None:
        assert not Representation.objects.filter(person__erased_at__isnull=False, ended_at__isnull=True).exists()


ATTACKS = {
    "stands_since": "UPDATE people_representation SET stands_since = now()",
    "organisation": "UPDATE people_representation SET organisation_confirmed_at = now() "
    "WHERE organisation_confirmed_at IS NULL",
    "person": "UPDATE people_representation SET person_confirmed_at = now(), person_confirmed_by_id = opened_by_id "
    "WHERE person_id <> opened_by_id",
    "move": "UPDATE people_representation SET person_id = (SELECT max(id) FROM people_person)",
    "reopen": "UPDATE people_representation SET ended_at = NULL, ended_by_id = NULL WHERE ended_at IS NOT NULL",
}


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_nobody_is_enrolled_without_their_own_yes() -> None:
    run_state_machine_as_test(
        PeopleAndOrganisations, settings=settings(max_examples=30, stateful_step_count=25, deadline=None)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ["stands_since", "move", "reopen"])
def test_raw_sql_is_refused(attack: str) -> None:
    first = a_spokesperson()
    actions.end(representation=first, by=first.person)
    a_person()
    with pytest.raises(DatabaseError), transaction.atomic():
        run(ATTACKS[attack])


@pytest.mark.django_db
def test_raw_sql_cannot_answer_for_an_organisation() -> None:
    first = a_spokesperson()
    actions.ask_to_speak(organisation=first.organisation, by=a_person())
    with pytest.raises(DatabaseError), transaction.atomic():
        run(ATTACKS["organisation"])


@pytest.mark.django_db
@pytest.mark.parametrize("as_organisation", ["nobody", "themself", "a stranger"])
def test_raw_sql_cannot_write_down_an_agreement(as_organisation: str) -> None:
    first = a_spokesperson()
    victim, stranger = a_person(), a_person()
    by = {"nobody": None, "themself": victim, "a stranger": stranger}[as_organisation]
    with pytest.raises(DatabaseError), transaction.atomic():
        Representation.objects.bulk_create(
            [
                Representation(
                    ref=uuid4(),
                    person=victim,
                    organisation=first.organisation,
                    opened_by=stranger,
                    person_confirmed_at=clock.now(),
                    person_confirmed_by=victim,
                    organisation_confirmed_at=clock.now(),
                    organisation_confirmed_by=by,
                )
            ]
        )


@pytest.mark.django_db
def test_nobody_says_yes_for_another() -> None:
    first = a_spokesperson()
    victim = a_person()
    with pytest.raises(DatabaseError), transaction.atomic():
        Representation.objects.create(
            person=victim,
            organisation=first.organisation,
            opened_by=first.person,
            person_confirmed_at=clock.now(),
            person_confirmed_by=first.person,
        )


def test_a_double_click_and_two_who_confirm_at_once_make_one_agreement(committed_db: Database) -> None:
    first = a_spokesperson()
    second = actions.ask_to_speak(organisation=first.organisation, by=a_person())
    actions.confirm(representation=second, by=first.person)
    asked = actions.ask_to_speak(organisation=first.organisation, by=a_person())
    acts = [first.person, first.person, second.person, second.person]
    together(*(lambda by=by: actions.confirm(representation=asked, by=by) for by in acts))
    asked.refresh_from_db()
    assert asked.stands
    confirmed = Entry.objects.filter(kind="people.representation_confirmed", body__representation=str(asked.ref))
    assert confirmed.count() == 1


def test_two_who_end_each_other_at_once_leave_nobody_half_in(committed_db: Database) -> None:
    first = a_spokesperson()
    second = actions.ask_to_speak(organisation=first.organisation, by=a_person())
    actions.confirm(representation=second, by=first.person)

    def attempt(agreement: Representation, by: Person) -> str:
        try:
            actions.end(representation=agreement, by=by)
        except Refusal as refusal:
            return refusal.code
        return "ended"

    outcomes = together(lambda: attempt(first, second.person), lambda: attempt(second, first.person))
    assert sorted(outcomes) == ["ended", "not_spokesperson"]
