"""What the front-end build leaves, and that it survives being collected with hashed names."""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage

import samskab
from samskab import ui
from samskab.config.warm import templates
from samskab.ui.templatetags.ui.small import icon_names

UI = Path(ui.__file__).parent
BUILT = UI / "static" / "built"
# Bytes, as a browser fetches them; the editor brings ProseMirror, Yjs, advice on plain words, and pictures.
HEAVIEST_EDITOR, HEAVIEST_ISLAND = 112_000, 2_000
FRONTEND = Path(samskab.__file__).parents[2] / "frontend"


def files() -> list[str]:
    return sorted(str(path.relative_to(UI / "static")) for path in BUILT.rglob("*") if path.is_file())


def test_the_sprite_has_every_icon_and_every_mark() -> None:
    symbols = set(re.findall(r'<symbol id="([^"]+)"', (BUILT / "sprite.svg").read_text()))

    assert symbols == {f"i-{name}" for name in icon_names()} | {
        "m-offentlig",
        "m-erhverv",
        "m-forening",
        "m-borger",
    }


def test_the_style_sheet_keeps_layers_nesting_and_both_themes() -> None:
    css = (BUILT / "samskab.css").read_text()

    assert css.startswith("@layer reset,tokens,base,layout,components,pages,utilities;")
    assert "light-dark(#f3f2eb, #131b1c)" in css
    assert "&:hover" in css


def test_both_families_come_in_both_scripts_and_both_slants() -> None:
    fonts = [name for name in files() if name.endswith(".woff2")]

    assert len(fonts) == 8
    assert sum("latin-ext" in name for name in fonts) == 4
    assert sum("italic" in name for name in fonts) == 4


def test_hashed_names_reach_into_the_style_sheet(tmp_path: Path) -> None:
    storage = ManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    source = FileSystemStorage(location=UI / "static")
    for name in files():
        with source.open(name) as content:
            storage.save(name, content)

    done = list(storage.post_process({name: (storage, name) for name in files()}))

    assert [error for _name, _hashed, error in done if isinstance(error, Exception)] == []
    css = tmp_path / storage.stored_name("built/samskab.css")
    addresses = re.findall(r'url\("?([^")]+)"?\)', css.read_text())
    hashed = [address for address in addresses if not address.startswith("#")]
    assert len(hashed) == 8
    assert all(re.search(r"\.[0-9a-f]{12}\.woff2$", address) for address in hashed)
    assert all((css.parent / address).is_file() for address in hashed)


def test_the_manifest_names_pictures_that_are_there() -> None:
    manifest = json.loads((BUILT / "site.webmanifest").read_text())

    assert manifest["lang"] == "da"
    assert [icon["src"] for icon in manifest["icons"] if not (BUILT / icon["src"]).is_file()] == []


def test_packages_are_pinned_exactly_and_the_lock_names_no_registry() -> None:
    package = json.loads((FRONTEND / "package.json").read_text())
    lock = json.loads((FRONTEND / "package-lock.json").read_text())
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]

    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []


def test_what_one_writes_texts_with_is_light_and_the_other_islands_are_next_to_nothing() -> None:
    weights = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in (BUILT / "islands").glob("*.js")}

    assert weights.pop("text.js") <= HEAVIEST_EDITOR
    assert max(weights.values()) <= HEAVIEST_ISLAND


def test_the_editor_is_fetched_by_the_one_page_where_texts_are_written() -> None:
    assert [path.name for path in templates().values() if "islands/text.js" in path.read_text()] == ["write.html"]


@pytest.mark.parametrize("island", sorted(path.name for path in (UI / "islands").glob("*.js")))
def test_every_island_is_built_and_on_a_page(island: str) -> None:
    pages = "".join(path.read_text() for path in templates().values())

    assert (BUILT / "islands" / island).is_file()
    assert f"built/islands/{island}" in pages
