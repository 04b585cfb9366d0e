"""The guides for people: what they name is there, and the Danish one is as plain as what it tells of."""

import re
from pathlib import Path

import pytest

from samskab.config.handbook import DOCS
from samskab.kernel.text.lix import lix

SOURCE = DOCS.parent / "src" / "samskab"
STEP = SOURCE / "stages" / "understand"
GUIDE = (DOCS / "adding-a-step.md").read_text()
ACT, STEP_OF_ONES_OWN = GUIDE.split("## A step of one's own")
MANIFEST = STEP_OF_ONES_OWN.partition("The manifest is where")[2]
PLACES = (SOURCE, STEP, STEP / "migrations")
LEAST_PLAIN = 35


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`([\w/]+\.(?:py|html|sql))`", ACT))))
def test_a_file_on_the_way_of_an_act_is_there(named: str) -> None:
    assert any((place / named).is_file() for place in PLACES)


@pytest.mark.parametrize("called", sorted(set(re.findall(r"`(?:exports\.)?(\w+)\(", MANIFEST))))
def test_what_a_manifest_calls_is_there_to_call(called: str) -> None:
    defined = re.compile(rf"^def {called}\(", re.MULTILINE)
    assert any(defined.search(path.read_text()) for path in SOURCE.rglob("queries/*.py"))


def plain(page: Path) -> str:
    """The sentences of a page; each cell of a table is one."""
    rows = page.read_text().replace("|", ".\n")
    return re.sub(r"\[([^\]]+)\]\([^)]+\)|[`*#]|---", r"\1", rows)


def test_the_danish_guide_is_plain() -> None:
    assert lix(plain(DOCS / "proces.md")) <= LEAST_PLAIN
