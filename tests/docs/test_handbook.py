"""The handbook says what the code says, and every link in it leads somewhere."""

import re
from pathlib import Path

import pytest

from samskab.config.env import VARIABLES
from samskab.config.handbook import DOCS, FILES, MAKERS, rewritten

ROOT = DOCS.parent
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")


def anchor(heading: str) -> str:
    """The address of a heading within its page, as forges make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {anchor(found) for found in re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)}


@pytest.mark.parametrize("name", FILES)
def test_it_is_up_to_date(name: str) -> None:
    """When not: `python -m samskab.config.handbook`."""
    text = (DOCS / name).read_text()
    assert rewritten(text) == text


def test_every_part_that_can_be_made_has_its_place() -> None:
    text = "".join((DOCS / name).read_text() for name in FILES)
    assert set(re.findall(r"<!-- made: (\w+) -->", text)) == set(MAKERS)


def test_every_setting_has_its_row() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", (DOCS / "operate.md").read_text(), re.MULTILINE)
    assert [row for row in rows if row.isupper()] == [variable.name for variable in VARIABLES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    astray = []
    for link in LINK.findall(page.read_text()):
        place, _, heading = link.partition("#")
        if not link.startswith(("http://", "https://", "mailto:")):
            target = (page.parent / place).resolve() if place else page
            if not target.exists() or (heading and heading not in anchors(target)):
                astray.append(link)
    assert astray == []


def test_decisions_are_numbered_once_and_listed() -> None:
    decisions = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert len({name[:4] for name in decisions}) == len(decisions)
    assert sorted(LINK.findall((DOCS / "decisions" / "README.md").read_text())) == decisions


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("[0-9]*.md")), ids=lambda page: page.stem)
def test_a_decision_says_why_and_what(page: Path) -> None:
    headings = re.findall(r"^## (.+)$", page.read_text(), re.MULTILINE)
    assert headings[:2] == ["Context", "Decision"]
