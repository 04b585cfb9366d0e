"""What the tests want of the machine beyond Python packages, and how to get it."""

import ctypes.util
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from samskab.config.command.exits import Exit, Stop
from samskab.config.command.progress import step
from samskab.config.postgres import OLDEST, installed

# Debian's package makes a cluster and starts it unless told otherwise; only the programs are wanted.
CLUSTERS = Path("/etc/postgresql-common/createcluster.d/samskab.conf")
NO_CLUSTER = "create_main_cluster = false\n"


@dataclass(frozen=True)
class Thing:
    """Something the machine may have."""

    name: str
    packages: tuple[str, ...]
    there: Callable[[], bool]
    without: str

    @property
    def how(self) -> str:
        """How to get it on Debian and its relatives."""
        return f"sudo apt-get install {' '.join(self.packages)}"


def chromium() -> str | None:
    """The program of the browser that tests drive: the one that draws no window, for which a visit costs a fifth."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


def can_steer_chromium() -> bool:
    """Whether there is a browser, and the library that the driver of it asks for, which a bare Debian lacks."""
    return chromium() is not None and ctypes.util.find_library("atomic") is not None


BROWSER = Thing(
    "Chromium",
    ("chromium-headless-shell", "libatomic1"),
    can_steer_chromium,
    "journeys in a browser are left out",
)
THINGS = (
    BROWSER,
    Thing(
        f"PostgreSQL {OLDEST}",
        (f"postgresql-{OLDEST}",),
        lambda: installed(OLDEST) is not None,
        "the oldest version we promise is not tried",
    ),
)


def lacking() -> list[Thing]:
    """What is not there."""
    return [thing for thing in THINGS if not thing.there()]


def provide() -> None:
    """Install what is not there, where we may: as root, with apt-get."""
    missing = lacking()
    if not missing or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    with step("From Debian: " + " and ".join(thing.name for thing in missing)):
        CLUSTERS.parent.mkdir(parents=True, exist_ok=True)
        CLUSTERS.write_text(NO_CLUSTER)
        apt("update")
        apt(
            "install", "--yes", "--no-install-recommends", *(package for thing in missing for package in thing.packages)
        )


def apt(*words: str) -> None:
    """Run apt-get, asking nothing."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", "-q", *words], env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Stop(Exit.SETTING, f"apt-get {' '.join(words)} failed:\n{done.stderr.strip()[-1_000:]}")
