"""One answer each to each statement, and each weighs one (G2, G4, G11, M93)."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.queries.own_glimpses import own_glimpse_of
from samskab.ground.arenas.queries.participants import participation_seen
from samskab.ground.journal.models import Entry
from samskab.ground.people.actions.erasing import erase_person
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel.refusal import Refusal
from samskab.stages.understand import actions
from samskab.stages.understand.actions.uniting import let_go_of
from samskab.stages.understand.enums import Came, Value
from samskab.stages.understand.models import Answer, Respondent
from samskab.stages.understand.queries.answers import values_of
from tests.factories import a_participant, a_person
from tests.stages.understand.conftest import Here, Row, a_table, rows_of, says, somebody


def counted(here: Here) -> list[tuple[int, int, bool]]:
    return sorted((row.number, row.value, row.important) for row in rows_of(here.arena))


def test_whoever_writes_agrees_and_whoever_answers_counts_one(here: Here) -> None:
    says(here.said, here.other.person, Value.DISAGREE, important=True)
    assert counted(here) == [(1, -1, True), (1, 1, False), (2, 1, False), (3, 1, False)]


def test_answering_again_changes_the_answer_and_adds_none(here: Here) -> None:
    says(here.said, here.other.person, Value.DISAGREE, important=True)
    says(here.said, here.other.person, Value.UNSURE)
    assert values_of(here.other) == {1: 0}
    assert Respondent.objects.filter(participation=here.other).count() == 1


def test_answering_is_told_to_nobody(here: Here) -> None:
    before = Entry.objects.count()
    says(here.said, here.other.person)
    assert Entry.objects.count() == before


def test_a_politician_and_a_neighbour_weigh_the_same(here: Here) -> None:
    says(here.said, somebody(here.arena, Perspective.POLITICIAN), Value.AGREE)
    says(here.said, somebody(here.arena, Perspective.CITIZEN), Value.DISAGREE)
    assert [(row.value, row.important) for row in rows_of(here.arena) if row.number == 1] == [
        (1, False),
        (1, False),
        (-1, False),
    ]


def test_one_who_looks_in_from_outside_does_not_answer(here: Here) -> None:
    with pytest.raises(Refusal) as refused:
        says(here.said, a_person())
    assert refused.value.code == "not_participant"


def test_an_answer_to_words_that_have_changed_is_refused(here: Here) -> None:
    read = here.said
    actions.reword(statement=read, words="Ingen skal stå alene om natten.", by=here.author.person)
    with pytest.raises(Refusal) as refused:
        actions.answer(statement=here.said, wording=read.wording, value=Value.AGREE, by=here.other.person)
    assert refused.value.code == "reworded"


def test_whoever_answered_other_words_is_asked_again_and_does_not_count_meanwhile(here: Here) -> None:
    says(here.said, here.other.person, Value.DISAGREE)
    actions.reword(statement=here.said, words="Ingen skal stå alene om natten.", by=here.author.person)
    assert values_of(here.other) == {}
    assert values_of(here.author) == {1: 1, 2: 1, 3: 1}
    says(here.said, here.other.person, Value.DISAGREE)
    assert values_of(here.other) == {1: -1}


def test_one_who_left_and_came_again_is_the_same_one(here: Here) -> None:
    says(here.said, here.other.person, Value.DISAGREE)
    arenas.leave(arena=here.arena, by=here.other.person)
    again = a_participant(here.arena, perspective=Perspective.VOLUNTEER, by=here.other.person)
    waits = own_glimpse_of(participation_seen(here.other.person, here.arena), "understand_unanswered")
    assert waits == len(here.statements) - 1
    says(here.statements[1], here.other.person, Value.AGREE)
    assert values_of(again) == {1: -1, 2: 1}
    assert [each.sector for each in Respondent.objects.filter(participation=again)] == [Sector.CIVIL_SOCIETY]
    assert Respondent.objects.filter(arena=here.arena).count() == 2


def test_the_answers_of_one_who_erases_themself_are_gone(here: Here) -> None:
    says(here.said, here.other.person, Value.DISAGREE)
    ref = here.other.person.ref
    erase_person(by=here.other.person)
    let_go_of(person=ref)
    assert counted(here) == [(1, 1, False), (2, 1, False), (3, 1, False)]


def test_a_paper_weighs_as_much_as_any_other_answer(here: Here) -> None:
    papers = [
        actions.Paper(Sector.CITIZEN, {1: Value.AGREE, 2: Value.DISAGREE}, frozenset({2})),
        actions.Paper(None, {1: Value.UNSURE}),
    ]
    assert actions.enter_papers(arena=here.arena, papers=papers, pile=uuid4(), by=here.other.person) == 2
    typed = {each.pk: each.sector for each in Respondent.objects.filter(came=Came.PAPER)}
    assert [row for row in rows_of(here.arena) if row.respondent in typed] == [
        Row(min(typed), 1, 1, important=False),
        Row(min(typed), 2, -1, important=True),
        Row(max(typed), 1, 0, important=False),
    ]


def test_a_paper_counts_for_the_words_that_were_printed_on_it(here: Here) -> None:
    actions.reword(statement=here.said, words="Ingen skal stå alene om natten.", by=here.author.person)
    page = Client().get(reverse("understand:cards", args=[here.arena.slug])).content.decode()
    assert "<td>1.2</td>" in page
    papers = [actions.Paper(None, {1: Value.AGREE}, wordings={1: wording}) for wording in (1, 2)]
    actions.enter_papers(arena=here.arena, papers=papers, pile=uuid4(), by=here.other.person)
    typed = Answer.objects.filter(respondent__came=Came.PAPER).order_by("respondent_id")
    assert [each.wording for each in typed] == [1, 2]
    counts = [row for row in rows_of(here.arena) if row.number == 1]
    assert len(counts) == 2  # its author's, and the paper with the words it has now


def test_a_number_alone_says_not_which_words_somebody_read(here: Here) -> None:
    actions.reword(statement=here.said, words="Ingen skal stå alene om natten.", by=here.author.person)
    papers = [actions.Paper(None, {1: Value.AGREE})]
    with pytest.raises(Refusal, match=r"Skriv 1\.1") as refused:
        actions.enter_papers(arena=here.arena, papers=papers, pile=uuid4(), by=here.other.person)
    assert refused.value.code == "which_wording"


@pytest.mark.parametrize("wording", [0, 2])
def test_words_a_statement_never_had_are_refused_with_the_whole_pile(here: Here, wording: int) -> None:
    papers = [actions.Paper(None, {1: Value.AGREE}, wordings={1: wording})]
    with pytest.raises(Refusal) as refused:
        actions.enter_papers(arena=here.arena, papers=papers, pile=uuid4(), by=here.other.person)
    assert refused.value.code == "wordings"


def test_a_pile_that_is_sent_twice_is_there_once(here: Here) -> None:
    pile = uuid4()

    def send() -> int:
        papers = [actions.Paper(Sector.CITIZEN, {1: Value.AGREE})]
        return actions.enter_papers(arena=here.arena, papers=papers, pile=pile, by=here.other.person)

    assert send() == 1
    actions.reword(statement=here.said, words="Ingen skal stå alene om natten.", by=here.author.person)
    assert send() == 1
    assert Respondent.objects.filter(came=Came.PAPER).count() == 1


def test_a_number_that_is_not_here_is_refused_with_the_whole_pile(here: Here) -> None:
    papers = [actions.Paper(None, {1: Value.AGREE}), actions.Paper(None, {9: Value.AGREE})]
    with pytest.raises(Refusal) as refused:
        actions.enter_papers(arena=here.arena, papers=papers, pile=uuid4(), by=here.other.person)
    assert refused.value.code == "numbers"
    assert Answer.objects.filter(respondent__came=Came.PAPER).count() == 0


@pytest.mark.django_db
def test_arenas_do_not_meet() -> None:
    here, there = a_table(), a_table()
    says(here.said, here.other.person)
    assert {row.number for row in rows_of(there.arena)} == {1, 2, 3}
    assert len(rows_of(there.arena)) == 3
