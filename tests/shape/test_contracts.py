"""The contracts of `.importlinter` hold, hold for every app, and each of them bites."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shape.house import PACKAGE, ROOT, apps_on_disk, contracts, our_apps

KEPT, BROKEN = 0, 1

# A small wrong-doing for each contract: the file it stands in, and what the file says.
WRONGS = {
    "storeys": [
        ("kernel/wrong.py", "import samskab.ground.journal"),
        ("web/queries/wrong.py", "import samskab.api"),
        ("attic/__init__.py", ""),
    ],
    "journey": [("stages/spark/__init__.py", "import samskab.stages.share"), ("stages/dream/__init__.py", "")],
    "ground": [("ground/journal/queries.py", "import samskab.ground.people"), ("ground/extra/__init__.py", "")],
    "commons": [("commons/methods/__init__.py", "import samskab.commons.barriers")],
    "rooms": [
        ("ground/people/utils.py", ""),
        ("ground/people/enums.py", "import samskab.ground.people.actions"),
        ("stages/spark/models.py", "import samskab.stages.spark.actions"),
        ("commons/methods/facts.py", "import samskab.commons.methods.models"),
        ("web/helpers.py", ""),
    ],
    "look": [("ui/figures/wrong.py", "import samskab.ui.views"), ("ui/helpers.py", "")],
    "doors": [
        ("web/views/wrong.py", "import samskab.ground.people.forms"),
        ("stages/spark/actions.py", "import samskab.ground.people.tasks"),
    ],
    "doors-of-the-api": [("api/views/wrong.py", "import samskab.ground.people.forms")],
    "hands-off": [
        ("web/views/wrong.py", "import samskab.ground.people.models"),
        ("ground/people/views/wrong.py", "import samskab.ground.people.models"),
        ("stages/spark/api.py", "import samskab.stages.spark.models"),
    ],
    "engines": [
        ("engines/voting/__init__.py", "import django"),
        ("engines/voting/__init__.py", "import samskab.kernel.clock"),
    ],
    "engines-apart": [("engines/voting/__init__.py", "import samskab.engines.opinion")],
    "bridges": [("stages/spark/queries.py", "import samskab.engines.voting")],
}
# What a wrong-doing needs to stand on, whether or not it is there yet.
AROUND = {
    "stages/spark/__init__.py": "",
    "stages/spark/actions.py": "",
    "stages/spark/models.py": "",
    "stages/share/__init__.py": "import samskab.stages.spark",
    "commons/barriers/__init__.py": "import samskab.commons.methods",
    "commons/methods/__init__.py": "",
    "commons/methods/models.py": "",
    "engines/voting/__init__.py": "",
    "engines/opinion/__init__.py": "",
    "ground/people/tasks.py": "",
}
CASES = [
    pytest.param(contract, *wrong, id=f"{contract}-{wrong[0]}") for contract, all_ in WRONGS.items() for wrong in all_
]


def lint(package_parent: Path, *contract: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"]
    chosen = [word for name in contract for word in ("--contract", name)]
    return subprocess.run(
        [*words, "--no-cache", "--config", str(ROOT / ".importlinter"), *chosen],
        env={**os.environ, "PYTHONPATH": str(package_parent), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=package_parent,
        capture_output=True,
        text=True,
        check=False,
    )


def write(path: Path, text: str, *, keep: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / "__init__.py").touch()
    said = path.read_text() if keep and path.exists() else ""
    path.write_text(f"{said}\n{text}\n")


def test_every_contract_is_kept() -> None:
    done = lint(PACKAGE.parent)
    assert done.returncode == KEPT, done.stdout


def test_nothing_is_ignored() -> None:
    allowed = {"importlinter:contract:rooms": "migrations"}
    for name, section in contracts().items():
        assert "ignore_imports" not in section
        assert section.get("exhaustive_ignores") == allowed.get(name)


def test_every_app_on_disk_is_an_app_and_under_the_contract_of_rooms() -> None:
    named = set(contracts()["importlinter:contract:rooms"]["containers"].split())
    assert our_apps() == apps_on_disk()
    under = {app for app in apps_on_disk() if app in named or f"{app.rpartition('.')[0]}.*" in named}
    assert under == apps_on_disk() - {"samskab.ui"}


def test_every_contract_has_a_wrong_that_breaks_it() -> None:
    names = {name.removeprefix("importlinter:contract:") for name in contracts() if ":contract:" in name}
    assert names == set(WRONGS)


@pytest.mark.parametrize(("contract", "place", "text"), CASES)
def test_the_contract_bites(contract: str, place: str, text: str, tmp_path: Path) -> None:
    package = tmp_path / "samskab"
    shutil.copytree(PACKAGE, package, ignore=lambda _, names: [name for name in names if name == "static"])
    for name, around in AROUND.items():
        write(package / name, around, keep=True)
    before = lint(tmp_path, contract)
    write(package / place, text, keep=True)
    after = lint(tmp_path, contract)
    assert (before.returncode, after.returncode) == (KEPT, BROKEN), before.stdout + after.stdout
