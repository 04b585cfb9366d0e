"""The journal for machines: open, in order, and verifiable by the reader."""

import json
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from samskab.ground.journal import actions
from samskab.ground.people.facts import PersonJoined
from samskab.kernel.chain import Verdict, verify
from samskab.kernel.ids import new_ref

pytestmark = pytest.mark.django_db


def record(count: int) -> None:
    for _ in range(count):
        with transaction.atomic():
            actions.record(PersonJoined(person=new_ref()), by=None)


def got(client: Client, path: str, status: int = 200) -> Any:
    response = client.get(path)
    assert response.status_code == status
    return json.loads(response.content)


def test_a_stranger_can_read_and_verify_a_whole_chain(client: Client) -> None:
    record(5)
    chain = got(client, "/api/journal/chains/movement")
    links: list[Any] = []
    after: int | None = 0
    while after is not None:
        run = got(client, f"/api/journal/chains/movement/entries?after={after}&limit=2")
        links += run["items"]
        after = run["next"]
    verdict = verify(iter(links), Verdict())
    assert (verdict.sound, verdict.length, verdict.head) == (True, chain["length"], chain["head"])


def test_a_full_run_at_the_end_of_a_chain_is_the_last(client: Client) -> None:
    record(2)
    length = got(client, "/api/journal/chains/movement")["length"]
    run = got(client, f"/api/journal/chains/movement/entries?after={length - 2}&limit=2")
    assert (len(run["items"]), run["next"]) == (2, None)


def test_the_list_of_chains(client: Client) -> None:
    record(1)
    chains = got(client, "/api/journal/chains")
    assert [chain["ref"] for chain in chains["items"]] == ["movement"]
    assert (chains["page"], chains["pages"], chains["total"]) == (1, 1, 1)


def test_a_chain_that_is_not_there(client: Client) -> None:
    assert got(client, f"/api/journal/chains/{new_ref()}", 404)["code"] == "unknown_chain"


def test_a_reference_that_cannot_be_one(client: Client) -> None:
    problem = got(client, "/api/journal/chains/MOVEMENT", 422)
    assert problem["code"] == "not_understood"
    assert problem["errors"][0]["loc"] == ["path", "ref"]
