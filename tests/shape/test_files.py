"""Small files without excuses in them."""

import re
from pathlib import Path

import pytest

from tests.shape.house import PACKAGE, ROOT, files, place

LONGEST = 300
WRITTEN = (".py", ".html", ".css", ".js", ".mjs", ".ts", ".md", ".sql", ".toml", ".yml", ".yaml", ".txt")
# Written in pieces, so that this file may hold what it looks for.
EXCUSES = re.compile(
    r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"
    r"|#\s*no" r"qa|#\s*type:\s*ig" r"nore|pragma:\s*no\s*co" r"ver"
    r"|pytest\.sk" r"ip|pytest\.xf" r"ail|mark\.sk" r"ip|mark\.xf" r"ail|importorsk" r"ip"
)  # fmt: skip
CSS = PACKAGE / "ui" / "css"
IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\(([\w.]+)\))?(?: print)?;')


def ours() -> list[Path]:
    return [*files(*WRITTEN), *files(*WRITTEN, under=ROOT / "tests"), *files(*WRITTEN, under=ROOT / "frontend")]


def test_no_file_is_longer_than_one_idea_needs() -> None:
    ours = [path for path in files(".py", ".html", ".css", ".js", ".mjs") if path.parent.name != "migrations"]
    lengths = {place(path): len(path.read_text().splitlines()) for path in ours}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_nothing_is_put_off_or_waved_through() -> None:
    found = [f"{place(path)}: {hit[0]}" for path in ours() for hit in EXCUSES.finditer(path.read_text())]
    assert found == []


@pytest.mark.parametrize("excuse", ["# TO" + "DO: later", "x = 1  # no" + "qa: E501", "@pytest.mark.sk" + "ip"])
def test_an_excuse_is_seen(excuse: str) -> None:
    assert EXCUSES.search(excuse)


def test_every_style_sheet_names_its_layer() -> None:
    index = (CSS / "index.css").read_text()
    declared = re.search(r"@layer ([\w, ]+);", index)
    assert declared is not None
    order = declared[1].split(", ")
    layer_of = dict(IMPORT.findall(index))
    sheets = {path.relative_to(CSS).as_posix() for path in files(".css", under=CSS)} - {"index.css"}
    # Fonts are faces, not rules: a layer could hold nothing of them.
    assert set(layer_of) == sheets
    assert {name for name, layer in layer_of.items() if layer not in order} == {"fonts.css"}
    rules = re.sub(r"@font-face\s*{[^}]*}|/\*.*?\*/", "", (CSS / "fonts.css").read_text(), flags=re.DOTALL)
    assert rules.strip() == ""


def test_layers_are_imported_in_the_order_they_are_declared() -> None:
    index = (CSS / "index.css").read_text()
    order = index[index.index("@layer") + 7 :].split(";")[0].split(", ")
    imported = [order.index(layer) for _, layer in IMPORT.findall(index) if layer]
    assert imported == sorted(imported)
