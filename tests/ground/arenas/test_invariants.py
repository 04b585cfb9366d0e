"""G2, G4, G5, G6, G12: whatever people of every perspective, operators, code and raw SQL do, an arena is nobody's.

The machine keeps a ledger of who said yes to what, and after every step the database must tell the same.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Count
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import LinkKind, Outcome, Part, RestKind, State, StewardshipKind
from samskab.ground.arenas.models import (
    Arena,
    ArenaLink,
    ClosedPart,
    Initiator,
    Participation,
    Rest,
    StewardshipRequest,
)
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_person, an_arena, an_operator
from tests.support.clusters import Database
from tests.support.together import together

WHO = st.integers(0, 5)
WHICH = st.integers(0, 1)
HATS = st.sampled_from(Perspective)


class Arenas(RuleBasedStateMachine):
    """Six people, one of them an operator, and two arenas; each rule is somebody trying something."""

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.now = clock.now()
        self.people = [an_operator(), *(a_person() for _ in range(5))]
        self.arenas = [
            an_arena("Naboerne", by=self.people[1], perspective=Perspective.CITIZEN),
            an_arena("Kommunens", by=self.people[2], perspective=Perspective.PUBLIC_LEADER),
        ]
        self.entered = {(1, 0), (2, 1)}  # who has stepped in themself, and where
        self.behind = {(1, 0), (2, 1)}  # who stands behind what, with every yes that it took
        self.titles = ["Naboerne", "Kommunens"]
        self.not_yet: set[int] = set()  # the rests that somebody has stopped
        self.granted: set[int] = set()  # the requests that all who stood behind it have been seen to agree to

    def teardown(self) -> None:
        if hasattr(self, "around"):
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)

    def attempt(self, act: Callable[[], object]) -> bool:
        try:
            with clock.held_at(self.now), transaction.atomic():
                act()
        except (Refusal, DatabaseError):
            return False
        return True

    @rule(days=st.integers(1, 9))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)
        with clock.held_at(self.now):
            actions.settle_rests()

    @rule(who=WHO, which=WHICH, hat=HATS)
    def enter(self, who: int, which: int, hat: Perspective) -> None:
        if self.attempt(lambda: actions.enter(arena=self.arenas[which], perspective=hat, by=self.people[who])):
            self.entered.add((who, which))

    @rule(who=WHO, which=WHICH)
    def leave(self, who: int, which: int) -> None:
        if self.attempt(lambda: actions.leave(arena=self.arenas[which], by=self.people[who])):
            self.entered.discard((who, which))

    @rule(who=WHO, which=WHICH, hat=HATS)
    def take_perspective(self, who: int, which: int, hat: Perspective) -> None:
        self.attempt(lambda: actions.take_perspective(arena=self.arenas[which], perspective=hat, by=self.people[who]))

    @rule(who=WHO, which=WHICH, title=st.sampled_from(["Nyt navn", "Et andet navn"]))
    def ask_for_the_name(self, who: int, which: int, title: str) -> None:
        self.attempt(
            lambda: actions.ask_stewardship(
                arena=self.arenas[which],
                kind=StewardshipKind.NAME,
                title=title,
                reason="Det er bedre.",
                by=self.people[who],
            )
        )
        self.look_up_what_was_granted()

    @rule(who=WHO, which=WHICH)
    def ask_to_stand_behind(self, who: int, which: int) -> None:
        self.attempt(
            lambda: actions.ask_stewardship(
                arena=self.arenas[which],
                kind=StewardshipKind.INITIATOR,
                reason="Jeg vil bære med.",
                by=self.people[who],
            )
        )

    @rule(who=WHO, yes=st.booleans())
    def answer(self, who: int, yes: bool) -> None:
        for request in StewardshipRequest.objects.filter(granted_at__isnull=True, declined_at__isnull=True):
            self.attempt(partial(actions.answer_stewardship, request=request, yes=yes, by=self.people[who]))
        self.look_up_what_was_granted()

    @rule(who=WHO, which=WHICH)
    def stand_behind_no_more(self, who: int, which: int) -> None:
        if self.attempt(lambda: actions.leave_initiators(arena=self.arenas[which], by=self.people[who])):
            self.behind.discard((who, which))
        self.look_up_what_was_granted()

    @rule(who=WHO, which=WHICH, end=st.booleans())
    def propose_rest(self, who: int, which: int, end: bool) -> None:
        kind, outcome = (RestKind.CLOSE, Outcome.PARTLY) if end else (RestKind.PAUSE, None)
        self.attempt(
            lambda: actions.propose_rest(
                arena=self.arenas[which], kind=kind, outcome=outcome, reason="Det er nok nu.", by=self.people[who]
            )
        )

    @rule(who=WHO)
    def say_not_yet(self, who: int) -> None:
        for rest in Rest.objects.filter(stopped_at__isnull=True, settled_at__isnull=True):
            if self.attempt(partial(actions.stop_rest, rest=rest, reason="Noget mangler.", by=self.people[who])):
                self.not_yet.add(rest.pk)

    @rule(who=WHO, which=WHICH)
    def wake(self, who: int, which: int) -> None:
        self.attempt(lambda: actions.wake(arena=self.arenas[which], by=self.people[who]))

    @rule(who=WHO, kind=st.sampled_from(LinkKind))
    def link(self, who: int, kind: LinkKind) -> None:
        one, other = self.arenas
        self.attempt(lambda: actions.ask_link(arena=one, other=other, kind=kind, by=self.people[who]))
        for link in ArenaLink.objects.filter(confirmed_at__isnull=True, ended_at__isnull=True):
            self.attempt(partial(actions.confirm_link, link=link, by=self.people[(who + 1) % 6]))

    @rule(who=WHO, which=WHICH, part=st.sampled_from(Part), days=st.integers(-1, 200))
    def close_a_part(self, who: int, which: int, part: Part, days: int) -> None:
        self.attempt(
            lambda: actions.close_part(
                arena=self.arenas[which],
                part=part,
                reason="For nogens skyld.",
                until=self.now + timedelta(days=days),
                by=self.people[who],
            )
        )

    @rule(attack=st.sampled_from(sorted({"title", "state", "people", "moved", "grant", "enrol", "behind", "unstop"})))
    def raw_sql(self, attack: str) -> None:
        self.attempt(lambda: run(ATTACKS[attack]))

    def look_up_what_was_granted(self) -> None:
        """Every request that is granted now must hold a yes from all who stood behind it, and no no."""
        for request in StewardshipRequest.objects.filter(granted_at__isnull=False).order_by("granted_at", "id"):
            which = [arena.pk for arena in self.arenas].index(request.arena_id)
            said_yes = set(request.answers.filter(yes=True).values_list("person_id", flat=True))
            assert not request.answers.filter(yes=False).exists()
            stood = {self.people[who].pk for who, where in self.behind if where == which}
            if request.pk not in self.granted:
                assert stood <= said_yes
                self.granted.add(request.pk)
                if request.kind == StewardshipKind.NAME:
                    self.titles[which] = request.title
                else:
                    asked = next(who for who, person in enumerate(self.people) if person.pk == request.asked_by_id)
                    self.behind.add((asked, which))

    @invariant()
    def nobody_is_in_without_having_stepped_in(self) -> None:
        taking_part = Participation.objects.filter(left_at__isnull=True).values_list("person_id", "arena_id")
        assert set(taking_part) == {(self.people[who].pk, self.arenas[which].pk) for who, which in self.entered}

    @invariant()
    def the_name_is_the_one_that_all_agreed_to(self) -> None:
        assert [Arena.objects.get(pk=arena.pk).title for arena in self.arenas] == self.titles

    @invariant()
    def behind_it_stand_those_whom_all_agreed_to(self) -> None:
        standing = Initiator.objects.filter(left_at__isnull=True).values_list("person_id", "arena_id")
        assert set(standing) == {(self.people[who].pk, self.arenas[which].pk) for who, which in self.behind}

    @invariant()
    def the_counts_are_what_is_there(self) -> None:
        for arena in Arena.objects.filter(pk__in=[arena.pk for arena in self.arenas]):
            there = Participation.objects.filter(arena=arena, left_at__isnull=True).values("sector").order_by()
            counted = {Sector(row["sector"]): row["n"] for row in there.annotate(n=Count("id"))}
            assert {sector: number for sector, number in arena.people.items() if number} == counted

    @invariant()
    def what_rests_had_its_week_and_no_not_yet(self) -> None:
        for arena in Arena.objects.exclude(state=State.OPEN):
            rest = Rest.objects.get(arena=arena, settled_at__isnull=False, woken_at__isnull=True)
            assert rest.pk not in self.not_yet
            assert rest.settled_at is not None
            assert rest.settled_at >= rest.stands_at

    @invariant()
    def what_is_closed_opens_by_itself_within_a_quarter(self) -> None:
        for part in ClosedPart.objects.all():
            assert part.reason
            assert timedelta() < part.until - part.closed_at <= timedelta(days=92)

    @invariant()
    def a_link_has_a_yes_from_each_side(self) -> None:
        for link in ArenaLink.objects.filter(confirmed_at__isnull=False):
            assert Participation.objects.filter(arena=link.arena_id, person=link.asked_by_id).exists()
            assert Participation.objects.filter(arena=link.other_id, person=link.confirmed_by_id).exists()

    @invariant()
    def every_act_stands_in_the_chain(self) -> None:
        for arena in Arena.objects.filter(pk__in=[arena.pk for arena in self.arenas]):
            assert Entry.objects.filter(chain=str(arena.ref)).count() == arena.acts


ATTACKS = {
    "title": "UPDATE arenas_arena SET title = 'Overtaget'",
    "state": "UPDATE arenas_arena SET state = 'closed', outcome = 'succeeded'",
    "people": "UPDATE arenas_participation SET person_id = (SELECT max(id) FROM people_person)",
    "moved": "UPDATE arenas_participation SET arena_id = (SELECT max(id) FROM arenas_arena) "
    "WHERE arena_id = (SELECT min(id) FROM arenas_arena)",
    "grant": "UPDATE arenas_stewardshiprequest SET granted_at = now() WHERE granted_at IS NULL AND declined_at IS NULL "
    "AND NOT EXISTS (SELECT FROM arenas_stewardshipanswer WHERE request_id = arenas_stewardshiprequest.id)",
    "enrol": "INSERT INTO arenas_initiator (arena_id, person_id, since) SELECT (SELECT min(id) FROM arenas_arena), "
    "(SELECT max(id) FROM people_person), now()",
    "behind": "UPDATE arenas_initiator SET person_id = (SELECT max(id) FROM people_person)",
    "unstop": "UPDATE arenas_rest SET stopped_at = NULL, stopped_by_id = NULL, stopped_because = '' "
    "WHERE stopped_at IS NOT NULL",
}


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        if cursor.rowcount == 0:
            raise DatabaseError("nothing to attack")


@pytest.mark.django_db
def test_an_arena_is_nobodys() -> None:
    run_state_machine_as_test(Arenas, settings=settings(max_examples=40, stateful_step_count=25, deadline=None))


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ["title", "state", "people", "moved", "enrol", "behind"])
def test_raw_sql_is_refused(attack: str) -> None:
    an_arena()
    an_arena()
    a_person()
    with pytest.raises(DatabaseError), transaction.atomic():
        run(ATTACKS[attack])


def test_a_hundred_who_step_in_at_once_are_each_in_once(committed_db: Database) -> None:
    arena = an_arena()
    crowd = [a_person() for _ in range(20)]

    def step_in(person: Person) -> Callable[[], object]:
        return lambda: actions.enter(arena=arena, perspective=Perspective.CITIZEN, by=person)

    together(*(step_in(person) for person in crowd for _ in range(5)))
    arena.refresh_from_db()
    assert (arena.size, arena.acts) == (21, 21)
    assert Participation.objects.filter(arena=arena, left_at__isnull=True).count() == 21


def test_the_last_yes_and_a_no_at_once_end_in_one_way(committed_db: Database) -> None:
    ruth, bo = a_person(), a_person()
    arena = an_arena("Naboerne", by=ruth)
    actions.enter(arena=arena, perspective=Perspective.CITIZEN, by=bo)
    first = actions.ask_stewardship(arena=arena, kind=StewardshipKind.INITIATOR, reason="Med", by=bo)
    actions.answer_stewardship(request=first, yes=True, by=ruth)
    asked = actions.ask_stewardship(arena=arena, kind=StewardshipKind.NAME, title="Nyt", reason="Bedre", by=ruth)

    def answer(yes: bool) -> str:
        try:
            actions.answer_stewardship(request=asked, yes=yes, by=bo)
        except Refusal as refusal:
            return refusal.code
        return "answered"

    assert sorted(together(lambda: answer(True), lambda: answer(False))) == ["answered", "answered"]
    asked.refresh_from_db()
    arena.refresh_from_db()
    assert (asked.granted_at is None) != (asked.declined_at is None)
    assert (arena.title == "Nyt") == (asked.granted_at is not None)
    told = Entry.objects.filter(kind="arenas.stewardship_answered", body__request=str(asked.ref))
    assert told.count() == 2
