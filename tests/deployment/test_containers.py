"""The image and the compose file, looked at without an engine to run them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from samskab.config.command import parser
from samskab.config.env import BY_NAME

ROOT = Path(__file__).parents[2]
OURS = ("migrate", "web", "live", "worker")
PINNED = re.compile(r"[a-z]+:\d+(\.\d+)?-(bookworm-slim|slim-bookworm|bookworm)")
ASKED_FOR = re.compile(r"\$\{([A-Z_]+)(:[?-])")


@pytest.fixture(scope="module")
def instructions() -> list[tuple[str, str]]:
    """The Containerfile as (instruction, rest), with continued lines joined."""
    text = (ROOT / "Containerfile").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


@pytest.fixture(scope="module")
def last(instructions: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The instructions of the stage that becomes the image."""
    start = max(number for number, (word, _) in enumerate(instructions) if word == "FROM")
    return instructions[start:]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    described: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    return described


def test_every_base_names_its_series(instructions: list[tuple[str, str]], compose: dict[str, Any]) -> None:
    bases = [rest.split()[0] for word, rest in instructions if word == "FROM"]
    bases += [each["image"] for name, each in compose["services"].items() if name not in OURS]
    assert [base for base in bases if not PINNED.fullmatch(base)] == []


def test_the_image_is_not_root_and_builds_nothing(last: list[tuple[str, str]]) -> None:
    assert [rest for word, rest in last if word == "USER"] == ["10001"]
    runs = [rest for word, rest in last if word == "RUN"]
    assert [run.split()[0] for run in runs] == ["useradd"]


def test_packages_come_from_the_lock(instructions: list[tuple[str, str]]) -> None:
    installs = re.findall(r"(pip install [^&]+|npm (?:ci|install)[^&]*)", " ".join(rest for _, rest in instructions))
    assert len(installs) == 4
    for install in installs:
        assert "--require-hashes" in install or "--no-index" in install or install.startswith("npm ci")


def test_what_is_copied_is_there(instructions: list[tuple[str, str]]) -> None:
    copied = [
        word
        for instruction, rest in instructions
        if instruction == "COPY" and "--from" not in rest
        for word in rest.split()[:-1]
    ]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert [name for name in copied if f"!{name.split('/', maxsplit=1)[0]}" not in ignored] == []


def test_the_settings_of_the_image_are_settings(last: list[tuple[str, str]]) -> None:
    [environment] = [rest for word, rest in last if word == "ENV"]
    named = re.findall(r"(\w+)=", environment)
    assert [name for name in named if name.startswith(("SAMSKAB", "DATABASE")) and name not in BY_NAME] == []


def test_every_part_is_there(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == {"db", "roles", *OURS}


@pytest.mark.parametrize("name", OURS)
def test_the_command_of_a_part_is_one_we_have(compose: dict[str, Any], name: str) -> None:
    words = compose["services"][name]["command"]
    assert parser(words[0]).parse_args(words).command == words[0]


@pytest.mark.parametrize("name", OURS)
def test_a_part_may_do_no_more_than_it_must(compose: dict[str, Any], name: str) -> None:
    part = compose["services"][name]
    assert part["read_only"] is True
    assert part["cap_drop"] == ["ALL"]
    assert part["security_opt"] == ["no-new-privileges:true"]
    assert part["init"] is True


@pytest.mark.parametrize("name", OURS)
def test_a_part_gets_settings_we_have_and_everything_production_needs(compose: dict[str, Any], name: str) -> None:
    given = compose["services"][name]["environment"]
    assert set(given) <= set(BY_NAME)
    assert {"DATABASE_URL", "SAMSKAB_ORIGIN", "SAMSKAB_SECRET_KEY", "SAMSKAB_MAIL_URL", "SAMSKAB_CONTACT"} <= set(given)
    assert ("DATABASE_OWNER_URL" in given) == (name == "migrate")


def test_no_secret_has_a_value_here(compose: dict[str, Any]) -> None:
    for part in compose["services"].values():
        for name, value in part["environment"].items():
            secret = "PASSWORD" in name or (name in BY_NAME and BY_NAME[name].secret)
            assert not secret or ASKED_FOR.search(value), name


def test_what_answers_is_asked_whether_it_is_well(compose: dict[str, Any]) -> None:
    checked = {name: part["healthcheck"]["test"] for name, part in compose["services"].items() if "healthcheck" in part}
    assert set(checked) == {"db", "web", "live"}
    assert "/readyz" in checked["web"][-1]
    assert "/healthz" in checked["live"][-1]


def test_nothing_starts_before_what_it_stands_on(compose: dict[str, Any]) -> None:
    stands_on = {name: dict(part.get("depends_on", {})) for name, part in compose["services"].items()}
    assert stands_on == {
        "db": {},
        "roles": {"db": {"condition": "service_healthy"}},
        "migrate": {"roles": {"condition": "service_completed_successfully"}},
        **{name: {"migrate": {"condition": "service_completed_successfully"}} for name in ("web", "live", "worker")},
    }


def test_nothing_is_open_to_the_net_but_through_the_proxy(compose: dict[str, Any]) -> None:
    ports = [port for part in compose["services"].values() for port in part.get("ports", [])]
    assert ports == ["127.0.0.1:8000:8000", "127.0.0.1:8001:8001"]
