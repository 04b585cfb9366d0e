"""A guest: makes what they did their own, says that it was somebody else, or is forgotten."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from samskab.ground.people.models import Person
from tests.journeys.steps import an_address, code_sent, is_in, leave
from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]


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
