"""What we stand on is named, reasoned, locked, and locked without saying where it came from."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from samskab.config.env import VARIABLES
from tests.shape.house import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
WANTED = {
    "server.txt": PROJECT["project"]["dependencies"],
    "run.txt": [*PROJECT["project"]["dependencies"], *EXTRAS["embedded"], *EXTRAS["build"]],
    "test.txt": [
        *PROJECT["project"]["dependencies"],
        *EXTRAS["embedded"],
        *EXTRAS["build"],
        *PROJECT["dependency-groups"]["test"],
    ],
}
PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", re.MULTILINE)
REASONED = re.compile(r'^ {4}"[^"]+",\s+# \S.{10,}$')


def locked(path: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in PINNED.findall(path.read_text()):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def test_each_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    wanted = {line for lines in WANTED.values() for line in lines}
    lines = [line for line in text.splitlines() if any(line.strip().startswith(f'"{one}"') for one in wanted)]
    assert len(lines) == len(wanted)
    assert [line for line in lines if not REASONED.match(line)] == []


def test_the_locks_are_the_ones_we_know() -> None:
    assert {path.name for path in LOCKS} == set(WANTED)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_what_the_project_asks_for_in_versions_that_suit(path: Path) -> None:
    versions = locked(path)
    for line in WANTED[path.name]:
        wanted = Requirement(line)
        found = versions.get(canonicalize_name(wanted.name), set())
        assert found, f"{wanted.name} is not locked"
        assert all(wanted.specifier.contains(version) for version in found)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_hashes_and_no_addresses(path: Path) -> None:
    text = path.read_text()
    pins = [line for line in text.splitlines() if PINNED.match(line)]
    assert "://" not in text
    assert not re.search(r"^\s*-(?:i|f|-index-url|-extra-index-url|-find-links)\b", text, re.MULTILINE)
    assert text.count("--hash=sha256:") >= len(pins) > 0


def test_npm_writes_no_host_into_its_lock() -> None:
    assert "omit-lockfile-registry-resolved=true" in (ROOT / "frontend" / ".npmrc").read_text().splitlines()
    assert "registry=" not in (ROOT / "frontend" / ".npmrc").read_text()
    lock = (ROOT / "frontend" / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    packages = json.loads(lock)["packages"]
    assert [name for name, one in packages.items() if name and "integrity" not in one] == []


def test_npm_packages_are_pinned_exactly() -> None:
    package = json.loads((ROOT / "frontend" / "package.json").read_text())
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert [name for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


@pytest.mark.parametrize("name", [variable.name for variable in VARIABLES])
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "operate.md").read_text()


def test_settings_are_read_in_one_place_only() -> None:
    reading = re.compile(r"os\.environ\b|os\.getenv|environ\[")
    # The doors name the settings themselves; where several processes meet to count is told by the server.
    allowed = {"env.py", "wsgi.py", "asgi.py", "keys.py", "metrics.py"}
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src" / "samskab").rglob("*.py")
        if reading.search(path.read_text()) and path.name not in allowed and "command" not in path.parts
    ]
    assert found == []
