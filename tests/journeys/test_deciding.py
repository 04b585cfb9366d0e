"""Rounds of consent as people live them: built in, laid aside, tried in the small, opened again on their day."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from samskab.ground.arenas.models import Arena
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer, End
from samskab.ground.consent.models import Given, Objection, Proposal
from samskab.ground.consent.queries.agreements import AGREEMENT
from samskab.ground.consent.queries.letters import seat_token
from samskab.ground.consent.queries.proposals import rounds
from samskab.ground.consent.queries.seats import seat_of
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from tests.factories import a_participant, a_person, an_arena
from tests.journeys.steps import an_address
from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]
PHONE = 390
TEXT = "Fra 1. oktober prøver vi vandvagter i seks gader.\nVagten har et nummer, der er åbent fra kl. 7 til 22."


class Neighbours:
    """Anne, who proposes; Ruth and Hanne, who see what others have missed; and Karl of the municipality."""

    def __init__(self) -> None:
        self.anne, self.ruth, self.hanne, self.karl = (
            a_person(name, email=an_address()) for name in ("Anne", "Ruth", "Hanne", "Karl")
        )
        self.arena: Arena = an_arena(by=self.anne)
        a_participant(self.arena, by=self.ruth)
        a_participant(self.arena, by=self.hanne, perspective=Perspective.COMPANY)
        a_participant(self.arena, by=self.karl, perspective=Perspective.ADMINISTRATOR)

    @property
    def everybody(self) -> list[Person]:
        return [self.anne, self.ruth, self.hanne, self.karl]

    def proposes(self) -> Proposal:
        return actions.open_round(arena=self.arena, kind=AGREEMENT, title="Vandvagter", text=TEXT, by=self.anne)


def path_of(proposal: Proposal, name: str = "round") -> str:
    return reverse(f"consent:{name}", kwargs={"slug": proposal.arena.slug, "ref": proposal.ref})


def consent(page: Page) -> None:
    page.get_by_role("radio", name="Samtykke Det er godt nok").check()
    page.get_by_role("button", name="Send mit svar").click()
    expect(page.locator("main")).to_contain_text("Tak. Du samtykker.")


def object_to(page: Page, harm: str, opening: str) -> None:
    page.get_by_role("radio", name="Indvending").check()
    page.get_by_label("Hvad ser du, som vi har overset?").fill(harm)
    page.get_by_label("Hvad skal der til, før du kan være med?").fill(opening)
    page.get_by_role("button", name="Send mit svar").click()
    expect(page.locator("main")).to_contain_text("Ingen kan lukke den for dig.")


def build_in(page: Page, old: str, new: str) -> None:
    """Write a draft for the first open objection."""
    page.get_by_role("link", name="Hjælp med teksten til").first.click()
    field = page.get_by_label("Teksten, som den kunne være")
    field.fill(field.input_value().replace(old, new))
    page.get_by_role("button", name="Læg udkastet ved indvendingen").click()
    expect(page.locator("main")).to_contain_text("Udkastet står nu ved indvendingen.")


def accept(page: Page, words: str) -> None:
    page.get_by_role("link", name="Løser det din indvending?").first.click()
    page.get_by_label("Vil du sige noget om det?").fill(words)
    page.get_by_role("button", name="Ja, den løser det").click()
    expect(page.locator("main")).to_contain_text("Tak. Dit ja står ved udkastet.")


def put_forward(page: Page) -> None:
    page.get_by_role("link", name="Læg det frem som ny udgave").first.click()
    page.get_by_role("button", name="Læg det frem", exact=True).click()
    expect(page.locator("main")).to_contain_text("Den nye udgave er lagt frem, og alle bliver spurgt.")


def test_two_objections_are_built_in_and_all_consent(visitors: Visitors) -> None:
    here = Neighbours()
    anne, ruth, hanne, karl = (visitors().signed_in_as(person) for person in here.everybody)

    anne.open(reverse("consent:new", args=[here.arena.slug]))
    anne.page.get_by_role("link", name="En aftale mellem os").click()
    anne.page.get_by_label("Hvad skal det hedde?").fill("Vandvagter")
    anne.page.get_by_label("Det her foreslår jeg").fill(TEXT)
    anne.page.get_by_role("button", name="Åbn runden").click()
    expect(anne.page.locator("main")).to_contain_text("Runden er åben.")
    round_page = urlsplit(anne.page.url).path
    proposal = rounds().get(arena=here.arena)

    ruth.open(round_page)
    object_to(ruth.page, "Sms'en kommer for sent til os i stuen.", "At nogen ringer.")
    hanne.open(round_page)
    object_to(hanne.page, "Om natten er der ingen, der tager telefonen.", "At nogen altid tager den.")

    karl.open(round_page)
    build_in(karl.page, "Vagten", "Vagten ringer til alle i stuen. Vagten")
    ruth.open(round_page)
    accept(ruth.page, "Nu hører jeg det.")
    anne.open(round_page)
    put_forward(anne.page)

    karl.open(round_page)
    build_in(karl.page, "er åbent fra kl. 7 til 22", "altid bliver taget")
    hanne.open(round_page)
    accept(hanne.page, "Nu er det min vagt lige så meget som jeres.")
    anne.open(round_page)
    put_forward(anne.page)
    anne.axe()

    for visitor in (anne, ruth, hanne, karl):
        visitor.open(round_page)
        consent(visitor.page)
    karl.page.get_by_role("button", name="Slut runden").click()
    expect(karl.page.locator("main")).to_contain_text("Vedtaget med samtykke")
    expect(karl.page.locator("main")).to_contain_text("altid bliver taget")
    karl.axe()
    assert rounds().get(pk=proposal.pk).ending.end == End.ADOPTED


def test_a_round_is_laid_aside_with_what_is_unresolved(visitors: Visitors) -> None:
    here = Neighbours()
    proposal = here.proposes()
    actions.raise_objection(proposal=proposal, harm="Vi hører det ikke.", opening="At nogen ringer.", by=here.ruth)
    anne, stranger = visitors().signed_in_as(here.anne), visitors()

    anne.open(path_of(proposal))
    anne.page.get_by_role("link", name="Læg det til side").click()
    field = anne.page.get_by_label("Det er vi ikke enige om endnu")
    expect(field).to_have_value("Vi hører det ikke.\nAt nogen ringer.")
    anne.page.get_by_role("button", name="Læg det til side").click()

    stranger.open(reverse("consent:rounds", args=[here.arena.slug]))
    stranger.page.get_by_role("link", name="Lagt til side: 1").click()
    stranger.page.get_by_role("link", name="Vandvagter").click()
    expect(stranger.page.locator("blockquote")).to_contain_text("At nogen ringer.")


def test_a_round_is_split_into_trials_side_by_side(visitors: Visitors) -> None:
    here = Neighbours()
    proposal = here.proposes()
    actions.raise_objection(proposal=proposal, harm="De larmer.", opening="Prøv én først.", by=here.ruth)
    anne, karl = visitors().signed_in_as(here.anne), visitors().signed_in_as(here.karl)

    anne.open(path_of(proposal))
    anne.page.get_by_role("link", name="Prøv det i det små").click()
    for number, title in enumerate(("Havnegade", "Strandvej")):
        anne.page.get_by_label("Hvad prøver I?").nth(number).fill(title)
        anne.page.get_by_label("Sådan gør I").nth(number).fill("Vi holder øje i en måned.")
    anne.page.get_by_role("button", name="Prøv det i det små").click()
    expect(anne.page.locator("main")).to_contain_text("Bliver prøvet i det små")

    karl.open(reverse("consent:trials", args=[here.arena.slug]))
    karl.page.get_by_role("button", name="Jeg er med: Havnegade").click()
    expect(karl.page.get_by_role("article", name="Havnegade")).to_contain_text("Karl")
    expect(karl.page.get_by_role("article", name="Strandvej")).to_contain_text("Der er en åben indvending.")


def test_what_stands_is_opened_again_on_its_day(visitors: Visitors) -> None:
    here = Neighbours()
    today = localdate(clock.now())
    proposal = actions.open_round(
        arena=here.arena,
        kind=AGREEMENT,
        title="Vandvagter",
        text=TEXT,
        review_on=today + timedelta(days=1),
        by=here.anne,
    )
    for person in here.everybody:
        actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=person)
    actions.close_round(proposal=proposal, by=here.anne)
    with clock.held_at(clock.now() + timedelta(days=2)):
        actions.open_reviews()
    again = rounds().get(reviews=proposal)
    ruth = visitors().signed_in_as(here.ruth)

    ruth.open(reverse("consent:rounds", args=[here.arena.slug]))
    expect(ruth.page.locator("main")).to_contain_text("vi ser på det igen")
    ruth.page.get_by_role("link", name="Det gælder nu: 1").click()
    expect(ruth.page.get_by_role("link", name="Vandvagter")).to_be_visible()
    ruth.open(path_of(again))
    expect(ruth.page.locator("main")).to_contain_text("Runden åbnede af sig selv")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_one_answers_on_a_phone_by_keyboard(visitors: Visitors, javascript: bool) -> None:
    here = Neighbours()
    proposal = here.proposes()
    karl = visitors(width=PHONE, javascript=javascript).signed_in_as(here.karl)
    page = karl.page

    karl.open(path_of(proposal))
    expect(page.get_by_label("Hvad ser du, som vi har overset?")).to_be_hidden()
    page.get_by_role("radio", name="Samtykke Det er godt nok").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Hvad ser du, som vi har overset?")).to_be_visible()
    page.get_by_role("button", name="Send mit svar").press("Enter")
    expect(page.get_by_role("alert").first).to_be_visible()
    page.get_by_label("Hvad ser du, som vi har overset?").fill("Vejen er spærret.")
    page.get_by_label("Hvad skal der til, før du kan være med?").fill("En omvej.")
    page.get_by_role("button", name="Send mit svar").press("Enter")
    expect(page.locator("main")).to_contain_text("Vejen er spærret")
    assert Objection.objects.get(proposal=proposal).given.seat.participation.person == here.karl


def test_one_answers_by_the_link_in_a_letter(visitors: Visitors) -> None:
    here = Neighbours()
    proposal = here.proposes()
    seat = seat_of(here.ruth, proposal)
    assert seat is not None
    phone = visitors(width=PHONE, javascript=False)

    phone.open(reverse("consent:by_letter", args=[seat_token(seat)]) + "?answer=consent")
    assert not Given.objects.filter(seat=seat).exists()
    phone.page.get_by_role("button", name="Send mit svar").click()

    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Tak for svaret")
    assert Given.objects.get(seat=seat).answer == Answer.CONSENT
