"""The API's own description: committed, closed by default, complete, and shown to people."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from samskab.api.api import api
from samskab.api.views.operations import operations_of

SNAPSHOT = Path(__file__).parents[2] / "docs" / "api" / "openapi.json"
OPEN = {
    "list_arenas",
    "show_arena",
    "list_chains",
    "show_chain",
    "list_entries",
    "list_organisations",
    "show_organisation",
    "list_statements",
    "show_statement",
    "search",
}


@pytest.fixture
def document() -> dict[str, Any]:
    described: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
    return described


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for methods in document["paths"].values() for operation in methods.values()]


def test_the_committed_description_is_the_one_that_is_served(client: Client, document: dict[str, Any]) -> None:
    """When it differs on purpose, save what `/api/openapi.json` answers, through `python -m json.tool --indent 2`."""
    assert json.loads(SNAPSHOT.read_text()) == document
    assert client.get("/api/openapi.json").json() == document


def test_it_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")


def test_only_these_are_open(document: dict[str, Any]) -> None:
    assert {each["operationId"] for each in operations(document) if "security" not in each} == OPEN


def test_every_operation_says_what_it_does_and_how_it_fails(document: dict[str, Any]) -> None:
    for operation in operations(document):
        assert operation["description"].endswith(".")
        assert "422" in operation["responses"]
        assert ("401" in operation["responses"]) == ("security" in operation)
        for status, response in operation["responses"].items():
            media_type = "application/json" if status == "200" else "application/problem+json"
            assert list(response["content"]) == [media_type]
        assert all(parameter["description"] for parameter in operation["parameters"])


def test_every_operation_is_on_the_page(document: dict[str, Any]) -> None:
    shown = operations_of(document)
    assert len(shown) == len(operations(document))
    assert {f"{each.method} {each.path}" for each in shown} >= {"GET /api/people/me", "GET /api/journal/chains"}


def test_no_operation_is_behind_the_door_that_leads_to_sign_in() -> None:
    """It would answer a program with a redirect to a page."""
    callbacks = [
        pattern.callback
        for resolver in get_resolver().url_patterns
        for included in getattr(resolver, "url_patterns", [])
        for pattern in getattr(included, "url_patterns", [included])
        if str(getattr(included, "pattern", "")).startswith("api/")
    ]
    assert callbacks
    assert [callback for callback in callbacks if getattr(callback, "login_required", True)] == []


def test_the_page_for_people(client: Client, db: None) -> None:
    response = client.get("/api/")
    assert response.status_code == 200
    for each in operations_of(api.get_openapi_schema()):
        assert f"{each.method} {each.path}" in response.content.decode()
