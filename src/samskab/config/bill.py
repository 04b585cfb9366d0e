"""The software bill of materials: every package we are made of, as CycloneDX JSON, from the locks alone.

    python -m samskab.config.bill build/samskab.cdx.json

Licences of Python packages are read from what is installed; those of the front end stand in its lock.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
PYTHON_LOCK = ROOT / "requirements" / "run.txt"
FRONT_END_LOCK = ROOT / "frontend" / "package-lock.json"

Component = dict[str, Any]
Licences = list[dict[str, Any]]

_LOCKED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.IGNORECASE | re.MULTILINE)


def python_components(lock: str) -> Iterator[Component]:
    """One component for each package that a requirements file locks."""
    for found in _LOCKED.finditer(lock):
        name, locked = found[1], found[2]
        yield component(name, locked, f"pkg:pypi/{name.lower()}@{locked}", python_licence(name))


def python_licence(name: str) -> Licences:
    """What an installed package declares: an SPDX expression, else classifiers, else words of its own.

    None when the package is not installed, or says nothing.
    """
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return []
    if "License-Expression" in told:
        return [{"expression": told["License-Expression"]}]
    classifiers = [each for each in told.get_all("Classifier") or [] if each.startswith("License ::")]
    words = told["License"].splitlines() if "License" in told else []
    names = [each.rpartition(" :: ")[2] for each in classifiers] or words[:1]
    return [{"license": {"name": name}} for name in names]


def front_end_components(lock: str) -> Iterator[Component]:
    """One component for each package of the front end; those only tests use are left out."""
    for place, told in json.loads(lock)["packages"].items():
        if place and not told.get("dev"):
            name = place.rpartition("node_modules/")[2]
            address = f"pkg:npm/{name.replace('@', '%40', 1)}@{told['version']}"
            yield component(name, told["version"], address, [{"expression": told["license"]}])


def component(name: str, locked: str, address: str, licences: Licences) -> Component:
    """A library in the form of CycloneDX."""
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": locked,
        "purl": address,
        "licenses": licences,
    }


def bill() -> dict[str, Any]:
    """The whole bill, the same for the same locks."""
    components = [
        *python_components(PYTHON_LOCK.read_text()),
        *front_end_components(FRONT_END_LOCK.read_text()),
    ]
    ours = version("samskab")
    us = {
        **component("samskab", ours, f"pkg:pypi/samskab@{ours}", [{"expression": "AGPL-3.0-or-later"}]),
        "type": "application",
    }
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": us},
        "components": sorted(components, key=lambda each: str(each["purl"])),
    }


def main(words: list[str]) -> None:
    """Write the bill to the file named."""
    if len(words) != 1:
        raise SystemExit(__doc__)
    file = Path(words[0])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(bill(), indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
