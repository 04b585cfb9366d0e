"""The house as it lies on the disk: its apps in their order, its rooms, its files."""

import ast
import configparser
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "samskab"
GROUPS = ("stages", "commons", "ground")
SINGLE = ("web", "api", "ui")
# From the ceiling to the floor; what a room may know lies below it.
BELOW_THE_SURFACE = ("actions", "bridge", "rules", "queries", "models", "facts", "enums")


@cache
def contracts() -> configparser.ConfigParser:
    """`.importlinter`, as it is written."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter")
    return parser


def layers(contract: str) -> list[list[str]]:
    """The floors of one contract from the top, each with the names that share it."""
    text = contracts()[f"importlinter:contract:{contract}"]["layers"]
    return [re.findall(r"\w+", line) for line in text.strip().splitlines()]


def apps_on_disk() -> set[str]:
    """Every package that stands where an app stands."""
    grouped = {
        f"samskab.{group}.{path.parent.name}" for group in GROUPS for path in (PACKAGE / group).glob("*/__init__.py")
    }
    return grouped | {f"samskab.{name}" for name in SINGLE}


def our_apps() -> set[str]:
    """The apps of ours that Django knows."""
    return {config.name for config in apps.get_app_configs() if config.name.startswith("samskab.")}


def height(app: str) -> tuple[int, int]:
    """How high an app stands: its storey, and its place within it. Lower is smaller."""
    storey, _, name = app.removeprefix("samskab.").partition(".")
    order = {"stages": "journey", "ground": "ground"}
    return _floor("storeys", storey), _floor(order[storey], name) if storey in order else 0


def _floor(contract: str, name: str) -> int:
    floors = layers(contract)
    return next(len(floors) - number for number, names in enumerate(floors) if name in names)


@dataclass(frozen=True)
class Module:
    """One file of Python and what it says."""

    path: Path

    @property
    def name(self) -> str:
        """Its dotted name."""
        parts = self.path.relative_to(SOURCE).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def app(self) -> str | None:
        """The app it belongs to, if any."""
        return next((app for app in apps_on_disk() if f"{self.name}.".startswith(f"{app}.")), None)

    @property
    def room(self) -> str | None:
        """The room of the app that it stands in."""
        if self.app is None or self.name == self.app:
            return None
        return self.name.removeprefix(f"{self.app}.").split(".")[0]

    @property
    def tree(self) -> ast.Module:
        """What it says."""
        return ast.parse(self.path.read_text())

    def imported(self) -> Iterator[str]:
        """Every dotted name that it imports, wherever in the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules() -> list[Module]:
    """Every module of ours."""
    return [Module(path) for path in sorted(PACKAGE.rglob("*.py"))]


def files(*suffixes: str, under: Path = PACKAGE) -> list[Path]:
    """Files of ours by how they end; what is built or brought by packages is not ours."""
    foreign = {"node_modules", "built", "__pycache__"}
    found = (path for path in under.rglob("*") if path.is_file() and path.suffix in suffixes)
    return sorted(path for path in found if not foreign & set(path.parts))


def place(path: Path) -> str:
    """Where a file lies, from the root."""
    return str(path.relative_to(ROOT))
