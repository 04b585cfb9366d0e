import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from samskab.config.postgres import Home
from samskab.config.postgres.account import Account
from tests.support.processes import eventually, is_alive
from tests.support.waiting import COMES_WITHIN

# Uses the database of a home for as long as the standard input is open, and says when it may.
USER = """
import sys
from pathlib import Path
import psycopg
from samskab.config.postgres import Home
def waiting(what):
    print("waiting for", what, flush=True)
with Home(Path(sys.argv[1]), own=sys.argv[2] == "own", waiting=waiting) as home:
    with psycopg.connect(home.url()) as connection:
        print("uses", bool(home.server), connection.info.backend_pid, flush=True)
    sys.stdin.read()
    with psycopg.connect(home.url()) as connection:
        print("still", connection.execute("SELECT 1").fetchone()[0], flush=True)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the server's account may go, even when the tests run as root."""
    with tempfile.TemporaryDirectory(prefix="samskab-hjem-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


def user(folder: Path, how: str = "attach") -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", USER, str(folder), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_two_starts_at_once_share_one_server(folder: Path) -> None:
    with user(folder) as one, user(folder) as another:
        both = [one, another]
        assert {line(process).split()[1] for process in both} == {"True", "False"}
        for process in both:  # whoever started the server waits for the other
            assert process.stdin
            process.stdin.close()
        assert [line(process) for process in both] == ["still 1", "still 1"]
        assert [process.wait(COMES_WITHIN) for process in both] == [0, 0]


def test_the_first_waits_for_those_who_still_use_its_server(folder: Path) -> None:
    with user(folder) as first:
        assert line(first).startswith("uses True")
        second = user(folder)
        assert line(second).startswith("uses False")
        assert first.stdin
        first.stdin.close()
        assert line(first) == "still 1"

        time.sleep(0.3)
        assert first.poll() is None
        assert second.communicate()[0].strip() == "still 1"
        assert first.wait(COMES_WITHIN) == 0


def test_one_that_must_run_the_server_itself_waits_and_says_for_whom(folder: Path) -> None:
    first = user(folder)
    assert line(first).startswith("uses True")

    owner = user(folder, "own")
    assert line(owner) == f"waiting for process {first.pid} to finish with the database"

    first.communicate()
    assert line(owner).startswith("uses True")
    owner.communicate()


def test_a_killed_starter_leaves_no_server_and_nothing_to_clear(folder: Path) -> None:
    first = user(folder)
    assert line(first).startswith("uses True")
    server = int((folder / "postgres" / "postmaster.pid").read_text().split()[0])

    first.kill()
    first.communicate()

    assert eventually(lambda: not is_alive(server))
    with Home(folder) as home:
        assert home.server


def test_what_was_written_is_there_at_the_next_start(folder: Path) -> None:
    for statement in ("CREATE TABLE kept (number int)", "INSERT INTO kept VALUES (7)"):
        with Home(folder) as home, psycopg.connect(home.url("samskab_owner")) as connection:
            connection.execute(statement.encode())

    with Home(folder) as home, psycopg.connect(home.url("samskab_owner")) as connection:
        assert connection.execute("SELECT number FROM kept").fetchall() == [(7,)]


@pytest.mark.parametrize("name", ["Åses mappe, den gode", "meget/" * 20 + "dyb"])
def test_a_home_whose_path_libpq_cannot_use_gets_its_socket_elsewhere(folder: Path, name: str) -> None:
    step = folder
    for part in Path(name).parts:
        step /= part
        step.mkdir(mode=0o711)
    with Home(step) as home:
        assert not home.sockets.is_relative_to(folder)
        with psycopg.connect(home.url()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    home.sockets.rmdir()


def test_the_home_is_closed_to_others(folder: Path) -> None:
    with Home(folder / "ny") as home:
        mode = home.path.stat().st_mode & 0o777

    # Root lets the server's account pass through, and nobody look around.
    assert mode == (0o711 if Account.mine().lent else 0o700)
