"""What is promised about security is tried by tests that exist."""

import ast
import re
from functools import cache
from pathlib import Path

from samskab.config.handbook import DOCS

ROOT = DOCS.parent
PAGE = DOCS / "security.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
PROMISE = re.compile(r"^\| ([^|`]+?) \| (.+) \|$", re.MULTILINE)


@cache
def found_in(path: Path) -> frozenset[str]:
    """The tests in a file, those of its classes too."""
    tree = ast.parse(path.read_text())
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_test_that_is_named_exists() -> None:
    named = TEST.findall(PAGE.read_text())
    assert [(file, name) for file, name in named if name not in found_in(ROOT / file)] == []
    assert len(named) > 30


def test_every_promise_names_one() -> None:
    promises = [(said, by) for said, by in PROMISE.findall(PAGE.read_text()) if said != "promise"]
    assert [said for said, by in promises if not TEST.search(by)] == []
    assert len(promises) > 15


def test_the_page_is_found_from_where_one_looks_first() -> None:
    assert "(docs/security.md)" in (ROOT / "SECURITY.md").read_text()
