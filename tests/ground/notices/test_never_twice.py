"""Whatever happens in whichever order, nobody is told of one thing twice, and whoever said no is told of nothing."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samskab.ground.notices.actions import gather_letters, note, send_letter, settle_unsure
from samskab.ground.notices.models import Letter
from samskab.ground.notices.queries.occasions import Due
from samskab.ground.people.actions import choose_settings, stop_all_letters
from samskab.ground.people.enums import Language, Letters, Theme
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.post.carrying import Fate, NotNow
from tests.factories import a_person
from tests.ground.notices.test_sending import CALL, NEWS

WHO, WHICH = st.integers(0, 2), st.integers(0, 5)
FATES = st.sampled_from([Fate.TAKEN, Fate.LATER, Fate.PUT_BACK, Fate.REFUSED, Fate.UNSURE])
DEATHS = st.sampled_from(["lives", "dies before the claim", "dies after the claim", "dies when it is taken"])
START = datetime(2026, 10, 5, 6, 0, tzinfo=UTC)


class Killed(BaseException):
    """A worker that is no more."""


def die_if(dies: bool) -> None:
    if dies:
        raise Killed


class Telling(RuleBasedStateMachine):
    """Three people, six things, and workers that die, overtake each other, and meet servers of all kinds."""

    @initialize()
    def begin(self) -> None:
        self.people = [a_person() for _ in range(3)]
        self.things = [uuid4() for _ in range(6)]
        self.now = START
        self.kept: list[tuple[str, str]] = []
        self.told_in_vain: list[str] = []
        self.said_no: set[str] = set()

    @contextmanager
    def then(self) -> Iterator[None]:
        with clock.held_at(self.now):
            yield

    @rule(who=WHO, which=WHICH)
    def something_happens(self, who: int, which: int) -> None:
        with self.then():
            note(occasion=CALL if which % 2 else NEWS, dues=[Due(self.people[who].pk, self.things[which])])

    @rule(hours=st.integers(1, 30))
    def time_goes_by(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def a_worker_gathers(self) -> None:
        with self.then():
            gather_letters()

    @rule()
    def somebody_asks_what_became_of_them(self) -> None:
        with self.then():
            settle_unsure()

    @rule(fate=FATES, death=DEATHS, overtaken=st.booleans())
    def a_worker_sends(self, fate: Fate, death: str, overtaken: bool) -> None:
        with self.then():
            for letter in Letter.objects.order_by("id").values_list("pk", flat=True):
                self.sends(letter, fate, death, overtaken=overtaken)

    @rule(who=WHO)
    def one_says_no(self, who: int) -> None:
        stop_all_letters(by=self.people[who])
        self.said_no.add(self.address(who))

    @rule(who=WHO)
    def one_says_yes_again(self, who: int) -> None:
        person = Person.objects.get(pk=self.people[who].pk)
        choose_settings(
            language=Language(person.language),
            theme=Theme(person.theme),
            quiet_from=None,
            quiet_until=None,
            letters=Letters.DAILY,
            by=person,
        )
        self.said_no.discard(self.address(who))

    def sends(self, letter: int, fate: Fate, death: str, *, overtaken: bool) -> None:
        def carry(message: EmailMessage, *, claim: Callable[[], bool]) -> Fate:
            if overtaken:
                self.sends(letter, Fate.TAKEN, "lives", overtaken=False)
            die_if(death == "dies before the claim")
            if fate is Fate.LATER or not claim():
                return Fate.LATER if fate is Fate.LATER else Fate.ANOTHERS
            die_if(death == "dies after the claim")
            if fate in (Fate.TAKEN, Fate.UNSURE):
                self.keep(message)
            die_if(death == "dies when it is taken")
            return fate

        with patch("samskab.ground.notices.actions.sending.carry", carry), suppress(Killed, NotNow):
            send_letter(letter=letter)

    def keep(self, message: EmailMessage) -> None:
        (to,) = message.to
        if to in self.said_no:
            self.told_in_vain.append(to)
        for thing in self.things:
            self.kept += [(to, str(thing))] * str(message.body).count(str(thing))

    def address(self, who: int) -> str:
        return str(EmailAddress.objects.get(user=self.people[who]).email)

    @invariant()
    def nobody_is_told_of_one_thing_twice(self) -> None:
        told = Counter(getattr(self, "kept", []))
        assert {each: number for each, number in told.items() if number > 1} == {}

    @invariant()
    def nobody_who_said_no_is_told_anything(self) -> None:
        assert getattr(self, "told_in_vain", []) == []


@pytest.mark.django_db
def test_nobody_is_told_twice_whoever_dies() -> None:
    run_state_machine_as_test(Telling, settings=settings(max_examples=15, stateful_step_count=25, deadline=None))
