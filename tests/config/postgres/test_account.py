import os
from pathlib import Path

import pytest

from samskab.config.postgres import PostgresError
from samskab.config.postgres.account import Account

ME = Account(os.geteuid(), os.getegid())
STRANGER = Account(os.geteuid() + 1, os.getegid() + 1)


def test_the_server_never_runs_as_root() -> None:
    assert Account.mine().uid != 0


def test_a_folder_that_is_made_is_private(tmp_path: Path) -> None:
    assert oct(ME.own(tmp_path / "new").stat().st_mode & 0o777) == "0o700"


def test_a_link_that_somebody_left_in_our_way_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "run").symlink_to(elsewhere)

    with pytest.raises(PostgresError, match="belongs to somebody else"):
        ME.own(tmp_path / "run")


def test_the_first_closed_folder_on_the_way_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    closed = tmp_path / "closed"
    (closed / "open").mkdir(parents=True)
    closed.chmod(0o700)

    # Folders above a test's own are private to whoever runs the tests.
    assert STRANGER.blocked_at(closed / "open") in {closed, *tmp_path.parents}
    closed.chmod(0o711)
    assert STRANGER.blocked_at(closed / "open") != closed


def test_ones_own_account_is_blocked_nowhere(tmp_path: Path) -> None:
    assert ME.blocked_at(tmp_path) is None
