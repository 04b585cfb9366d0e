"""Somebody joins and looks for something; the log of the real site tells what was asked for, and nothing of them."""

from tests.journeys.steps import CODE, an_address, join_by_code
from tests.support.browsers import Visitor
from tests.support.mail import text_of


def test_the_log_knows_no_name_no_address_and_no_code(visitor: Visitor) -> None:
    address = an_address()
    file = visitor.site.home / "log"
    before = file.stat().st_size  # the site is other tests' too
    join_by_code(visitor, "Yrsa Yndling", address)
    visitor.open("/search/?q=sygemelding")
    log = file.read_bytes()[before:].decode()
    code = CODE.search(text_of(visitor.site.mailbox.wait_for(address)))
    assert code is not None
    assert "GET /search/ 200" in log
    assert [
        word for word in ("Yrsa", "Yndling", address, code[0], "sygemelding", "csrf", "127.0.0.1") if word in log
    ] == []
