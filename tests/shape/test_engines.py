"""The engines run where there is no Django and no house around them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.shape.house import PACKAGE

ALONE = """
import importlib, pkgutil, sys

class Nobody:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "ninja", "allauth", "psycopg", "procrastinate"}:
            raise ImportError(f"{name} is not here")
        if name.startswith("samskab.") and not name.startswith("samskab.engines"):
            raise ImportError(f"{name} is not here")

sys.meta_path.insert(0, Nobody())
import samskab.engines
for found in pkgutil.walk_packages(samskab.engines.__path__, "samskab.engines."):
    importlib.import_module(found.name)
"""


def load_alone(package_parent: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", ALONE],
        env={"PYTHONPATH": str(package_parent)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_engine_loads_alone() -> None:
    done = load_alone(PACKAGE.parent)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("forbidden", ["django", "samskab.kernel"])
def test_one_that_leans_on_the_house_does_not(forbidden: str, tmp_path: Path) -> None:
    engine = tmp_path / "samskab" / "engines" / "voting"
    engine.mkdir(parents=True)
    for folder in (engine.parent.parent, engine.parent):
        (folder / "__init__.py").touch()
    (engine / "__init__.py").write_text(f"import {forbidden}\n")
    done = load_alone(tmp_path)
    assert done.returncode != 0
    assert f"{forbidden} is not here" in done.stderr
