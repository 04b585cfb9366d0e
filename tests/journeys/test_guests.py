"""A guest: asks at once, makes what they did their own, says that it was somebody else, or is forgotten."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from samskab.ground.arenas.actions import invite
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.people.models import Person
from samskab.stages.gather import actions as gather
from samskab.stages.gather.enums import Firmness
from samskab.stages.gather.models import FrameQuestion
from tests.factories import a_person, an_arena
from tests.journeys.steps import an_address, code_sent, is_in, leave
from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]
PHONE = 390


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_one_who_is_invited_looks_asks_is_answered_and_makes_it_theirs(visitors: Visitors, javascript: bool) -> None:
    anne, address = a_person("Anne", email=an_address()), an_address()
    arena = an_arena(f"Diget {address}", by=anne)
    gather.state_frame(
        arena=arena, what="Diget bliver, hvor det er", firmness=Firmness.FIXED, why="Loven.", until="Maj", by=anne
    )
    code = reverse("arenas:invitation", args=[token_of(invite(arena=arena, kind=InvitationKind.QR, by=anne))])

    phone = visitors(width=PHONE, javascript=javascript)
    page, main = phone.page, phone.page.locator("main")
    phone.open(code)
    page.get_by_role("link", name="Kig ind først").click()
    expect(page.get_by_role("region", name="Du er inviteret")).to_contain_text("Du kan spørge og skrive med det samme")
    page.get_by_role("link", name="Rammer", exact=True).first.click()
    expect(main).to_contain_text("Diget bliver, hvor det er")
    if javascript:
        phone.axe()
    page.get_by_role("link", name="Spørg til den: Diget bliver, hvor det er").click()

    expect(main).to_contain_text("Bagefter er du tilbage, hvor du var.")
    if javascript:
        phone.axe()
    page.get_by_label("Hvad skal vi kalde dig?").fill("Bo")
    page.get_by_label("Borger").check()
    page.get_by_role("button", name="Vær med").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Spørg til rammen")
    page.get_by_label("Dit spørgsmål").fill("Hvem har besluttet det?")
    page.get_by_role("button", name="Stil spørgsmålet").click()
    expect(main).to_contain_text("Dit spørgsmål står nu under rammen.")
    expect(page.get_by_role("region", name="Du er inviteret")).to_have_count(0)

    asked = FrameQuestion.objects.get(frame__arena=arena)
    assert asked.said_by.is_guest
    gather.answer_frame_question(question=asked, text="Det har Kystdirektoratet.", by=anne)
    page.reload()
    expect(main).to_contain_text("Det har Kystdirektoratet.")

    page.get_by_role("link", name="Gem det", exact=True).click()
    page.get_by_label("Dit navn").fill("Karla")
    page.get_by_label("Din e-mail").fill(address)
    page.get_by_role("button", name="Send mig en kode").click()
    page.get_by_label("Koden fra mailen").fill(code_sent(phone, address))
    page.get_by_role("button", name="Kom ind", exact=True).click()
    page.wait_for_url(f"**/arenas/{arena.slug}/frames/")
    is_in(phone, "Karla")
    expect(main.get_by_role("listitem").filter(has_text="Hvem har besluttet det?")).to_contain_text("Karla")
    phone.open("/people/me/data/")
    page.get_by_role("link", name="Det, du har sagt, mens I samlede jer").click()
    expect(main).to_contain_text("Hvem har besluttet det?")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_guest_becomes_one_of_us_and_takes_along_what_they_did(visitors: Visitors, javascript: bool) -> None:
    visitor, address = visitors(javascript=javascript), an_address()
    page, guest = visitor.page, visitor.as_guest("Bo")
    visitor.open("/about/")
    bar = page.get_by_role("region", name="Du er gæst")
    expect(bar).to_contain_text("Du er gæst her som Bo.")
    bar.get_by_role("link", name="Gem det").click()
    page.get_by_label("Dit navn").fill("Karla")
    page.get_by_label("Din e-mail").fill(address)
    page.get_by_role("button", name="Send mig en kode").click()
    expect(bar).to_be_visible()
    page.get_by_label("Koden fra mailen").fill(code_sent(visitor, address))
    page.get_by_role("button", name="Kom ind", exact=True).click()
    page.wait_for_url("**/about/")
    is_in(visitor, "Karla")
    expect(page.locator("main")).to_contain_text("Det, du gjorde som gæst under navnet »Bo«, er nu dit.")
    expect(bar).to_have_count(0)
    assert Person.objects.get(pk=guest.pk).claimed_by == Person.objects.get(emailaddress__email=address)
    leave(visitor)
    expect(bar).to_have_count(0)


def test_a_guest_comes_in_by_passkey_and_takes_along_what_they_did(visitor: Visitor) -> None:
    page, address = visitor.page, an_address()
    visitor.authenticator()
    guest = visitor.as_guest("Ib")
    visitor.open("/enter/join/passkey/")
    page.get_by_label("Dit navn").fill("Nora")
    page.get_by_label("Din e-mail").fill(address)
    page.locator("main form.form button[type=submit]").click()
    page.get_by_label("Koden fra mailen").fill(code_sent(visitor, address))
    page.get_by_role("button", name="Kom ind", exact=True).click()
    page.wait_for_url("**/enter/keys/join/")
    page.get_by_role("button", name="Lav nøglen").click()
    is_in(visitor, "Nora")
    assert Person.objects.get(pk=guest.pk).display_name == "Nora"


def test_one_who_finds_somebody_elses_guest_says_so(visitor: Visitor) -> None:
    guest = visitor.as_guest("Bo")
    visitor.open("/people/guest/")
    visitor.page.get_by_role("button", name="Det er ikke mig").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Du er ikke gæst her")
    assert Person.objects.get(pk=guest.pk).is_guest


def test_a_guest_is_forgotten(visitor: Visitor) -> None:
    guest = visitor.as_guest("Bo")
    visitor.open("/people/guest/")
    visitor.page.get_by_role("link", name="Bliv glemt").click()
    visitor.page.get_by_role("button", name="Glem mig").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Du er slettet")
    expect(visitor.page.get_by_role("region", name="Du er gæst")).to_have_count(0)
    assert Person.objects.get(pk=guest.pk).name == ""
