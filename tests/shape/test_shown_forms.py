"""Nobody is shown a form that they may not send: they would write, press, and read that it cannot be."""

from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urljoin

import pytest
from django.db import transaction

from tests.support.doors import SHOWN, Cast, cast_of, taken_back
from tests.support.pages import House, addresses
from tests.support.written_forms import forms_in

Shown = tuple[str, str, HTTPStatus]


@pytest.fixture(scope="module")
def sent(furnished: House) -> Iterator[list[Shown]]:
    """Who was shown a form at an address of its own, and what they got who filled it in and sent it."""
    with transaction.atomic():
        cast = cast_of(furnished)
        yield [each for address in addresses() for who in SHOWN for each in _sent(cast, who, address.path(cast.house))]
        transaction.set_rollback(True)


def _sent(cast: Cast, who: str, path: str) -> Iterator[Shown]:
    with taken_back(cast.browsers[who]) as client:
        page = client.get(path)
    if page.status_code != HTTPStatus.OK or not page.headers["Content-Type"].startswith("text/html"):
        return
    for form in forms_in(page.content.decode()):
        if form.method == "post" and urljoin(path, form.action) == path and any(map(form.is_written, form.kinds)):
            with taken_back(cast.browsers[who]) as client:
                yield who, path, HTTPStatus(client.post(path, form.filled()).status_code)


def test_nobody_is_refused_what_they_were_asked_for(sent: list[Shown]) -> None:
    refused = "\n".join(f"{who} {path} {status}" for who, path, status in sent if status >= HTTPStatus.UNAUTHORIZED)
    assert refused == ""


def test_many_forms_were_sent(sent: list[Shown]) -> None:
    assert len(sent) > 60
