import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from samskab.config import prepare
from samskab.config.command.exits import MEANINGS, Exit
from tests.support.processes import eventually

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout where nothing has been made ready."""
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    monkeypatch.setattr(prepare, "STAMPS", tmp_path / ".venv" / "stamps")
    return tmp_path


def step(made: list[str], digest: str = "one", present: Callable[[], bool] = lambda: True) -> prepare.Step:
    return prepare.Step("thing", "Thing", digest, lambda: made.append(digest), present)


def test_a_step_is_done_once_for_what_it_is_made_from(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made: list[str] = []
    assert not step(made).done()

    step(made).run()

    assert step(made).done()
    assert not step(made, "two").done()
    assert not step(made, present=lambda: False).done()
    assert capsys.readouterr().out.startswith("  Thing … 0.")


def test_a_step_that_was_interrupted_is_not_done(checkout: Path) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    half = prepare.Step("thing", "Thing", "one", interrupted, lambda: True)
    with pytest.raises(KeyboardInterrupt):
        half.run()

    assert not half.done()


def test_what_a_step_is_made_from_is_contents_names_and_the_place_of_the_checkout(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = checkout / "one", checkout / "other"
    one.write_text("same")
    other.write_text("same")
    digests = [prepare.digest([one]), prepare.digest([other])]
    one.write_text("changed")
    digests.append(prepare.digest([one]))
    monkeypatch.setattr(prepare, "ROOT", checkout.parent)
    digests.append(prepare.digest([one]))

    assert len(set(digests)) == 4


def test_a_program_that_fails_says_its_last_words_and_what_to_do(checkout: Path) -> None:
    with pytest.raises(prepare.Trouble) as trouble:
        prepare.run(["sh", "-c", "echo no such package; exit 3"], cwd=checkout)

    assert "no such package" in str(trouble.value)
    assert str(trouble.value).endswith("Run the same command again.")


def test_without_the_part_that_debian_keeps_apart_it_says_what_to_install(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "VENV", checkout / ".venv")
    monkeypatch.setattr(prepare, "works", lambda: False)
    monkeypatch.setattr(prepare, "has_ensurepip", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(prepare.Lack, match=f"apt-get install python{prepare.VERSION}-venv"):
        prepare.make_venv()


def test_a_second_start_waits_until_the_first_has_made_everything_ready(tmp_path: Path) -> None:
    (tmp_path / "src" / "samskab" / "config").mkdir(parents=True)
    script = tmp_path / "src" / "samskab" / "config" / "prepare.py"
    script.write_bytes(Path(prepare.__file__).read_bytes())
    first = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(first, fcntl.LOCK_EX)
    said = tmp_path / "said"

    with said.open("w") as out:
        second = subprocess.Popen([sys.executable, "-I", str(script), "run"], stdout=out, stderr=out)
    try:
        assert eventually(lambda: "waiting for it" in said.read_text())
        assert not (tmp_path / ".venv").exists()
    finally:
        second.kill()
        second.wait()
        os.close(first)


def test_without_a_python_that_is_new_enough_it_says_what_to_install(tmp_path: Path) -> None:
    for name in ("dirname", "readlink"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")

    ended = subprocess.run(
        ["/bin/sh", str(ROOT / "samskab"), "demo"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 3
    assert "Python 3.11 to 3.14 is needed" in ended.stderr
    assert "apt-get install python3" in ended.stderr


@pytest.mark.parametrize(
    ("trouble", "status", "said"),
    [
        (prepare.Trouble("no net"), 1, "no net"),
        (prepare.Lack("no venv"), 3, "no venv"),
        (PermissionError(13, "Permission denied", "/there"), 1, "Permission denied: /there"),
        (KeyboardInterrupt(), 130, "Run the same command again"),
    ],
)
def test_however_it_ends_it_says_so_with_a_status_of_the_list(
    trouble: BaseException, status: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: str) -> None:
        raise trouble

    monkeypatch.setattr(prepare, "prepare", fail)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["prepare.py", "run"])

    assert prepare.main() == status
    assert Exit(status) in MEANINGS
    assert said in capsys.readouterr().err


def test_asked_to_end_it_is_interrupted_as_by_ctrl_c(checkout: Path) -> None:
    script = f"""
import os, runpy, signal, sys
main = runpy.run_path({prepare.__file__!r})["main"]
main.__globals__["prepare"] = lambda _: os.kill(os.getpid(), signal.SIGTERM)
sys.exit(main())
"""

    ended = subprocess.run([sys.executable, "-c", script, "run"], capture_output=True, check=False)

    assert ended.returncode == Exit.INTERRUPTED


def test_it_needs_nothing_but_the_standard_library() -> None:
    script = f"import runpy, sys; runpy.run_path({prepare.__file__!r}); print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()

    assert {name.partition(".")[0] for name in loaded} <= {
        *sys.stdlib_module_names,
        *sys.builtin_module_names,
        "__main__",
        "<run_path>",
    }
