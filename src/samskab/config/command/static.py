"""Static files, collected with hashed names when they or the packages they come from have changed."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from samskab.config.command.exits import Exit, Stop
from samskab.config.command.fingerprint import of_static_files

STAMP = Path("static", ".stamp")


def collect(home: Path, environment: Mapping[str, str]) -> bool:
    """Bring the collected files up to date; False when they were already."""
    if is_fresh(home):
        return False
    done = subprocess.run(
        [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity=0"],
        env={**environment, "DJANGO_SETTINGS_MODULE": "samskab.config.settings"},
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Stop(Exit.WRONG, f"The static files could not be collected:\n{done.stderr.strip()}")
    (home / STAMP).write_text(of_static_files())
    return True


def is_fresh(home: Path) -> bool:
    """Whether the collected files are those of this code and these packages."""
    stamp = home / STAMP
    return stamp.exists() and stamp.read_text() == of_static_files()
