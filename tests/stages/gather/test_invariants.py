"""G13: what is owed stays to be seen until an answer, whatever people, time and raw SQL do."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samskab.ground.arenas import actions as arenas
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.gather import actions
from samskab.stages.gather.enums import Firmness, Reply, SupportKind
from samskab.stages.gather.models import FrameQuestion, ShamFlag, SupportNeed
from tests.factories import a_participant, a_person, an_arena

WHO = st.integers(0, 3)
HATS = (Perspective.CITIZEN, Perspective.ADMINISTRATOR, Perspective.POLITICIAN, Perspective.ASSOCIATION)
OWED = (FrameQuestion, ShamFlag, SupportNeed)
TABLES = ("gather_framequestion", "gather_shamflag", "gather_supportneed")
ATTACKS = (
    "DELETE FROM {table}",
    "UPDATE {table} SET due_at = due_at + interval '10 years'",
    "UPDATE {table} SET text = ''",
    "DELETE FROM gather_supportanswer",
    "UPDATE gather_supportanswer SET need_id = (SELECT max(id) FROM gather_supportneed)",
    "DELETE FROM gather_frameanswer",
    "DELETE FROM gather_shamanswer",
)


class WhatIsOwed(RuleBasedStateMachine):
    """Four people in an arena, two of them from the public side; each rule is somebody acting, allowed or not."""

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.now = clock.now()
        self.people = [a_person() for _ in HATS]
        self.arena = an_arena(by=self.people[0])
        for person, hat in list(zip(self.people, HATS, strict=True))[1:]:
            a_participant(self.arena, by=person, perspective=hat)
        self.frame = actions.state_frame(
            arena=self.arena, what="Skolen", firmness=Firmness.FIXED, why="Sådan.", until="Maj", by=self.people[1]
        )
        self.answered: set[tuple[str, int]] = set()
        self.seen: dict[tuple[str, int], object] = {}

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

    @rule(who=WHO, words=st.sampled_from(["En stol", "En tolk"]))
    def need(self, who: int, words: str) -> None:
        person = self.people[who]
        self.attempt(lambda: actions.ask_support(arena=self.arena, kind=SupportKind.OTHER, text=words, by=person))

    @rule(who=WHO)
    def flag(self, who: int) -> None:
        self.attempt(lambda: actions.flag_sham(arena=self.arena, text="Hm.", by=self.people[who]))

    @rule(who=WHO)
    def question(self, who: int) -> None:
        self.attempt(lambda: actions.question_frame(frame=self.frame, text="Hvorfor?", by=self.people[who]))

    @rule(who=WHO, words=st.sampled_from(["", "Fordi."]), reply=st.sampled_from(Reply))
    def answer(self, who: int, words: str, reply: Reply) -> None:
        person = self.people[who]
        for need in SupportNeed.objects.all():
            if self.attempt(partial(actions.answer_support, need=need, reply=reply, text=words, by=person)):
                assert HATS[who].sector == Sector.PUBLIC
                assert need.said_by_id != person.pk
                assert words or reply == Reply.YES
                self.answered.add(("SupportNeed", need.pk))
        for flag in ShamFlag.objects.all():
            if self.attempt(partial(actions.answer_sham, flag=flag, text=words, by=person)):
                assert HATS[who].sector == Sector.PUBLIC
                assert flag.said_by_id != person.pk
                self.answered.add(("ShamFlag", flag.pk))
        for question in FrameQuestion.objects.all():
            if self.attempt(partial(actions.answer_frame_question, question=question, text=words, by=person)):
                assert person == self.people[1]
                self.answered.add(("FrameQuestion", question.pk))

    @rule(who=WHO)
    def leave_and_come_back(self, who: int) -> None:
        person, hat = self.people[who], HATS[who]
        if self.attempt(lambda: arenas.leave(arena=self.arena, by=person)):
            assert self.attempt(lambda: arenas.enter(arena=self.arena, perspective=hat, by=person))

    @rule(attack=st.sampled_from(ATTACKS), table=st.sampled_from(TABLES))
    def attack(self, attack: str, table: str) -> None:
        def strike() -> None:
            with connection.cursor() as cursor:
                cursor.execute(attack.format(table=table))

        self.attempt(strike)

    @invariant()
    def nothing_is_gone_and_only_an_answer_closes(self) -> None:
        if not hasattr(self, "around"):
            return
        with clock.held_at(self.now):
            for model in OWED:
                for row in model.objects.prefetch_related("answers"):
                    key = (model.__name__, row.pk)
                    assert self.seen.setdefault(key, (row.due_at, row.text)) == (row.due_at, row.text)
                    assert row.waits == (key not in self.answered)
                    assert row.is_overdue == (row.waits and row.due_at < self.now)
            kept = {(model.__name__, pk) for model in OWED for pk in model.objects.values_list("pk", flat=True)}
        assert kept == set(self.seen)


@pytest.mark.django_db
def test_what_is_owed_closes_by_an_answer_alone() -> None:
    run_state_machine_as_test(WhatIsOwed, settings=settings(max_examples=15, stateful_step_count=15, deadline=None))
