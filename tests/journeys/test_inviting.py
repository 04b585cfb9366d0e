"""Somebody invites by link in three steps; a guest answers from the code at once, and makes it theirs later."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from samskab.ground.arenas.enums import HelpWay
from samskab.ground.arenas.models import Invitation, Participation
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from tests.factories import a_person, an_arena
from tests.journeys.steps import an_address, code_sent, is_in
from tests.support.browsers import Visitor
from tests.support.mail import link_in, text_of
from tests.support.processes import eventually

Visitors = Callable[..., Visitor]
PHONE = 390


def link_made_by(host: Visitor, slug: str) -> str:
    """Three steps from the arena: invite, make a link, and there it is to be copied."""
    page = host.page
    host.open(f"/arenas/{slug}/")
    page.get_by_role("link", name="Invitér, hvem der mangler").click()
    page.get_by_role("button", name="Lav et link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Din invitation")
    expect(page.locator("svg.qr")).to_be_visible()
    return page.get_by_label("Link", exact=True).input_value()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_guest_answers_from_a_link_and_makes_it_theirs_later(visitors: Visitors, javascript: bool) -> None:
    anne, address = a_person("Anne", email=an_address()), an_address()
    arena = an_arena(f"Haven {address}", by=anne)
    host = visitors(width=PHONE, javascript=javascript).signed_in_as(anne)
    link = link_made_by(host, arena.slug)

    phone = visitors(width=PHONE, javascript=javascript)
    page = phone.page
    phone.open(urlsplit(link).path)
    expect(page.locator("main")).to_contain_text("Anne har inviteret dig ind i")
    page.get_by_label("Hvad skal vi kalde dig?").fill("Bo")
    page.get_by_label("Borger").check()
    page.get_by_role("button", name="Vær med").click()
    page.wait_for_url(f"**/arenas/{arena.slug}/")
    expect(page.locator("main")).to_contain_text("Du er med nu. Velkommen.")
    guest = Participation.objects.get(arena=arena, person__name="Bo").person
    assert guest.is_guest

    page.get_by_role("link", name="Gem det", exact=True).click()
    page.get_by_label("Dit navn").fill("Karla")
    page.get_by_label("Din e-mail").fill(address)
    page.get_by_role("button", name="Send mig en kode").click()
    page.get_by_label("Koden fra mailen").fill(code_sent(phone, address))
    page.get_by_role("button", name="Kom ind", exact=True).click()
    is_in(phone, "Karla")
    karla = Person.objects.get(emailaddress__email=address)
    assert eventually(lambda: Participation.objects.filter(arena=arena, person=karla, left_at=None).exists())
    phone.open(f"/arenas/{arena.slug}/me/")
    expect(page.locator("main")).to_contain_text("Du taler her som: Borger")
    assert Invitation.objects.get(arena=arena).uses == 1


def test_a_list_is_invited_by_mail_and_one_says_no(visitors: Visitors) -> None:
    anne, first, second = a_person("Anne", email=an_address()), an_address(), an_address()
    arena = an_arena(f"Haven {first}", by=anne)
    host = visitors(width=PHONE).signed_in_as(anne)
    page = host.page
    host.open(f"/arenas/{arena.slug}/invite/mail/")
    page.get_by_label("E-mail til dem, du inviterer").fill(f"Bo;{first}\nEva;{second}\nIb;ib@")
    page.get_by_role("button", name="Videre").click()
    expect(page.locator("main")).to_contain_text("Vi forstod 2 adresser")
    page.get_by_role("button", name="Send 2 invitationer").click()
    expect(page.get_by_label("E-mail til dem, du inviterer")).to_have_value("Ib;ib@")
    letters = [host.site.mailbox.wait_for(address) for address in (first, second)]
    assert all("Anne har inviteret dig ind i" in text_of(letter) for letter in letters)

    invited = visitors(width=PHONE)
    invited.open(link_in(letters[0]))
    invited.page.get_by_role("button", name="Nej tak").click()
    expect(invited.page.locator("main")).to_contain_text("Vi skriver ikke til dig om den her arena igen.")
    with invited.watch.expecting(410):
        assert invited.open(link_in(letters[0])).status == 410
    expect(invited.page.get_by_role("link", name="Se arenaen")).to_be_visible()


def test_one_without_a_phone_is_helped_in_and_takes_over_by_the_slip(visitors: Visitors) -> None:
    anne = a_person("Anne", email=an_address())
    arena = an_arena("Et bord med plads", by=anne)
    host = visitors(width=PHONE).signed_in_as(anne)
    page = host.page
    host.open(f"/arenas/{arena.slug}/help/")
    page.get_by_label("Hvad skal personen kaldes?").fill("Ruth")
    page.get_by_label("På papir").check()
    page.get_by_label("Borger").check()
    page.get_by_label("Personen har selv sagt ja").check()
    page.get_by_role("button", name="Hjælp ind").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ruth er med nu")
    host.axe()
    slip = page.locator(".scan b").inner_text()
    entered = Participation.objects.get(arena=arena, helped_by=anne)
    assert (entered.perspective, entered.helped_way) == (Perspective.CITIZEN, HelpWay.PAPER)

    ruth = visitors(width=PHONE)
    ruth.open("/" + slip.partition("/")[2].lower())
    ruth.page.get_by_role("button", name="Ja, det er mig").click()
    expect(ruth.page.get_by_role("region", name="Du er gæst")).to_contain_text("Ruth")
    ruth.open(f"/arenas/{arena.slug}/participants/")
    expect(ruth.page.locator("main")).to_contain_text("med hjælp")
