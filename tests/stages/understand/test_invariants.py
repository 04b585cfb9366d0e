"""Whatever people do, in any order: one is one, what was said stays, and an answer counts for the words it was to.

A model of the arena is kept beside it in plain Python, and both must tell the same (G2, G3, G4, G11).
"""

from functools import partial
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.models import Participation
from samskab.ground.people.enums import Perspective
from samskab.kernel.refusal import Refusal
from samskab.stages.understand import actions
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Duplicate, Respondent, Statement, Wording
from samskab.stages.understand.queries.statements import standing_links
from tests.factories import a_participant, a_person, an_arena
from tests.stages.understand.conftest import rows_of

PEOPLE = 3
VALUES = st.sampled_from(list(Value))
SOMEBODY = st.integers(0, PEOPLE - 1)
HATS = st.sampled_from([Perspective.CITIZEN, Perspective.POLITICIAN, Perspective.COMPANY])
PLACE = st.integers(0, 9)


class Understanding(RuleBasedStateMachine):
    """People who write, answer, reword, link, type in papers, leave and come again, allowed or not."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[list[str]] = []  # every wording, by statement
        self.hat: dict[int, Perspective] = {}

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.arena = an_arena()
        self.people = [a_person() for _ in range(PEOPLE)]
        self.said: dict[tuple[int, int], tuple[int, int, bool]] = {}  # who, number: wording, value, important
        self.author: list[int] = []
        self.papers = 0
        for place in range(PEOPLE):
            self._enter(place, Perspective.CITIZEN)

    def teardown(self) -> None:
        if hasattr(self, "around"):
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)

    def _enter(self, place: int, hat: Perspective) -> Participation:
        self.hat[place] = hat
        return a_participant(self.arena, perspective=hat, by=self.people[place])

    @rule(who=SOMEBODY, words=st.text("abcæøå ", min_size=3, max_size=12).filter(lambda words: words.strip()))
    def write(self, who: int, words: str) -> None:
        if who not in self.hat:
            return
        unique = f"{words.strip()} {len(self.words)}"
        statement = actions.write_statement(arena=self.arena, words=unique, by=self.people[who])
        self.words.append([statement.words])
        self.author.append(who)
        self.said[who, statement.number] = (1, 1, False)

    @precondition(lambda self: self.words)
    @rule(who=SOMEBODY, place=PLACE, value=VALUES, dear=st.booleans())
    def answer(self, who: int, place: int, value: Value, dear: bool) -> None:
        number = place % len(self.words) + 1
        statement = Statement.objects.select_related("arena").get(arena=self.arena, number=number)
        act = partial(
            actions.answer,
            statement=statement,
            wording=statement.wording,
            value=value,
            important=dear,
            by=self.people[who],
        )
        if who not in self.hat:
            with pytest.raises(Refusal):
                act()
            return
        act()
        self.said[who, number] = (statement.wording, value.value, dear)

    @precondition(lambda self: self.words)
    @rule(who=SOMEBODY, place=PLACE)
    def reword(self, who: int, place: int) -> None:
        number = place % len(self.words) + 1
        statement = Statement.objects.select_related("arena", "by__person").get(arena=self.arena, number=number)
        words = f"ord {uuid4()}"
        if who not in self.hat or self.author[number - 1] != who:
            with pytest.raises(Refusal):
                actions.reword(statement=statement, words=words, by=self.people[who])
            return
        actions.reword(statement=statement, words=words, by=self.people[who])
        self.words[number - 1].append(words)
        if (who, number) in self.said:
            self.said[who, number] = (len(self.words[number - 1]), *self.said[who, number][1:])

    @precondition(lambda self: len(self.words) > 1)
    @rule(one=PLACE, other=PLACE)
    def link(self, one: int, other: int) -> None:
        by = next((place for place in range(PEOPLE) if place in self.hat), None)
        if by is None:
            return
        first, second = (
            Statement.objects.select_related("arena").get(arena=self.arena, number=place % len(self.words) + 1)
            for place in (one, other)
        )
        try:
            with transaction.atomic():
                actions.link_statements(statement=first, same_as=second, by=self.people[by])
        except Refusal:
            return

    @rule(who=SOMEBODY)
    def leave(self, who: int) -> None:
        if self.hat.pop(who, None) is not None:
            arenas.leave(arena=self.arena, by=self.people[who])

    @rule(who=SOMEBODY, hat=HATS)
    def come_again(self, who: int, hat: Perspective) -> None:
        if who not in self.hat:
            self._enter(who, hat)

    @precondition(lambda self: self.words and self.hat)
    @rule(value=VALUES)
    def type_in(self, value: Value) -> None:
        by = self.people[min(self.hat)]
        now = Statement.objects.get(arena=self.arena, number=1).wording
        paper = actions.Paper(None, {1: value}, wordings={1: now})
        actions.enter_papers(arena=self.arena, papers=[paper], pile=uuid4(), by=by)
        self.papers += 1

    @invariant()
    def each_is_one(self) -> None:
        if not hasattr(self, "around"):
            return
        who = {place for place, _number in self.said}
        assert Respondent.objects.filter(arena=self.arena, came="here").count() == len(who)
        assert Respondent.objects.filter(arena=self.arena).count() == len(who) + self.papers

    @invariant()
    def what_counts_is_what_was_said_of_the_words_as_they_are(self) -> None:
        if not hasattr(self, "around"):
            return
        counting = sorted(
            (number, value, dear)
            for (_who, number), (wording, value, dear) in self.said.items()
            if wording == len(self.words[number - 1])
        )
        papers = {each.pk for each in Respondent.objects.filter(arena=self.arena, came="paper")}
        here = [row for row in rows_of(self.arena) if row.respondent not in papers]
        assert sorted((row.number, row.value, row.important) for row in here) == counting

    @invariant()
    def every_wording_stays(self) -> None:
        if not hasattr(self, "around"):
            return
        rows = Wording.objects.filter(statement__arena=self.arena).order_by("statement__number", "number")
        assert list(rows.values_list("words", flat=True)) == [words for each in self.words for words in each]

    @invariant()
    def links_are_one_step_long(self) -> None:
        if not hasattr(self, "around"):
            return
        links = list(standing_links().filter(statement__arena=self.arena))
        assert not {each.statement_id for each in links} & {each.same_as_id for each in links}
        assert len({each.statement_id for each in links}) == len(links) == Duplicate.objects.count()


@pytest.mark.django_db
def test_one_is_one_and_what_was_said_stays() -> None:
    run_state_machine_as_test(Understanding, settings=settings(max_examples=8, stateful_step_count=15, deadline=None))
