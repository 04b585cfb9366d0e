"""What somebody answers before they have come in is kept, and given by itself, once, when they have (M60)."""

from datetime import timedelta
from urllib.parse import unquote

from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import InvitationKind, RestKind
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.arenas.rules.way_in import entrance
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.stages.understand import actions
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Answer, Statement
from samskab.stages.understand.queries.answers import values_of
from samskab.stages.understand.views import pressed
from tests.factories import a_participant, a_person
from tests.stages.understand.conftest import Here, a_table, says
from tests.support.queries import asked_during


def path(name: str, here: Here, **more: object) -> str:
    return reverse(f"understand:{name}", kwargs={"slug": here.arena.slug, **more})


def press(client: Client, here: Here, statement: Statement, value: Value, **more: object) -> str:
    """Press an answer on the card, and answer with where that leads."""
    sent = {"statement": statement.ref, "wording": statement.wording, "value": value.value, **more}
    answer = client.post(path("answer", here), sent, headers={"Referer": f"http://testserver{path('home', here)}"})
    assert answer.status_code == 302
    return answer["Location"]


def step_in_by_a_code(client: Client, here: Here) -> None:
    code = token_of(arenas.invite(arena=here.arena, kind=InvitationKind.QR, by=here.author.person))
    client.post(reverse("arenas:invitation", args=[code]), {"name": "Bo", "perspective": "citizen", "act": "enter"})


def of(person: Person, here: Here) -> dict[int, int]:
    return values_of(here.arena.participations.get(person=person, left_at=None))


def of_bo(here: Here) -> dict[int, int]:
    return of(Person.objects.get(name="Bo"), here)


def test_a_strangers_answer_is_given_when_they_have_stepped_in_as_a_guest(client: Client, here: Here) -> None:
    first, second, _third = here.statements
    assert press(client, here, first, Value.DISAGREE, important=1).startswith("/")
    press(client, here, second, Value.AGREE)
    press(client, here, second, Value.UNSURE)
    assert Answer.objects.exclude(respondent__participation=here.author).count() == 0
    step_in_by_a_code(client, here)
    page = client.get(here.arena.get_absolute_url())
    assert "Dit svar på nummer 1 er gemt." in page.text
    assert of_bo(here) == {1: -1, 2: 0}
    assert Answer.objects.get(statement=first, value=-1).important


def test_one_who_signs_in_finds_the_answer_given(client: Client, here: Here) -> None:
    press(client, here, here.statements[0], Value.DISAGREE)
    client.force_login(here.other.person)
    client.get(path("home", here))
    assert values_of(here.other) == {1: -1}


def test_one_who_is_known_and_does_not_take_part_is_led_to_the_door(client: Client, here: Here) -> None:
    person = a_person()
    client.force_login(person)
    door = press(client, here, here.statements[0], Value.DISAGREE)
    assert door == entrance(here.arena.slug, path("home", here))
    assert str(pressed.KEPT) in client.get(door).text
    client.post(door, {"perspective": "citizen"})
    client.get(here.arena.get_absolute_url())
    assert of(person, here) == {1: -1}


def test_it_is_given_once_and_never_over_what_was_said_since(client: Client, here: Here) -> None:
    press(client, here, here.statements[0], Value.DISAGREE)
    client.force_login(here.other.person)
    before = client.session["understand.pressed"]
    client.get(path("home", here))
    says(here.said, here.other.person, Value.AGREE)
    session = client.session
    session["understand.pressed"] = before
    session.save()
    page = client.get(path("home", here))
    assert values_of(here.other) == {1: 1}
    assert "Dit svar på nummer 1 er gemt." not in page.text.partition('id="ask"')[0]


def test_it_is_not_given_to_other_words_than_those_they_read(client: Client, here: Here) -> None:
    press(client, here, here.statements[0], Value.DISAGREE)
    actions.reword(statement=here.said, words="Ingen skal stå alene om natten.", by=here.author.person)
    client.force_login(here.other.person)
    page = client.get(path("home", here))
    assert "Udsagn nummer 1 fik nye ord, før dit svar kom frem." in page.text
    assert values_of(here.other) == {}
    assert "fik nye ord" not in client.get(path("home", here)).text


def test_an_older_answer_of_ones_own_gives_way_to_what_was_pressed_last(client: Client, here: Here) -> None:
    says(here.said, here.other.person, Value.AGREE)
    Answer.objects.filter(respondent__participation=here.other).update(at=clock.now() - timedelta(days=1))
    press(client, here, here.statements[0], Value.DISAGREE)
    client.force_login(here.other.person)
    client.get(path("home", here))
    assert values_of(here.other) == {1: -1}


def test_no_more_is_kept_than_a_few(client: Client, here: Here) -> None:
    for number in range(30):
        statement = actions.write_statement(arena=here.arena, words=f"Nummer {number}.", by=here.author.person)
        press(client, here, statement, Value.AGREE)
    assert len(client.session["understand.pressed"][here.arena.slug]) == 20


def test_it_is_kept_for_one_arena_and_not_given_in_another(client: Client, here: Here) -> None:
    there = a_table()
    press(client, here, here.statements[0], Value.DISAGREE)
    a_participant(there.arena, by=here.other.person)
    client.force_login(here.other.person)
    client.get(path("home", there))
    assert values_of(here.other) == {}
    assert here.arena.slug in client.session["understand.pressed"]


def test_a_stranger_answers_on_the_statements_own_page_and_comes_back_to_it(client: Client, here: Here) -> None:
    page = path("statement", here, ref=here.said.ref)
    assert "vi gemmer det, til du er kommet ind" in client.get(page).text
    sent = {"statement": here.said.ref, "wording": 1, "value": -1, "stay": 1}
    answer = client.post(path("answer", here), sent, headers={"Referer": f"http://testserver{page}"})
    assert unquote(answer["Location"]).endswith(f"?next={page}")
    client.force_login(here.other.person)
    assert "Du svarede: Uenig" in client.get(page).text
    assert values_of(here.other) == {1: -1}


def test_an_arena_that_rests_asks_nobody(client: Client, here: Here) -> None:
    for page in (path("home", here), path("statement", here, ref=here.said.ref)):
        assert 'name="value"' in client.get(page).text
    arenas.propose_rest(arena=here.arena, kind=RestKind.PAUSE, reason="Vi hviler.", by=here.author.person)
    with clock.held_at(clock.now() + timedelta(days=8)):
        arenas.settle_rests()
    for page in (path("home", here), path("statement", here, ref=here.said.ref)):
        assert 'name="value"' not in client.get(page).text


def test_a_browser_that_is_new_is_asked_nothing_more(here: Here) -> None:
    asked = asked_during(lambda: Client().get(path("map", here)))
    assert [each for each in asked if "django_session" in each] == []


WRITTEN = "Hvem vander bedene, når det er sommer?"


def test_a_statement_waits_for_a_stranger_where_they_wrote_it(client: Client, here: Here) -> None:
    client.post(path("new", here), {"words": WRITTEN}, headers={"Referer": f"http://testserver{path('home', here)}"})
    step_in_by_a_code(client, here)
    page = client.get(path("home", here)).text
    assert [words for words in (WRITTEN, "Det er ikke sendt endnu.") if words not in page] == []
    assert not Statement.objects.filter(words=WRITTEN).exists()


def test_one_who_is_known_and_wrote_without_taking_part_is_led_to_the_door(client: Client, here: Here) -> None:
    client.force_login(a_person())
    answer = client.post(path("new", here), {"words": WRITTEN})
    assert answer["Location"] == entrance(here.arena.slug, path("home", here))
    back = client.post(answer["Location"], {"perspective": "citizen"})
    assert WRITTEN in client.get(back["Location"]).text
    assert WRITTEN in client.get(path("new", here)).text


def test_words_that_were_changed_since_are_not_put_back(client: Client, here: Here) -> None:
    client.force_login(a_person())
    door = client.post(path("new", here), {"words": WRITTEN})["Location"]
    client.post(door, {"perspective": "citizen"})
    page = client.post(path("new", here), {"words": "Diget skal være meget højere."})
    assert "Diget skal være meget højere." in page.text
    assert WRITTEN not in page.text
