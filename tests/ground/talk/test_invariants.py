"""What is said is its author's alone, whatever people, time and raw SQL do (G3, G5, G12, G16)."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.people.enums import Perspective
from samskab.ground.talk import actions
from samskab.ground.talk.models import Appreciation, Contribution, ContributionVersion, CriticalQuestion
from samskab.ground.talk.queries.contributions import words_of
from samskab.ground.talk.queries.saying import Place
from samskab.kernel.refusal import Refusal
from tests.factories import a_participant, a_person, an_arena
from tests.ground.talk.conftest import arena_as_subject

HATS = (Perspective.CITIZEN, Perspective.ADMINISTRATOR, Perspective.POLITICIAN)
WHO = st.integers(0, len(HATS) - 1)
WHICH = st.integers(0, 30)
WORDS = st.sampled_from(["Vi mangler en bus.", "Hvem betaler?", "Nej.", "Det *kan* vi."])
OTHER = "(SELECT max(person_id) FROM arenas_participation)"
ATTACKS = (
    "DELETE FROM talk_contribution",
    "DELETE FROM talk_contributionversion",
    "DELETE FROM talk_criticalquestion",
    "DELETE FROM talk_appreciation",
    "DELETE FROM talk_thread",
    "DELETE FROM talk_mention",
    "UPDATE talk_contributionversion SET text = 'Andet'",
    "UPDATE talk_contributionversion SET text = ''",
    "UPDATE talk_contributionversion SET number = number + 1",
    f"UPDATE talk_contribution SET withdrawn_at = now(), withdrawn_by_id = {OTHER} + 1",
    "UPDATE talk_contribution SET withdrawn_at = NULL, withdrawn_by_id = NULL",
    "UPDATE talk_contribution SET said_at = said_at - interval '1 day'",
    "UPDATE talk_contribution SET author_id = (SELECT max(id) FROM arenas_participation) + 1",
    "UPDATE talk_contribution SET passage = 'Noget, ingen sagde' WHERE quotes_id IS NOT NULL",
    "UPDATE talk_contribution SET answers_id = NULL WHERE answers_id IS NOT NULL",
    "UPDATE talk_contribution SET said_in = 'politician' WHERE said_in <> 'politician'",
    f"UPDATE talk_criticalquestion SET settled_at = now(), settled_by_id = {OTHER} + 1",
    (
        "UPDATE talk_criticalquestion SET settled_at = now(), settled_by_id = "
        "(SELECT person_id FROM arenas_participation WHERE id = participant_id)"
    ),
    "UPDATE talk_criticalquestion SET settled_at = NULL, settled_by_id = NULL WHERE settled_at IS NOT NULL",
    "UPDATE talk_appreciation SET words = 'ingenting' WHERE words <> ''",
    "UPDATE talk_thread SET subject = gen_random_uuid()",
    (
        "INSERT INTO talk_contributionversion (contribution_id, number, text, written_by_id, written_at) "
        "SELECT id, 9, 'Andet', author_id, now() FROM talk_contribution"
    ),
    (
        "INSERT INTO talk_contributionversion (contribution_id, number, text, written_by_id, written_at) "
        "SELECT said.id, (SELECT max(number) + 1 FROM talk_contributionversion WHERE contribution_id = said.id), "
        "'Andet', "
        "(SELECT other.id FROM arenas_participation other JOIN arenas_participation mine ON mine.id = said.author_id "
        "WHERE other.arena_id = mine.arena_id AND other.person_id <> mine.person_id LIMIT 1), now() "
        "FROM talk_contribution said"
    ),
)


class WhatIsSaid(RuleBasedStateMachine):
    """Three people in an arena who talk, each rule somebody trying something, allowed or not."""

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.people = [a_person() for _ in HATS]
        self.arena = an_arena(by=self.people[0])
        for person, hat in list(zip(self.people, HATS, strict=True))[1:]:
            a_participant(self.arena, by=person, perspective=hat)
        self.subject = arena_as_subject(self.arena)
        self.words: dict[int, list[str]] = {}  # every wording of each contribution, as its author wrote them
        self.author: dict[int, int] = {}
        self.gone: set[int] = set()
        self.settled: set[int] = set()

    def teardown(self) -> None:
        if hasattr(self, "around"):
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)

    def attempt(self, act: Callable[[], object]) -> object:
        try:
            with transaction.atomic():
                return act()
        except (Refusal, DatabaseError):
            return None

    def one(self, which: int) -> Contribution | None:
        known = sorted(self.words)
        return Contribution.objects.get(pk=known[which % len(known)]) if known else None

    def note(self, said: object, words: str, who: int) -> None:
        if isinstance(said, Contribution) and said.pk not in self.words:
            self.words[said.pk], self.author[said.pk] = [words], who

    @rule(who=WHO, words=WORDS, which=WHICH, answers=st.booleans(), quotes=st.booleans())
    def say(self, who: int, words: str, which: int, answers: bool, quotes: bool) -> None:
        other = self.one(which)
        place = Place(
            answers=other if answers else None,
            quotes=other if quotes else None,
            passage=words_of(other)[:6].strip() if quotes and other else "",
        )
        said = self.attempt(
            lambda: actions.contribute(subject=self.subject, text=words, place=place, by=self.people[who])
        )
        self.note(said, words, who)

    @rule(who=WHO, whom=WHO, words=WORDS)
    def ask(self, who: int, whom: int, words: str) -> None:
        here = participation_of(self.people[whom], self.arena)
        said = self.attempt(
            lambda: actions.ask_critically(subject=self.subject, text=words, participant=here, by=self.people[who])
        )
        self.note(said, words, who)

    @rule(who=WHO, words=WORDS, which=WHICH)
    def reword(self, who: int, words: str, which: int) -> None:
        said = self.one(which)
        if said is None:
            return
        if self.attempt(lambda: actions.reword(contribution=said, text=words, by=self.people[who])) is not None:
            assert self.author[said.pk] == who
            if self.words[said.pk][-1] != words:
                self.words[said.pk].append(words)

    @rule(who=WHO, which=WHICH)
    def withdraw(self, who: int, which: int) -> None:
        said = self.one(which)
        if said is not None and self.attempt(lambda: actions.withdraw(contribution=said, by=self.people[who])):
            assert self.author[said.pk] == who
            self.gone.add(said.pk)

    @rule(who=WHO)
    def settle(self, who: int) -> None:
        for question in CriticalQuestion.objects.filter(settled_at__isnull=True):
            if self.attempt(partial(actions.settle, question=question, by=self.people[who])) is not None:
                assert self.author[question.contribution_id] == who
                self.settled.add(question.contribution_id)

    @rule(who=WHO, which=WHICH)
    def thank(self, who: int, which: int) -> None:
        said = self.one(which)
        if said is not None:
            self.attempt(lambda: actions.thank(contribution=said, words="det", by=self.people[who]))

    @rule(who=WHO)
    def leave_and_come_back(self, who: int) -> None:
        person, hat = self.people[who], HATS[who]
        self.attempt(lambda: arenas.leave(arena=self.arena, by=person))
        self.attempt(lambda: arenas.enter(arena=self.arena, perspective=hat, by=person))

    @rule(attack=st.sampled_from(ATTACKS))
    def attack(self, attack: str) -> None:
        def strike() -> None:
            with connection.cursor() as cursor:
                cursor.execute(attack)

        self.attempt(strike)

    @invariant()
    def everything_stands_as_its_author_said_it(self) -> None:
        if not hasattr(self, "around"):
            return
        found: dict[int, list[str]] = {}
        for version in ContributionVersion.objects.order_by("contribution_id", "number"):
            found.setdefault(version.contribution_id, []).append(version.text)
        kept = {pk: [""] * len(words) if pk in self.gone else words for pk, words in self.words.items()}
        assert found == kept
        rows = {row.pk: row for row in Contribution.objects.select_related("quotes", "answers", "author")}
        assert set(rows) == set(self.words)
        assert {pk for pk, row in rows.items() if row.is_withdrawn} == self.gone
        for pk, row in rows.items():
            assert row.author.person == self.people[self.author[pk]]
            assert row.answers is None or row.answers.answers_id is None
            if row.quotes is not None:
                wordings = self.words[row.quotes.pk]
                gone = row.quotes.pk in self.gone or pk in self.gone
                assert row.passage == "" if gone else any(row.passage in words for words in wordings)
        asked = CriticalQuestion.objects.all()
        assert {question.contribution_id for question in asked if not question.waits} == self.settled
        standing = Appreciation.objects.filter(taken_back_at__isnull=True).values_list("contribution", "by__person")
        assert len(standing) == len(set(standing))


@pytest.mark.django_db
def test_what_is_said_stands_as_it_was_said() -> None:
    run_state_machine_as_test(WhatIsSaid, settings=settings(max_examples=15, stateful_step_count=20, deadline=None))


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_raw_sql_is_refused_or_finds_nothing(attack: str) -> None:
    anne, karl = a_person(), a_person()
    arena = an_arena(by=anne)
    subject = arena_as_subject(arena)
    here = a_participant(arena, by=karl, perspective=Perspective.ADMINISTRATOR)
    said = actions.contribute(subject=subject, text=f"Vi mangler en bus, @{karl.name}.", by=anne)
    actions.contribute(subject=subject, text="Ja.", place=Place(said, said, "en bus"), by=karl)
    actions.thank(contribution=said, words="det", by=karl)
    first = actions.ask_critically(subject=subject, text="Hvem betaler?", participant=here, by=anne)
    actions.settle(question=CriticalQuestion.objects.get(contribution=first), by=anne)
    actions.ask_critically(subject=subject, text="Hvornår?", participant=here, by=anne)
    gone = actions.contribute(subject=subject, text="Undskyld.", by=anne)
    actions.withdraw(contribution=gone, by=anne)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)
