"""Two who join at once, with real commits."""

from typing import Any

from allauth.account.models import EmailAddress
from django.test import Client

from samskab.ground.people.models import Person
from tests.ground.people.conftest import CODE
from tests.support.clusters import Database
from tests.support.mail import Mailbox, text_of
from tests.support.together import together

ADDRESS = "aase@example.org"


def join(browser: Client) -> Any:
    return browser.post("/enter/join/", {"name": "Åse", "email": ADDRESS})


def test_two_who_join_with_one_address_at_once_become_one(committed_db: Database, post: Mailbox) -> None:
    browsers = [Client() for _ in range(6)]
    answers = together(*(lambda browser=browser: join(browser) for browser in browsers))
    assert sorted(answer.status_code for answer in answers) == [302] * 5 + [429]
    assert Person.objects.count() == 1
    codes = [found[0] for letter in post.to(ADDRESS) if (found := CODE.search(text_of(letter)))]
    assert len(codes) == 1

    together(
        *(lambda browser=browser: browser.post("/enter/address/confirm/", {"code": codes[0]}) for browser in browsers)
    )
    assert EmailAddress.objects.filter(email=ADDRESS, verified=True).count() == 1
    assert Person.objects.filter(joined_at__isnull=False).count() == 1
