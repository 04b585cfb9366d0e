"""What is given out: to anybody, of no fewer than five people, and of whole answers only those that came open."""

import csv
import json
import re
from html import unescape
from io import StringIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas.models import Arena
from samskab.ground.people.models import Person
from samskab.stages.understand import actions
from samskab.stages.understand.actions.surveying import draw_map
from samskab.stages.understand.bridge.polis import read_conversation
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Respondent, Statement
from tests.factories import an_arena
from tests.stages.understand.conftest import Here, says, somebody
from tests.stages.understand.test_importing import SMALL, with_words
from tests.support.queries import asked_during

pytestmark = pytest.mark.django_db


def at(name: str, arena: Arena, /, **more: object) -> str:
    return reverse(f"understand:{name}", kwargs={"slug": arena.slug, **more})


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.getvalue().decode()


def sheet(client: Client, arena: Arena) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text(client, at("statements_csv", arena)))))


def answered_by(here: Here, number: int) -> list[Person]:
    people = [somebody(here.arena) for _ in range(number)]
    for person in people:
        says(here.said, person, Value.DISAGREE)
    return people


class TestOpenData:
    def test_before_there_is_a_map_no_answer_is_told(self, client: Client, here: Here) -> None:
        answered_by(here, 9)
        assert {(row["people"], row["agree"], row["effect"]) for row in sheet(client, here.arena)} == {
            ("", "", "unknown")
        }

    def test_the_sums_are_those_of_the_map_and_not_of_this_moment(self, client: Client, here: Here) -> None:
        answered_by(here, 5)
        draw_map(arena=here.arena.ref)
        before = sheet(client, here.arena)
        says(here.said, somebody(here.arena))
        assert sheet(client, here.arena) == before
        assert (before[0]["people"], before[0]["agree"], before[0]["disagree"]) == ("6", "1", "5")
        assert [row["people"] for row in before[1:]] == ["", ""]

    def test_a_statement_with_other_words_has_no_answers_yet(self, client: Client, here: Here) -> None:
        answered_by(here, 5)
        draw_map(arena=here.arena.ref)
        actions.reword(statement=here.said, words="Diget skal være meget højere.", by=here.author.person)
        row = sheet(client, here.arena)[0]
        assert (row["words"], row["people"]) == ("Diget skal være meget højere.", "")

    def test_json_says_what_the_sheet_says(self, client: Client, here: Here) -> None:
        answered_by(here, 5)
        draw_map(arena=here.arena.ref)
        told = json.loads(text(client, at("statements_json", here.arena)))["statements"]
        assert told[0]["answered"] == {"agree": 1, "unsure": 0, "disagree": 5}
        assert [each["number"] for each in told] == [1, 2, 3]
        assert [each["words"] for each in told] == [row["words"] for row in sheet(client, here.arena)]

    def test_no_spreadsheet_reckons_with_a_statement(self, client: Client, here: Here) -> None:
        actions.write_statement(arena=here.arena, words='=HYPERLINK("x")', by=here.other.person)
        assert sheet(client, here.arena)[-1]["words"] == '\'=HYPERLINK("x")'

    @pytest.mark.parametrize("more", [0, 30])
    def test_a_file_takes_as_many_questions_however_long_it_is(self, client: Client, here: Here, more: int) -> None:
        for number in range(more):
            actions.write_statement(arena=here.arena, words=f"Udsagn {number}", by=here.author.person)
        assert len(asked_during(lambda: sheet(client, here.arena))) == 3


class TestWholeAnswers:
    def test_those_of_people_here_are_never_given_out(self, client: Client, here: Here) -> None:
        for name in ("comments.csv", "votes.csv", "participants-votes.csv"):
            assert client.get(at("whole", here.arena, name=name)).status_code == 403

    def test_one_answer_given_here_closes_an_imported_conversation(self, client: Client) -> None:
        arena = an_arena()
        actions.import_conversation(arena=arena, files=SMALL, by=arena.started_by)
        assert client.get(at("whole", arena, name="votes.csv")).status_code == 200
        says(Statement.objects.order_by("number")[0], arena.started_by)
        assert client.get(at("whole", arena, name="votes.csv")).status_code == 403

    @pytest.mark.parametrize("kind", ["votes.csv", "participants-votes.csv"])
    def test_a_conversation_that_came_in_goes_out_as_it_was(self, client: Client, kind: str) -> None:
        arena, onward = an_arena(), an_arena("Et andet sted")
        armed = {**SMALL, "comments.csv": SMALL["comments.csv"].replace("Mindre vand", "-5 vand")}
        actions.import_conversation(arena=arena, files=armed, by=arena.started_by)
        files = {name: text(client, at("whole", arena, name=name)) for name in ("comments.csv", kind)}
        out = read_conversation(files)
        assert [(each.words, each.sorted_away) for each in out.statements] == [("-5 vand", True), ("Mere vand", False)]
        assert sorted(map(sorted, (each.items() for each in out.people.values()))) == [
            [(1, -1), (2, 1)],
            [(1, -1), (2, 1)],
        ]
        brought = actions.import_conversation(arena=onward, files=files, by=onward.started_by)
        assert (brought.statements, brought.answers) == (2, 4)

    def test_what_was_sorted_away_says_so_and_is_asked_about_as_all_others(self, client: Client) -> None:
        arena = an_arena()
        actions.import_conversation(arena=arena, files=SMALL, by=arena.started_by)
        away, kept = Statement.objects.order_by("number")
        assert [row["sorted_away"] for row in sheet(client, arena)] == ["1", "0"]
        marked = "<span>Sorteret fra i Polis</span>"
        assert text(client, at("statements", arena)).count(marked) == 1
        assert text(client, at("statement", arena, ref=away.ref)).count(marked) == 1
        assert text(client, at("statement", arena, ref=kept.ref)).count(marked) == 0
        assert client.get(at("home", arena)).context["asked"].of == 2

    def test_nobody_is_asked_to_be_understood_by_one_who_is_not_here(self, client: Client, here: Here) -> None:
        arena = an_arena()
        actions.import_conversation(arena=arena, files=SMALL, by=arena.started_by)
        asked = "Sig det med egne ord, til den, der skrev det, siger ja."
        imported = at("statement", arena, ref=Statement.objects.get(arena=arena, number=1).ref)
        assert asked not in text(client, imported)
        assert asked in text(client, at("statement", here.arena, ref=here.said.ref))

    def test_people_have_random_references(self, client: Client) -> None:
        arena = an_arena()
        actions.import_conversation(arena=arena, files=SMALL, by=arena.started_by)
        rows = csv.DictReader(StringIO(text(client, at("whole", arena, name="votes.csv"))))
        assert {row["voter-id"] for row in rows} == {str(each.ref) for each in Respondent.objects.all()}

    def test_a_file_that_is_none_is_not_there(self, client: Client, here: Here) -> None:
        assert client.get(at("whole", here.arena, name="passwd")).status_code == 404


class TestBringing:
    def files(self, **more: str) -> dict[str, SimpleUploadedFile]:
        return {name: SimpleUploadedFile(f"{name}.csv", content.encode()) for name, content in more.items()}

    def test_a_conversation_comes_in_through_the_page(self, client: Client) -> None:
        arena = an_arena()
        client.force_login(arena.started_by)
        sent = self.files(comments=SMALL["comments.csv"], votes=SMALL["votes.csv"])
        answer = client.post(at("bring", arena), sent)
        assert answer.headers["Location"] == at("home", arena)
        assert Statement.objects.count() == 2

    def test_what_was_done_to_it_is_told(self, client: Client) -> None:
        arena = an_arena()
        client.force_login(arena.started_by)
        files = with_words(" ", *("Ring til 010190-1234" for _ in range(22)))
        sent = self.files(comments=files["comments.csv"], votes=files["votes.csv"])
        page = client.post(at("bring", arena), sent, follow=True).content.decode()
        assert "22 udsagn er kommet ind, og 1 har svaret på dem. 1 udsagn havde ingen ord og er ikke med." in page
        rows = ", ".join(map(str, range(3, 23)))
        assert f"Derfor står der x for det, der ligner et, i række {rows} og 2 til." in page
        assert "010190" not in page

    def test_what_is_wrong_is_said_over_its_field(self, client: Client) -> None:
        arena = an_arena()
        client.force_login(arena.started_by)
        for sent, said in (
            ({}, "Vælg filen comments.csv."),
            ({"comments": "x", "votes": "y"}, "I comments.csv mangler kolonnen comment-id."),
            ({"comments": SMALL["comments.csv"]}, "Vælg også en fil med svarene."),
        ):
            assert said in client.post(at("bring", arena), self.files(**sent)).content.decode()
        latin = {"comments": SimpleUploadedFile("comments.csv", b"\xe6"), **self.files(votes="x")}
        assert "Gem den som tekst i UTF-8." in client.post(at("bring", arena), latin).content.decode()


class TestEmbedding:
    def test_only_the_card_may_stand_in_the_pages_of_others(self, client: Client, here: Here) -> None:
        card = client.get(at("embed", here.arena, ref=here.said.ref))
        page = client.get(at("statement", here.arena, ref=here.said.ref))
        assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
        assert "X-Frame-Options" not in card.headers
        assert page.headers["X-Frame-Options"] == "DENY"

    def test_it_knows_nobody_sets_nothing_and_can_do_nothing(self, client: Client, here: Here) -> None:
        stranger = client.get(at("embed", here.arena, ref=here.said.ref))
        client.force_login(here.author.person)
        known = client.get(at("embed", here.arena, ref=here.said.ref))
        assert known.content == stranger.content
        assert not known.cookies
        assert not stranger.cookies
        for word in (b"<form", b"<script", here.author.person.name.encode()):
            assert word not in known.content
        assert "script-src" not in known.headers["Content-Security-Policy"]

    def test_answering_opens_the_site(self, client: Client, here: Here) -> None:
        card = client.get(at("embed", here.arena, ref=here.said.ref)).content.decode()
        assert f'{at("statement", here.arena, ref=here.said.ref)}" target="_blank" rel="noopener"' in card

    def test_what_to_put_in_a_page_is_shown_whole(self, client: Client, here: Here) -> None:
        quoted = actions.write_statement(arena=here.arena, words='Vi siger "nej" <til> diget.', by=here.other.person)
        page = client.get(at("embed_code", here.arena, ref=quoted.ref)).content.decode()
        found = re.search(r'id="embed-code"[^>]* value="([^"]*)"', page)
        assert found
        frame = f"{settings.ORIGIN}{at('embed', here.arena, ref=quoted.ref)}"
        assert unescape(found[1]) == (
            f'<iframe src="{frame}" title="Vi siger &quot;nej&quot; &lt;til&gt; diget." width="480" height="320" '
            'loading="lazy"></iframe>'
        )

    def test_a_statement_of_another_arena_is_not_there(self, client: Client, here: Here) -> None:
        other = an_arena("Et andet sted")
        assert client.get(at("embed", other, ref=here.said.ref)).status_code == 404


class TestForMachines:
    def test_statements_come_in_their_order_with_what_is_told(self, client: Client, here: Here) -> None:
        answered_by(here, 5)
        draw_map(arena=here.arena.ref)
        told = client.get(f"/api/arenas/{here.arena.slug}/statements").json()
        assert (told["total"], [each["number"] for each in told["items"]]) == (3, [1, 2, 3])
        assert told["items"][0]["answered"] == {"agree": 1, "unsure": 0, "disagree": 5}
        assert (told["items"][1]["answered"], told["items"][1]["important"]) == (None, None)
        assert client.get(f"/api/arenas/{here.arena.slug}/statements/1").json() == told["items"][0]

    def test_one_that_is_not_there_is_a_problem(self, client: Client, here: Here) -> None:
        assert client.get(f"/api/arenas/{here.arena.slug}/statements/9").json()["code"] == "unknown_statement"
