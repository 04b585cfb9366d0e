"""The bill of materials: valid, complete, and nothing in it that may not stand beside the AGPL."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from samskab.config.bill import FRONT_END_LOCK, PYTHON_LOCK, bill, main

MAY_STAND_BESIDE_THE_AGPL = {
    *("MIT", "MIT License", "MIT-0", "ISC", "0BSD", "Unlicense", "PSF-2.0", "OFL-1.1", "PostgreSQL"),
    *("BSD License", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Apache Software License"),
    *("Apache-2.0 WITH LLVM-exception", "CC0-1.0", "MIT-CMU", "Python Software Foundation License", "Zlib"),
    *("MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)", "LGPL-3.0-only", "AGPL-3.0-or-later"),
}
# Its classifier is about the word »QR Code«, which is a trademark; the code is under the BSD licence beside it.
NOT_ABOUT_THE_CODE = {("qrcode", "Other/Proprietary License")}


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    return bill()


def test_it_fits_the_schema(whole: dict[str, Any]) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(whole)) is None


def test_every_locked_package_is_in_it(whole: dict[str, Any]) -> None:
    listed = {each["purl"] for each in whole["components"]}
    pinned = re.findall(r"^(\S+)==(\S+)", PYTHON_LOCK.read_text(), re.MULTILINE)
    assert {f"pkg:pypi/{name}@{version}" for name, version in pinned} <= listed
    front_end = {place for place in json.loads(FRONT_END_LOCK.read_text())["packages"] if place}
    assert len(listed) == len(pinned) + len(front_end - {"node_modules/axe-core"})


def test_every_licence_may_stand_beside_ours(whole: dict[str, Any]) -> None:
    strange = [
        (each["name"], told)
        for each in whole["components"]
        for licence in each["licenses"] or [{"license": {"name": "none"}}]
        for told in re.split(r" AND | OR ", licence.get("expression") or licence["license"]["name"])
        if told not in MAY_STAND_BESIDE_THE_AGPL
    ]
    assert set(strange) <= NOT_ABOUT_THE_CODE


def test_it_names_no_place_where_packages_come_from(whole: dict[str, Any]) -> None:
    assert re.findall(r"https?://[^\"]+", json.dumps(whole["components"])) == []


def test_it_is_the_same_for_the_same_locks(whole: dict[str, Any], tmp_path: Path) -> None:
    main([str(tmp_path / "build" / "bill.json")])
    assert json.loads((tmp_path / "build" / "bill.json").read_text()) == whole


def test_it_wants_to_know_where_to_write() -> None:
    with pytest.raises(SystemExit, match="CycloneDX"):
        main([])
