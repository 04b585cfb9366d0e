"""What people do at the entrance, in the words they read there."""

import re
from itertools import count

from playwright.sync_api import expect

from tests.support.browsers import Visitor
from tests.support.mail import text_of

CODE = re.compile(r"^[A-Z0-9-]{6,12}$", re.MULTILINE)
_numbers = count(1)


def an_address() -> str:
    """An address that nobody else has."""
    return f"ny{next(_numbers)}@example.org"


def code_sent(visitor: Visitor, address: str, *, number: int = 1) -> str:
    """The code in the latest letter to an address, once there are so many letters."""
    text = text_of(visitor.site.mailbox.wait_for(address, number=number))
    found = CODE.search(text)
    assert found is not None, text
    return found[0]


def join_by_code(visitor: Visitor, name: str, address: str) -> None:
    """Become one of us: a name, an address, and the code that comes by mail."""
    page = visitor.page
    visitor.open("/enter/join/")
    page.get_by_label("Dit navn").fill(name)
    page.get_by_label("Din e-mail").fill(address)
    page.get_by_role("button", name="Send mig en kode").click()
    page.get_by_label("Koden fra mailen").fill(code_sent(visitor, address))
    page.get_by_role("button", name="Kom ind", exact=True).click()
    is_in(visitor, name)


def enter_by_code(visitor: Visitor, name: str, address: str, *, number: int) -> None:
    """Come in again, by the code of the letter with that number."""
    page = visitor.page
    visitor.open("/enter/")
    page.get_by_label("Din e-mail").fill(address)
    page.get_by_role("button", name="Send mig en kode").click()
    page.get_by_label("Koden fra mailen").fill(code_sent(visitor, address, number=number))
    page.get_by_role("button", name="Kom ind", exact=True).click()
    is_in(visitor, name)


def is_in(visitor: Visitor, name: str) -> None:
    """The pages know who is here."""
    expect(visitor.page.locator("header.site-header a[href='/people/me/']")).to_contain_text(name)


def leave(visitor: Visitor) -> None:
    """Log out, by the button that every page has."""
    visitor.page.get_by_role("button", name="Log ud", exact=True).first.click()
    visitor.page.wait_for_load_state()
    expect(visitor.page.locator("header.site-header a[href='/people/me/']")).to_have_count(0)
