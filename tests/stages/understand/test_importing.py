"""Conversations from Polis: brought here whole, known again, and never over the answers of those who are here."""

import csv
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.engines.opinion import draw
from samskab.ground.journal.models import Entry
from samskab.kernel.refusal import Refusal
from samskab.stages.understand import actions
from samskab.stages.understand.bridge import gathered
from samskab.stages.understand.bridge.polis import CONVERSATION, read_conversation
from samskab.stages.understand.enums import Came, Value
from samskab.stages.understand.facts import ConversationImported
from samskab.stages.understand.models import Answer, Respondent, Statement
from samskab.stages.understand.queries.counted import counted
from tests.engines.opinion.crowds import conversation
from tests.factories import a_participant, an_arena
from tests.stages.understand.conftest import Here, says
from tests.support.shared import shared

CONVERSATIONS = (
    "15-per-hour-seattle",
    "american-assembly.bowling-green",
    "austria-climate.2vkxcncppn.2022-07-07",
    "bg2050-volunteers",
    "brexit-consensus",
    "canadian-electoral-reform",
    "football-concussions",
    "scoop-hivemind.biodiversity",
    "scoop-hivemind.taxes",
    "vtaiwan.uberx",
)


def a_file(*rows: tuple[object, ...]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


COMMENTS = a_file(
    ("timestamp", "comment-id", "agrees", "disagrees", "moderated", "comment-body"),
    (1_500_000_000_000, 7, 2, 0, 1, "Mere\nvand"),
    (1_500_000_001_000, 3, 0, 2, -1, "Mindre vand"),
    (1_500_000_002_000, 9, 0, 0, 0, " "),
)
HEAD = ("timestamp", "comment-id", "voter-id", "vote")
VOTES = a_file(HEAD, (5, 7, "a", 1), (9, 7, "b", 1), (7, 7, "b", -1), (8, 3, "a", -1), (8, 3, "b", -1), (8, 9, "b", 1))
SMALL = {"comments.csv": COMMENTS, "votes.csv": VOTES}


def files_of(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_bytes().decode("utf-8-sig") for name in CONVERSATION if (folder / name).exists()}


class TestReading:
    def test_the_last_answer_stands_and_a_statement_without_words_is_left_out(self) -> None:
        found = read_conversation(SMALL)
        assert [(each.number, each.words) for each in found.statements] == [(3, "Mindre vand"), (7, "Mere vand")]
        assert found.people == {"a": {7: Value.AGREE, 3: Value.DISAGREE}, "b": {7: Value.AGREE, 3: Value.DISAGREE}}
        assert (found.turned, found.left_out, found.rejected) == (False, 1, 1)

    def test_votes_whose_sign_was_turned_are_put_right(self) -> None:
        head, *rows = csv.reader(StringIO(VOTES))
        turned = a_file(tuple(head), *((*row[:3], -int(row[3])) for row in rows))
        found = read_conversation({**SMALL, "votes.csv": turned})
        assert found.turned
        assert found.people == read_conversation(SMALL).people

    def test_a_row_for_each_person_says_the_same(self) -> None:
        people = a_file(("participant", "n-votes", "3", "7"), ("a", 2, -1, 1), ("b", 2, "-1.0", 1), ("c", 0, "", ""))
        found = read_conversation({"comments.csv": COMMENTS, "participants-votes.csv": people})
        assert found.people == read_conversation(SMALL).people

    @pytest.mark.parametrize("name", CONVERSATIONS)
    def test_both_kinds_of_files_tell_the_same_of_real_conversations(self, name: str) -> None:
        files = files_of(shared("polis", name))
        whole = conversation(name)
        found = read_conversation(files)
        worded = {each.number for each in found.statements}
        # Polis counts people in the rows of `participants-votes.csv`; two that have voted the same are two.
        expected = sorted(
            sorted((whole.statements[what], int(value)) for what, value in zip(statement, said, strict=True))
            for statement, said in _of_each(whole.triples)
        )
        expected = sorted(row for each in expected if (row := [pair for pair in each if pair[0] in worded]))
        assert sorted(sorted((n, int(v)) for n, v in each.items()) for each in found.people.values()) == expected
        assert not found.turned

    @pytest.mark.parametrize(
        ("files", "code"),
        [
            ({}, "files"),
            ({"comments.csv": COMMENTS}, "files"),
            ({**SMALL, "votes.csv": "a,b\n1,2\n"}, "columns"),
            ({**SMALL, "votes.csv": ""}, "columns"),
            ({**SMALL, "votes.csv": a_file(HEAD, (1, 7, "a", 2))}, "no_answer"),
            ({**SMALL, "votes.csv": a_file(HEAD, (1, "x", "a", 1))}, "no_number"),
            ({**SMALL, "comments.csv": a_file(("comment-id", "comment-body"), ("²", "x"))}, "no_number"),
            ({**SMALL, "votes.csv": a_file(HEAD, (1, 7, "x" * 200_000, 1))}, "no_table"),
        ],
    )
    def test_what_is_no_conversation_is_refused_by_name(self, files: dict[str, str], code: str) -> None:
        with pytest.raises(Refusal) as refused:
            read_conversation(files)
        assert refused.value.code == code

    @given(st.text(), st.text())
    def test_any_text_is_read_or_refused(self, comments: str, votes: str) -> None:
        try:
            read_conversation({"comments.csv": f"comment-id,comment-body\n{comments}", "votes.csv": votes})
        except Refusal:
            return


def _of_each(triples: tuple[np.ndarray, np.ndarray, np.ndarray]) -> list[tuple[list[int], list[int]]]:
    person, statement, value = triples
    return [(statement[person == each].tolist(), value[person == each].tolist()) for each in np.unique(person).tolist()]


@pytest.mark.django_db
class TestBringingIn:
    def test_statements_and_answers_are_here_and_one_fact_tells_of_it(self) -> None:
        arena = an_arena()
        brought = actions.import_conversation(arena=arena, files=SMALL, by=arena.started_by)
        assert (brought.statements, brought.people, brought.answers) == (2, 2, 4)
        assert [(each.number, each.words, each.origin, each.by) for each in Statement.objects.all()] == [
            (1, "Mindre vand", "imported", None),
            (2, "Mere vand", "imported", None),
        ]
        assert list(Statement.objects.values_list("number", "sorted_away")) == [(1, True), (2, False)]
        assert list(Answer.objects.order_by("id").values_list("statement__number", "value")) == [
            (2, 1),
            (1, -1),
            (2, 1),
            (1, -1),
        ]
        assert Entry.objects.filter(kind=ConversationImported.kind).count() == 1

    def test_the_same_files_again_change_nothing(self) -> None:
        arena = an_arena()
        first = actions.import_conversation(arena=arena, files=SMALL, by=arena.started_by)
        assert actions.import_conversation(arena=arena, files=SMALL, by=arena.started_by) == first
        assert Respondent.objects.count() == 2
        assert Entry.objects.filter(kind=ConversationImported.kind).count() == 1

    def test_a_crowd_from_elsewhere_never_comes_over_those_who_have_answered(self, here: Here) -> None:
        says(here.said, here.other.person)
        with pytest.raises(Refusal) as refused:
            actions.import_conversation(arena=here.arena, files=SMALL, by=here.other.person)
        assert (refused.value.code, refused.value.status) == ("answered", 409)
        assert Respondent.objects.filter(came=Came.IMPORTED).count() == 0

    def test_only_one_who_takes_part_brings_a_conversation_in(self) -> None:
        arena, stranger = an_arena(), a_participant(an_arena("En anden arena")).person
        with pytest.raises(Refusal):
            actions.import_conversation(arena=arena, files=SMALL, by=stranger)
        assert Statement.objects.count() == 0

    @pytest.mark.parametrize("name", ["brexit-consensus", "15-per-hour-seattle"])
    def test_the_map_here_is_the_map_of_the_conversation(self, name: str) -> None:
        arena, whole = an_arena(), conversation(name)
        actions.import_conversation(arena=arena, files=files_of(shared("polis", name)), by=arena.started_by)
        ours, theirs = draw(gathered(counted(arena))), draw(whole.answers())
        np.testing.assert_allclose(ours.explained, theirs.explained, atol=1e-9)
        seen = theirs.places[~np.isnan(theirs.places[:, 0])]
        np.testing.assert_allclose(
            np.sort(np.linalg.norm(ours.places, axis=1)), np.sort(np.linalg.norm(seen, axis=1)), atol=1e-6
        )
