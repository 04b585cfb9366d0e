"""M156, M157, G13: an offer is wanted when those who began say so, and a talk is held when they answer."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samskab.ground.arenas.models import Initiator
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.gather import actions
from samskab.stages.gather.enums import About, OfferKind, OfferStand, Want
from samskab.stages.gather.models import CheckIn
from samskab.stages.gather.queries.offers import offers, today
from tests.factories import a_participant, a_person, an_arena

WHO = st.integers(0, 3)
ANNE, KARL = 0, 1  # who began it, and who offers support from the public side
HATS = (Perspective.CITIZEN, Perspective.ADMINISTRATOR, Perspective.POLITICIAN, Perspective.ASSOCIATION)
ATTACKS = (
    "DELETE FROM gather_offeranswer",
    "UPDATE gather_offeranswer SET want = 'yes'",
    "UPDATE gather_supportoffer SET until = NULL",
    "DELETE FROM gather_offertakenback",
    "UPDATE gather_checkin SET due_at = due_at + interval '10 years'",
    "DELETE FROM gather_checkin",
)


class Support(RuleBasedStateMachine):
    """Four people in an arena that Anne began; each rule is somebody acting, allowed or not."""

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.now = clock.now()
        self.people = [a_person() for _ in HATS]
        self.arena = an_arena(by=self.people[ANNE])
        for person, hat in list(zip(self.people, HATS, strict=True))[1:]:
            a_participant(self.arena, by=person, perspective=hat)
        with clock.held_at(self.now):
            self.offer = actions.offer_support(
                arena=self.arena,
                kind=OfferKind.PLACE,
                text="Et lokale",
                talk_on=today() + timedelta(days=30),
                by=self.people[KARL],
            )
        self.last: Want | None = None
        self.taken_back = False
        self.asked: dict[int, object] = {}
        self.answered: set[int] = set()

    def teardown(self) -> None:
        if hasattr(self, "around"):
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)

    def attempt(self, act: Callable[[], object]) -> bool:
        try:
            with transaction.atomic(), clock.held_at(self.now):
                act()
        except (Refusal, DatabaseError):
            return False
        return True

    @rule(days=st.integers(1, 60))
    def time_goes_by(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(who=WHO, want=st.sampled_from(Want), words=st.sampled_from(["", "Om onsdagen"]))
    def say(self, who: int, want: Want, words: str) -> None:
        self.now += timedelta(seconds=1)
        person = self.people[who]
        if self.attempt(lambda: actions.answer_offer(offer=self.offer, want=want, text=words, by=person)):
            assert who == ANNE
            assert words or want != Want.CHANGE
            self.last = want

    @rule(who=WHO, want=st.sampled_from(Want), words=st.sampled_from(["", "Om onsdagen"]))
    def talk(self, who: int, want: Want, words: str) -> None:
        person = self.people[who]
        for asked in CheckIn.objects.filter(offer=self.offer):
            self.now += timedelta(seconds=1)
            say = partial(actions.answer_offer, offer=self.offer, check_in=asked, want=want, text=words, by=person)
            if self.attempt(say):
                assert who == ANNE
                assert words or asked.about == About.STILL or want == Want.ENOUGH
                self.answered.add(asked.pk)
                if asked.about == About.STILL:
                    self.last = want

    @rule(who=WHO, words=st.sampled_from(["Hele byen", "Hele året"]))
    def grow(self, who: int, words: str) -> None:
        person = self.people[who]
        if self.attempt(lambda: actions.ask_to_grow(offer=self.offer, text=words, by=person)):
            assert self.last in (Want.YES, Want.CHANGE)

    @rule(who=WHO)
    def take_back(self, who: int) -> None:
        person = self.people[who]
        if self.attempt(lambda: actions.take_offer_back(offer=self.offer, text="Solgt", by=person)):
            assert who == KARL
            self.taken_back = True

    @rule(attack=st.sampled_from(ATTACKS))
    def attack(self, attack: str) -> None:
        def strike() -> None:
            with connection.cursor() as cursor:
                cursor.execute(attack)

        self.attempt(strike)

    @invariant()
    def it_stands_as_those_who_began_said_and_gives_nobody_a_say(self) -> None:
        if not hasattr(self, "around"):
            return
        with clock.held_at(self.now):
            (offer,) = offers(self.arena)
            if self.taken_back:
                assert offer.stand == OfferStand.TAKEN_BACK
            else:
                assert (offer.stand == OfferStand.WANTED) == (self.last in (Want.YES, Want.CHANGE))
                assert (offer.stand == OfferStand.NEW) == (self.last is None)
            seen = {each.pk: each.due_at for each in offer.check_ins.all()}
            assert seen.keys() >= self.asked.keys()
            self.asked = {**seen, **self.asked}
            assert seen == self.asked
            for each in offer.check_ins.all():
                assert each.waits == (each.pk not in self.answered)
                assert not (each.is_overdue and each.is_called_off)
            waiting = [each for each in offer.check_ins.all() if each.about == About.STILL and each.waits]
            assert len(waiting) <= 1
            assert waiting or not offer.is_wanted
        behind = Initiator.objects.filter(arena=self.arena, left_at__isnull=True)
        assert [each.person for each in behind] == [self.people[ANNE]]


@pytest.mark.django_db
def test_support_is_what_those_who_began_say_it_is() -> None:
    run_state_machine_as_test(Support, settings=settings(max_examples=25, stateful_step_count=20, deadline=None))
