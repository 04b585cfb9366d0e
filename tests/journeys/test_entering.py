"""Coming in: by a code, by a passkey, by a provider."""

from collections.abc import Callable

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from playwright.sync_api import expect

from samskab.ground.people.models import Person
from tests.journeys.steps import an_address, code_sent, enter_by_code, is_in, join_by_code, leave
from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_somebody_joins_by_code_leaves_and_comes_in_again(visitors: Visitors, javascript: bool) -> None:
    visitor, address = visitors(javascript=javascript), an_address()
    join_by_code(visitor, "Karla", address)
    leave(visitor)
    enter_by_code(visitor, "Karla", address, number=2)
    assert Person.objects.get(emailaddress__email=address).joined_at is not None


def test_a_wrong_code_opens_nothing(visitor: Visitor) -> None:
    address = an_address()
    visitor.open("/enter/join/")
    visitor.page.get_by_label("Dit navn").fill("Karl")
    visitor.page.get_by_label("Din e-mail").fill(address)
    visitor.page.get_by_role("button", name="Send mig en kode").click()
    wrong = code_sent(visitor, address).translate(str.maketrans("ABC123", "DEF456"))[::-1]
    visitor.page.get_by_label("Koden fra mailen").fill(wrong)
    with visitor.watch.expecting(400):
        visitor.page.get_by_role("button", name="Kom ind", exact=True).click()
        expect(visitor.page.locator("[aria-invalid=true]")).to_be_visible()
    assert not Person.objects.filter(emailaddress__email=address, joined_at__isnull=False).exists()


def test_known_and_unknown_addresses_get_the_same_answer(visitors: Visitors) -> None:
    known, unknown = an_address(), an_address()
    join_by_code(visitors(), "Kirsten", known)
    answers = []
    for address in (known, unknown):
        visitor = visitors()
        visitor.open("/enter/")
        visitor.page.get_by_label("Din e-mail").fill(address)
        visitor.page.get_by_role("button", name="Send mig en kode").click()
        expect(visitor.page.get_by_label("Koden fra mailen")).to_be_visible()
        answers.append((visitor.page.url, visitor.page.locator("main").inner_text().replace(address, "…")))
    assert answers[0] == answers[1]


def test_somebody_adds_a_passkey_and_comes_in_by_it(visitor: Visitor) -> None:
    page, address = visitor.page, an_address()
    visitor.authenticator()
    join_by_code(visitor, "Nanna", address)
    visitor.open("/enter/keys/add/")
    page.get_by_label("Hvad vil du kalde nøglen?").fill("Min telefon")
    page.get_by_role("button", name="Lav nøglen").click()
    page.wait_for_url("**/enter/keys/")
    expect(page.locator("main")).to_contain_text("Min telefon")
    leave(visitor)
    visitor.open("/enter/")
    page.get_by_role("button", name="Kom ind med adgangsnøgle").click()
    is_in(visitor, "Nanna")


def test_somebody_joins_by_passkey(visitor: Visitor) -> None:
    page, address = visitor.page, an_address()
    visitor.authenticator()
    visitor.open("/enter/join/passkey/")
    page.get_by_label("Dit navn").fill("Nora")
    page.get_by_label("Din e-mail").fill(address)
    page.locator("main form.form button[type=submit]").click()
    page.get_by_label("Koden fra mailen").fill(code_sent(visitor, address))
    page.get_by_role("button", name="Kom ind", exact=True).click()
    page.wait_for_url("**/enter/keys/join/")
    page.get_by_role("button", name="Lav nøglen").click()
    is_in(visitor, "Nora")
    leave(visitor)
    visitor.open("/enter/")
    page.get_by_role("button", name="Kom ind med adgangsnøgle").click()
    is_in(visitor, "Nora")


def test_somebody_joins_by_a_provider_and_comes_in_again(visitors: Visitors) -> None:
    address = an_address()
    visitor = visitors()
    by_provider(visitor, subject=address)
    visitor.page.get_by_label("Dit navn").fill("Ingrid")
    visitor.page.get_by_label("Din e-mail").fill(address)
    visitor.page.locator("main form.form button[type=submit]").click()
    visitor.page.get_by_label("Koden fra mailen").fill(code_sent(visitor, address))
    visitor.page.get_by_role("button", name="Kom ind", exact=True).click()
    is_in(visitor, "Ingrid")
    again = visitors()
    by_provider(again, subject=address)
    is_in(again, "Ingrid")
    account = SocialAccount.objects.get(user__emailaddress__email=address)
    assert account.uid == address
    assert SocialToken.objects.count() == 0


def test_somebody_changes_their_mind_at_the_provider(visitor: Visitor) -> None:
    visitor.open("/enter/")
    visitor.page.get_by_role("button", name="MitID-mægler").click()
    with visitor.watch.expecting(401):
        visitor.page.get_by_role("button", name="Deny").click()
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Du stoppede undervejs")


def by_provider(visitor: Visitor, *, subject: str) -> None:
    """Go round by the provider, and say there who one is."""
    visitor.open("/enter/")
    visitor.page.get_by_role("button", name="MitID-mægler").click()
    visitor.page.get_by_placeholder("sub").fill(subject)
    visitor.page.get_by_role("button", name="Authorize").click()
    visitor.page.wait_for_url(f"{visitor.site.origin}/**")
