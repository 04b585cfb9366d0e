"""Statements answered by a guest on a phone, with keys alone, and from a pile of papers (M26, M72, G11)."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from samskab.ground.arenas.actions import invite
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.people.models import Person
from samskab.stages.understand import actions
from samskab.stages.understand.models import Answer, Respondent, Statement
from tests.factories import a_participant, a_person, an_arena
from tests.journeys.steps import an_address
from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]
PHONE = 390
TEN = 10


def a_table(number: int = TEN) -> tuple[Arena, Person]:
    """An arena with some statements, and the one who wrote them."""
    anne = a_person("Anne", email=an_address())
    arena = an_arena(f"Vandet {an_address()}", by=anne)
    for place in range(1, number + 1):
        actions.write_statement(arena=arena, words=f"Vi skal gøre ting nummer {place}.", by=anne)
    return arena, anne


def answers_in(arena: Arena) -> int:
    """How many answers others than the author have given."""
    return Answer.objects.filter(statement__arena=arena).exclude(respondent__participation__person__name="Anne").count()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_guest_with_a_code_answers_ten_on_a_phone(visitors: Visitors, javascript: bool) -> None:
    arena, anne = a_table()
    code = reverse("arenas:invitation", args=[token_of(invite(arena=arena, kind=InvitationKind.QR, by=anne))])
    phone = visitors(width=PHONE, javascript=javascript)
    page = phone.page
    phone.open(code)
    page.get_by_label("Hvad skal vi kalde dig?").fill("Bo")
    page.get_by_label("Borger").check()
    page.get_by_role("button", name="Vær med").click()
    page.get_by_role("link", name="Svar på 10 udsagn").first.click()
    expect(page.get_by_text("Udsagn 1 af 10")).to_be_visible()
    if javascript:
        phone.axe()
    for place in range(1, TEN + 1):
        expect(page.get_by_text(f"Udsagn {place} af 10")).to_be_visible()
        page.get_by_role("button", name=("Enig", "Uenig", "Ved ikke")[place % 3], exact=True).click()
    expect(page.get_by_role("heading", name="Du har svaret på alt")).to_be_visible()
    assert answers_in(arena) == TEN
    assert Respondent.objects.filter(arena=arena, participation__person__name="Bo").count() == 1


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_answer_pressed_before_coming_in_is_given_by_itself(visitors: Visitors, javascript: bool) -> None:
    arena, anne = a_table(3)
    code = reverse("arenas:invitation", args=[token_of(invite(arena=arena, kind=InvitationKind.QR, by=anne))])
    phone = visitors(width=PHONE, javascript=javascript)
    page = phone.page
    phone.open(code)
    phone.open(reverse("understand:home", args=[arena.slug]))
    page.get_by_role("button", name="Uenig", exact=True).click()
    expect(page.get_by_text("Vi har gemt dit svar. Det tæller, når du er med.")).to_be_visible()
    assert answers_in(arena) == 0
    page.get_by_label("Hvad skal vi kalde dig?").fill("Bo")
    page.get_by_label("Borger").check()
    page.get_by_role("button", name="Vær med").click()
    expect(page.get_by_text("Udsagn 2 af 3")).to_be_visible()
    assert answers_in(arena) == 1


def test_one_answers_with_the_keys_alone(visitor: Visitor) -> None:
    arena, _anne = a_table(3)
    person = a_person("Ib")
    a_participant(arena, by=person)
    visitor.signed_in_as(person)
    visitor.open(reverse("understand:home", args=[arena.slug]))
    page = visitor.page
    expect(page.get_by_text("Du kan også trykke 1, 2 eller 3.")).to_be_hidden()
    page.get_by_role("button", name="Enig", exact=True).focus()
    expect(page.get_by_text("Du kan også trykke 1, 2 eller 3.")).to_be_visible()
    for place, key in ((1, "1"), (2, "2"), (3, "3")):
        expect(page.get_by_text(f"Udsagn {place} af 3")).to_be_visible()
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="Du har svaret på alt")).to_be_visible()
    values = Answer.objects.filter(respondent__participation__person=person).values_list("value", flat=True)
    assert sorted(values) == [-1, 0, 1]


def test_a_pile_of_papers_is_printed_and_typed_in(visitor: Visitor) -> None:
    arena, _anne = a_table(3)
    person = a_person("Ea")
    a_participant(arena, by=person)
    visitor.signed_in_as(person)
    visitor.open(reverse("understand:home", args=[arena.slug]))
    page = visitor.page
    page.get_by_role("link", name="Print udsagnene til et møde").click()
    expect(page.get_by_role("row", name="Vi skal gøre ting nummer 3.")).to_be_visible()
    visitor.axe()
    page.go_back()
    page.get_by_role("link", name="Skriv svar ind fra papir").click()
    page.get_by_label("Papirerne, et på hver linje").fill("borger 1e 2u 3v!\nforening 1e 3e\n2u")
    page.get_by_role("button", name="Skriv bunken ind").click()
    expect(page.get_by_text("3 papirer er skrevet ind")).to_be_visible()
    assert answers_in(arena) == 6


def test_one_sees_what_looks_alike_while_writing(visitor: Visitor) -> None:
    arena, _anne = a_table(3)
    person = a_person("Bo")
    a_participant(arena, by=person)
    visitor.signed_in_as(person)
    visitor.open(reverse("understand:home", args=[arena.slug]))
    page = visitor.page
    page.get_by_label("Skriv dit eget udsagn").fill("Vi skal gøre ting nummer 2 i dag.")
    expect(page.get_by_text("Ligner det et af dem her?")).to_be_visible()
    visitor.axe()
    page.get_by_role("button", name="Læg det på bordet").click()
    expect(page.get_by_text("Dit udsagn ligger på bordet.")).to_be_visible()
    assert Statement.objects.filter(arena=arena).count() == 4
