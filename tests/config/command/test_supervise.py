import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from samskab.config.command import programs
from samskab.config.command.supervise import FIRST_PAUSE, LONGEST_PAUSE, STOPS_WITHIN, Pause
from tests.support.processes import eventually, is_alive
from tests.support.waiting import COMES_WITHIN

# Supervises programs that write their process number and that of a child of theirs, and note when they are stopped.
SUPERVISOR = """
import sys
from samskab.config.command.supervise import Program, Supervisor
folder, *names = sys.argv[1:]
command = [sys.executable, f"{folder}/program.py", folder]
programs = [Program(name, [*command, name], {}) for name in names]
Supervisor(programs, server=None, tick=lambda: 0.1).run()
"""
PROGRAM = """
import os, signal, subprocess, sys, time
folder, name = sys.argv[1:]
def stop(*_):
    with open(f"{folder}/stopped", "a") as file:
        file.write(name + " ")
    sys.exit()
signal.signal(signal.SIGTERM, stop)
child = subprocess.Popen(["/bin/sleep", "600"])
with open(f"{folder}/{name}.new", "w") as file:
    file.write(f"{os.getpid()} {child.pid}")
os.rename(f"{folder}/{name}.new", f"{folder}/{name}")
time.sleep(600)
"""


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    (tmp_path / "program.py").write_text(PROGRAM)
    command = [sys.executable, "-c", SUPERVISOR, str(tmp_path), "web", "worker"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert eventually(lambda: (tmp_path / "web").exists() and (tmp_path / "worker").exists())
        yield process
        process.kill()


def pids(folder: Path, name: str) -> list[int]:
    return [int(number) for number in (folder / name).read_text().split()]


def test_a_program_is_not_ended_before_it_has_had_the_time_it_gives_itself() -> None:
    pages = programs.web("127.0.0.1", 8000, 1)

    assert float(str(settings.PROCRASTINATE_WORKER_DEFAULTS["shutdown_graceful_timeout"])) < STOPS_WITHIN
    assert float(pages[pages.index("--workers-kill-timeout") + 1]) < STOPS_WITHIN


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_stops_pages_before_work_and_leaves_nothing(
    tmp_path: Path, supervisor: "subprocess.Popen[str]", asked: signal.Signals
) -> None:
    everything = [*pids(tmp_path, "web"), *pids(tmp_path, "worker")]

    supervisor.send_signal(asked)
    supervisor.send_signal(asked)

    assert supervisor.wait(COMES_WITHIN) == 0
    assert (tmp_path / "stopped").read_text() == "web worker "
    assert eventually(lambda: not any(map(is_alive, everything)))


def test_a_program_that_is_killed_is_started_again_and_its_children_are_cleared(
    tmp_path: Path, supervisor: "subprocess.Popen[str]"
) -> None:
    web, child = pids(tmp_path, "web")

    os.kill(web, signal.SIGKILL)

    assert eventually(lambda: pids(tmp_path, "web")[0] != web)
    assert not is_alive(child)
    assert supervisor.stdout
    assert supervisor.stdout.readline() == "samskab: web ended with status -9; again in 0.5 s\n"


def test_killed_itself_it_leaves_no_program_behind(tmp_path: Path, supervisor: "subprocess.Popen[str]") -> None:
    programs = [pids(tmp_path, name)[0] for name in ("web", "worker")]

    supervisor.kill()

    assert eventually(lambda: not any(map(is_alive, programs)))
    for name in ("web", "worker"):
        os.killpg(pids(tmp_path, name)[0], signal.SIGKILL)


def test_pauses_grow_to_a_limit() -> None:
    pause = Pause()
    lengths = []
    for _ in range(9):
        pause.begun()
        lengths.append(pause.ended())

    assert lengths == [FIRST_PAUSE * 2**step for step in range(6)] + [LONGEST_PAUSE] * 3
    assert not pause.over


def test_a_pause_is_over_in_time() -> None:
    pause = Pause()
    over = [pause.over]
    pause.begun()
    pause.ended()
    over.append(pause.over)
    time.sleep(FIRST_PAUSE)

    assert [*over, pause.over] == [True, False, True]
