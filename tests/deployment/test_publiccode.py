"""`publiccode.yml` fits its standard and says the same as the rest of the house."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
SCHEMA = Path(__file__).with_name("publiccode.schema.json")


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    described: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    return described


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    described: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return described


def test_it_fits_the_standard(told: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text())
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(told)] == []


def test_it_says_what_the_project_says(told: dict[str, Any], project: dict[str, Any]) -> None:
    assert told["softwareVersion"] == project["version"]
    assert told["legal"]["license"] == project["license"]


def test_every_language_of_ours_has_its_description(told: dict[str, Any]) -> None:
    languages = [code for code, _ in settings.LANGUAGES]
    assert told["localisation"]["availableLanguages"] == languages
    assert list(told["description"]) == languages
