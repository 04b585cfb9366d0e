from pathlib import Path

import pytest

from samskab.config.command import fingerprint
from samskab.config.command.notes import note, noted
from tests.support.clusters import Database


def test_a_new_database_has_no_notes(committed_db: Database) -> None:
    assert noted(committed_db.owner_url) == {}


def test_notes_are_kept_beside_each_other(committed_db: Database) -> None:
    note(committed_db.owner_url, tables="en", demo="to 'ø'")
    note(committed_db.owner_url, tables="tre")

    assert noted(committed_db.owner_url) == {"tables": "tre", "demo": "to 'ø'"}


def test_a_fingerprint_changes_with_contents_and_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "PACKAGE", tmp_path)
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("same")
    other.write_text("same")
    numbers = [fingerprint.fingerprint([one]), fingerprint.fingerprint([other]), fingerprint.fingerprint([one, other])]
    one.write_text("changed")
    numbers.append(fingerprint.fingerprint([one]))

    assert len(set(numbers)) == 4


def test_what_python_compiles_on_the_way_changes_no_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "PACKAGE", tmp_path)
    compiled = tmp_path / "app" / "migrations" / "__pycache__" / "0001.pyc"
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(b"")

    assert list(fingerprint.inside("migrations")) == []
