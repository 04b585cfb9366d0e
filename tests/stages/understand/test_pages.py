"""The pages of one who takes part: a statement at a time, one's own, the list, understanding each other, and paper."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.documents.actions import start_document
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.kernel.text.rich import blocks
from samskab.stages.understand import actions
from samskab.stages.understand.actions.surveying import draw_map
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Duplicate, Respondent, Restating, Statement
from samskab.stages.understand.queries.answers import values_of
from tests.factories import a_participant
from tests.stages.understand.conftest import Here, says, somebody
from tests.support.queries import as_many_for_thirty, at_most


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def path(name: str, here: Here, **more: object) -> str:
    return reverse(f"understand:{name}", kwargs={"slug": here.arena.slug, **more})


def the_answer(statement: Statement, value: Value, **more: object) -> dict[str, object]:
    return {"statement": statement.ref, "wording": statement.wording, "value": value.value, **more}


def test_one_answers_and_is_asked_the_next(here: Here) -> None:
    client = browser_of(here.other.person)
    for place in (1, 2, 3):
        page = client.get(path("home", here))
        asked = page.context["asked"]
        assert f"Udsagn {place} af 3" in page.text
        answer = client.post(path("answer", here), the_answer(asked.statement, Value.DISAGREE))
        assert answer["Location"] == f"{path('home', here)}?last={asked.statement.number}#ask"
    assert "Du har svaret på alt" in client.get(path("home", here)).text
    assert values_of(here.other) == {1: -1, 2: -1, 3: -1}


def test_a_press_that_is_doubled_is_one_answer(here: Here) -> None:
    client = browser_of(here.other.person)
    for _ in range(2):
        client.post(path("answer", here), the_answer(here.said, Value.AGREE, important=1))
    assert values_of(here.other) == {1: 1}
    assert Respondent.objects.filter(participation=here.other).count() == 1


def test_what_is_passed_by_is_not_asked_again_in_this_round(here: Here) -> None:
    client = browser_of(here.other.person)
    first = client.get(path("home", here)).context["asked"].statement
    page = client.get(path("home", here), {"passed": str(first.number)})
    assert page.context["asked"].statement.number != first.number
    assert "Du har sprunget 3 udsagn over" in client.get(path("home", here), {"passed": "1,2,3,x,-4"}).text


def test_an_answer_without_a_value_is_told_kindly(here: Here) -> None:
    answer = browser_of(here.other.person).post(path("answer", here), {"statement": here.said.ref, "wording": 1})
    assert answer.status_code == 400
    assert "Vælg enig, uenig eller ved ikke" in answer.text


def test_whoever_does_not_take_part_is_led_to_the_way_in(here: Here) -> None:
    assert Client().get(path("home", here)).status_code == 200
    answer = Client().post(path("answer", here), the_answer(here.said, Value.AGREE))
    assert answer.status_code == 302
    assert Respondent.objects.filter(arena=here.arena).count() == 1


def test_a_statement_of_ones_own_is_on_the_table_at_once(here: Here) -> None:
    client = browser_of(here.other.person)
    answer = client.post(path("new", here), {"words": "Børnene skal være med."})
    assert answer["Location"] == path("home", here)
    assert Statement.objects.get(number=4).words == "Børnene skal være med."


def test_what_looks_alike_is_shown_once_and_stops_nobody(here: Here) -> None:
    client = browser_of(here.other.person)
    words = {"words": "Diget skal være meget højere."}
    page = client.post(path("new", here), words)
    assert "Diget skal være højere." in page.text
    assert Statement.objects.count() == 3
    client.post(path("new", here), {**words, "seen": "True"})
    assert Statement.objects.count() == 4


def test_what_looks_like_two_thoughts_is_told_kindly(here: Here) -> None:
    words = "Skolen skal blive i byen, og vi skal have en bus om aftenen."
    assert "to tanker" in Client().get(path("alike", here), {"words": words}).text
    assert "to tanker" not in Client().get(path("alike", here), {"words": "Mad og kaffe skal være gratis."}).text


def test_nothing_tells_who_wrote_a_statement(here: Here) -> None:
    here.author.person.name = "Valdemar Vestergaard"
    here.author.person.save()
    for page in (path("home", here), path("statements", here), path("statement", here, ref=here.said.ref)):
        text = Client().get(page).text
        assert "Valdemar" not in text
        assert str(here.author.ref) not in text


def test_one_finds_a_statement_by_its_words(here: Here) -> None:
    page = Client().get(path("statements", here), {"q": "øve år"})
    assert [each.number for each, _told, _mine in page.context["rows"]] == [3]


def test_a_sum_is_told_from_five_and_as_the_last_map_tells_it(here: Here) -> None:
    page = path("statement", here, ref=here.said.ref)
    for _ in range(3):
        says(here.said, somebody(here.arena))
    draw_map(arena=here.arena.ref)
    assert "når fem har svaret" in Client().get(page).text
    says(here.said, somebody(here.arena), Value.DISAGREE)
    draw_map(arena=here.arena.ref)
    told = Client().get(page).text
    assert "1 uenig<" in told
    says(here.said, somebody(here.arena), Value.DISAGREE)
    draw_map(arena=here.arena.ref)
    assert _sum_in(Client().get(page).text) == _sum_in(told)


def _sum_in(text: str) -> str:
    return text.partition("har svaret</span>")[2].partition("</p>")[0]


def test_the_author_gives_it_other_words_and_both_can_be_read(here: Here) -> None:
    says(here.said, here.other.person)
    client = browser_of(here.author.person)
    client.post(path("reword", here, ref=here.said.ref), {"words": "Ingen skal stå alene om natten."})
    page = browser_of(here.other.person).get(path("statement", here, ref=here.said.ref))
    assert "Udsagnet har fået nye ord, siden du svarede" in page.text
    assert "om natten" in page.text


def test_nobody_else_gives_it_other_words(here: Here) -> None:
    answer = browser_of(here.other.person).post(path("reword", here, ref=here.said.ref), {"words": "Noget andet."})
    assert answer.status_code == 403
    assert here.said.words == "Ingen skal stå alene, når vandet kommer."


def test_another_tries_until_the_author_says_yes(here: Here) -> None:
    author, other = browser_of(here.author.person), browser_of(here.other.person)
    other.post(path("restate", here, ref=here.said.ref), {"words": "Du vil have en at ringe til."})
    tried = Restating.objects.get()
    assert "Har de forstået dig?" in author.get(path("home", here)).text
    page = author.post(path("answer_restating", here, ref=tried.ref), {"confirmed": "no", "words": ""})
    assert "Skriv, hvad der mangler" in page.text
    author.post(path("answer_restating", here, ref=tried.ref), {"confirmed": "no", "words": "Nej, en nabo."})
    other.post(path("restate", here, ref=here.said.ref), {"words": "Naboen skal banke på."})
    again = Restating.objects.get(answer__isnull=True)
    author.post(path("answer_restating", here, ref=again.ref), {"confirmed": "yes", "words": ""})
    assert "Ja, det er det, jeg mener." in Client().get(path("statement", here, ref=here.said.ref)).text
    assert other.get(path("restate", here, ref=here.said.ref)).status_code == 409


def test_only_the_author_says_whether_it_is_so(here: Here) -> None:
    other = browser_of(here.other.person)
    other.post(path("restate", here, ref=here.said.ref), {"words": "Du vil have en at ringe til."})
    tried = Restating.objects.get()
    assert other.get(path("answer_restating", here, ref=tried.ref)).status_code == 403
    assert browser_of(here.author.person).get(path("restate", here, ref=here.said.ref)).status_code == 409


def test_nobody_is_left_waiting_for_an_author_who_has_gone(here: Here) -> None:
    arenas.leave(arena=here.arena, by=here.author.person)
    answer = browser_of(here.other.person).get(path("restate", here, ref=here.said.ref))
    assert answer.status_code == 409
    assert "er her ikke" in answer.text


def test_two_that_say_the_same_are_shown_together_and_can_be_parted(here: Here) -> None:
    client = browser_of(here.other.person)
    first, second = here.statements[0], here.statements[1]
    assert second.words in client.get(path("link", here, ref=second.ref)).text
    client.post(path("link", here, ref=second.ref), {"number": first.number})
    assert "Siger det samme som nummer 1" in client.get(path("statements", here)).text
    assert client.get(path("home", here)).context["asked"].of == 2
    client.post(path("part", here, ref=Duplicate.objects.get().ref))
    assert client.get(path("home", here)).context["asked"].of == 3


def test_a_link_has_one_step(here: Here) -> None:
    client = browser_of(here.other.person)
    first, second, third = here.statements
    client.post(path("link", here, ref=second.ref), {"number": first.number})
    page = client.post(path("link", here, ref=third.ref), {"number": second.number})
    assert "Skil dem ad først" in page.text
    assert Duplicate.objects.count() == 1


def test_a_statement_is_taken_into_the_shared_text_once_and_the_text_says_so(here: Here) -> None:
    client = browser_of(here.other.person)
    text = start_document(
        arena=here.arena, kind=Kind.PROBLEM, title="Sådan ser vi det", framing="", by=here.author.person
    )
    assert "Tag det med i den fælles tekst" in client.get(path("statement", here, ref=here.said.ref)).text
    for _ in range(2):
        client.post(path("take", here, ref=here.said.ref), {"text": text.ref})
    page = client.get(reverse("documents:text", args=[here.arena.slug, text.ref])).text
    assert page.count(f'href="{path("statement", here, ref=here.said.ref)}"') == 1
    assert [block.words for block in blocks(body_of(text))].count(here.said.words) == 1
    assert "Står i den fælles tekst" in client.get(path("statement", here, ref=here.said.ref)).text


def test_a_pile_of_papers_is_typed_in(here: Here) -> None:
    client = browser_of(here.other.person)
    pile = "borger 1e 2u! 3v\n\nerhverv: 1u 3e\n2e\n"
    answer = client.post(path("papers", here), {"pile": uuid4(), "papers": pile})
    assert answer["Location"] == path("papers", here)
    assert "3 papirer er skrevet ind" in client.get(path("papers", here)).text
    typed = Respondent.objects.filter(came="paper").order_by("pk")
    assert [(each.sector, sorted(each.answers.values_list("statement__number", "value"))) for each in typed] == [
        (Sector.CITIZEN, [(1, 1), (2, -1), (3, 0)]),
        (Sector.BUSINESS, [(1, -1), (3, 1)]),
        ("", [(2, 1)]),
    ]


def test_a_line_that_cannot_be_read_is_named_and_nothing_is_lost(here: Here) -> None:
    client = browser_of(here.other.person)
    page = client.post(path("papers", here), {"pile": uuid4(), "papers": "borger 1e\nborger 1e 1u\nkat 2x"})
    assert "Vi kan ikke læse linje 2, 3" in page.text
    assert "kat 2x" in page.text
    assert Respondent.objects.filter(came="paper").count() == 0


def test_a_statement_from_a_paper_is_marked_so(here: Here) -> None:
    client = browser_of(here.other.person)
    client.post(path("paper_statement", here), {"words": "Bussen skal køre om aftenen.", "sector": "citizen"})
    assert "Skrevet på papir" in client.get(path("statements", here)).text


@pytest.mark.parametrize("as_what", ["sheet", "cards"])
def test_what_is_printed_has_every_number(here: Here, as_what: str) -> None:
    text = Client().get(path("cards", here), {"as": as_what}).text
    for each in here.statements:
        assert each.words in text


def test_a_perspective_that_has_not_spoken_is_named(here: Here) -> None:
    assert "herfra er der ingen udsagn endnu" in Client().get(path("home", here)).text
    for perspective in (Perspective.COMPANY, Perspective.VOLUNTEER, Perspective.CITIZEN):
        by = a_participant(here.arena, perspective=perspective).person
        actions.write_statement(arena=here.arena, words=f"Set fra {perspective}.", by=by)
    assert "herfra er der ingen udsagn endnu" not in Client().get(path("home", here)).text


def test_the_next_statement_costs_the_same_however_many_there_are(here: Here) -> None:
    client = browser_of(here.other.person)
    client.get(path("home", here))
    with at_most(20):
        client.get(path("home", here))

    def make(number: int) -> None:
        for place in range(number):
            actions.write_statement(arena=here.arena, words=f"Nummer {uuid4()} {place}", by=here.author.person)

    as_many_for_thirty(make, lambda: client.get(path("home", here)))


def test_the_list_costs_the_same_however_long_it_is(here: Here) -> None:
    def make(number: int) -> None:
        for place in range(number):
            actions.write_statement(arena=here.arena, words=f"Nummer {uuid4()} {place}", by=here.author.person)

    client = browser_of(here.other.person)
    as_many_for_thirty(make, lambda: client.get(path("statements", here)))
