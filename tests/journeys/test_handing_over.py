"""What was adopted is given on to a council, which is late, answers, and is answered back (M69, G13)."""

from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse
from playwright.sync_api import expect

from samskab.kernel import clock
from tests.factories import a_person, an_arena
from tests.journeys.steps import an_address
from tests.support.browsers import Visitor
from tests.support.handing import a_handover

Visitors = Callable[..., Visitor]


def test_it_is_given_on_waits_too_long_is_answered_and_answered_back(visitors: Visitors) -> None:
    with clock.held_at(clock.now() - timedelta(days=40)):
        arena = an_arena(by=a_person("Anne", email=an_address()))
        late = a_handover(arena, body="Regionsrådet", texts=["Sæt lys på stien."], weeks=4)
    anne, stranger = visitors().signed_in_as(arena.started_by), visitors()
    page, main = anne.page, anne.page.locator("main")

    anne.open(reverse("consent:record", args=[arena.slug, late.ending.proposal.ref]))
    page.get_by_role("link", name="Giv videre").click()
    page.get_by_label("Hvem giver I det til?").fill("Byrådet")
    page.get_by_label("Inden 4 uger").check()
    page.get_by_label("Første anbefaling").fill("Lad os bruge salen.")
    anne.axe()
    page.get_by_role("button", name="Giv det videre").click()
    expect(main).to_contain_text("Venter på svar")

    stranger.open(reverse("consent:handed_over", args=[arena.slug]))
    stranger.page.get_by_role("link", name="Regionsrådet").click()
    expect(stranger.page.locator("main")).to_contain_text("Svaret mangler endnu")
    stranger.axe()

    anne.open(reverse("consent:handover", args=[arena.slug, late.ref]))
    page.get_by_role("link", name="Skriv deres svar ind").click()
    page.get_by_label("Det følger vi delvist").check()
    page.get_by_label("Jeres grunde").fill("Kun om vinteren.")
    page.get_by_label("I et brev").check()
    page.get_by_role("button", name="Skriv det ind").click()
    expect(main).to_contain_text("Fik svar, men for sent")
    expect(main).to_contain_text("Skrevet ind af Anne")

    page.get_by_role("link", name="Svar igen").click()
    page.get_by_label("Hvad vil du sige til svaret?").fill("Det er mørkt i oktober.")
    page.get_by_role("button", name="Svar igen").click()
    expect(main).to_contain_text("Det er mørkt i oktober.")
    anne.axe()

    anne.open(reverse("consent:handover_letter", args=[arena.slug, late.ref]))
    expect(main).to_contain_text("Til Regionsrådet")
    anne.axe()
