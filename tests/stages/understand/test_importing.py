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
from samskab.kernel.text.clean import tidied
from samskab.kernel.text.cpr import contains_cpr
from samskab.stages.understand import actions
from samskab.stages.understand.bridge import gathered
from samskab.stages.understand.bridge.polis import CONVERSATION, read_conversation
from samskab.stages.understand.enums import Came, Value
from samskab.stages.understand.facts import ConversationImported
from samskab.stages.understand.models import Answer, Respondent, Statement
from samskab.stages.understand.models.statement import IMPORTED_LENGTH
from samskab.stages.understand.queries.counted import counted
from tests.engines.opinion.crowds import conversation
from tests.factories import a_participant, a_person, an_arena
from tests.stages.understand.conftest import Here, says
from tests.support.holding import tables_holding
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


def with_words(*rows: str) -> dict[str, str]:
    """A conversation in which these things were said, and one person agrees with all of it."""
    comments = a_file(("comment-id", "comment-body"), *enumerate(rows))
    return {"comments.csv": comments, "votes.csv": a_file(HEAD, *((1, place, "a", 1) for place in range(len(rows))))}


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

    def test_a_cpr_number_is_made_unreadable_and_its_row_is_told(self) -> None:
        found = read_conversation(with_words("Mere vand", "Ring til 010190-1234, nu", "Ring 33 12 34 56", "0101901234"))
        assert [each.words for each in found.statements] == [
            *("Mere vand", "Ring til xxxxxx-xxxx, nu", "Ring 33 12 34 56", "xxxxxxxxxx"),
        ]
        assert (found.blotted, found.left_out, len(found.people["a"])) == ((3, 5), 0, 4)

    @pytest.mark.parametrize("place", range(IMPORTED_LENGTH - 14, IMPORTED_LENGTH + 1))
    @pytest.mark.parametrize("number", ["010190-1234", "0101901234567"])
    def test_where_words_are_cut_off_no_number_is_halved_or_made(self, place: int, number: str) -> None:
        (only,) = read_conversation(with_words("a" * place + number)).statements
        kept = "xxxxxx-xxxx" if len(number) == 11 else "0101901234567"
        assert only.words in {("a" * place + kept)[:IMPORTED_LENGTH], "a" * (IMPORTED_LENGTH - 10) + "x" * 10}

    @given(st.lists(st.text(st.sampled_from("0123 -.'=a\n\u200b"), max_size=40), min_size=1, max_size=5))
    def test_no_words_that_are_read_hold_a_number_and_each_is_told_of(self, rows: list[str]) -> None:
        found = read_conversation(with_words(*rows))
        assert [each.words for each in found.statements if contains_cpr(each.words)] == []
        plain = (tidied(row) for row in rows)
        expected = (place for place, row in enumerate(plain, start=2) if contains_cpr(row))
        assert found.blotted == tuple(expected)

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
        assert (found.turned, found.blotted) == (False, ())

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

    def test_a_cpr_number_is_kept_nowhere_and_the_answers_stand(self) -> None:
        arena = an_arena()
        files = with_words("Ring til 010190-1234")
        files["votes.csv"] = files["votes.csv"].replace(",a,", ",010190-1234,")
        brought = actions.import_conversation(arena=arena, files=files, by=arena.started_by)
        again = actions.import_conversation(arena=arena, files=files, by=arena.started_by)
        assert (brought.blotted, brought.answers, again) == ((2,), 1, brought)
        assert Statement.objects.get().words == "Ring til xxxxxx-xxxx"
        assert tables_holding("010190") == set()

    def test_a_cpr_number_in_what_is_told_of_a_conversation_is_kept_nowhere(self) -> None:
        summary = "topic,Om 010190-1234\nurl,https://pol.is/0101901234\nconversation-description,Fra 010190\u00ad1234\n"
        files = {**SMALL, "summary.csv": summary}
        arena, brought = actions.begin_from_conversation(files=files, by=a_person())
        assert (arena.title, brought.blotted_about, brought.blotted) == ("Om xxxxxx-xxxx", True, ())
        assert tables_holding("010190") == set()

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
