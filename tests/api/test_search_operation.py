"""The search for machines: the same as the page, without marks."""

import pytest
from django.test import Client

from tests.factories import an_arena

pytestmark = pytest.mark.django_db


def test_what_is_found_is_told_with_where_it_stands(client: Client) -> None:
    arena = an_arena("Vandet i Sundby", text="Det stiger ved kajen.")

    answer = client.get("/api/search", {"words": "vand", "kind": "arena"})

    assert {key: value for key, value in answer.json()["items"][0].items() if key != "at"} == {
        "kind": "arena",
        "ref": str(arena.ref),
        "arena": arena.slug,
        "title": "Vandet i Sundby",
        "excerpt": "Det stiger ved kajen.",
        "address": f"/arenas/{arena.slug}/",
    }
    assert [answer.json()[key] for key in ("page", "pages", "total")] == [1, 1, 1]


@pytest.mark.parametrize("asked", [{"words": "x" * 101}, {"words": "vand", "kind": "'"}, {"words": "a", "page": 0}])
def test_what_cannot_be_asked_is_refused_with_the_reason(client: Client, asked: dict[str, str | int]) -> None:
    answer = client.get("/api/search", asked)

    assert (answer.status_code, answer.json()["code"]) == (422, "not_understood")
