"""Our command line, run as people run it: in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

SAMSKAB = [sys.executable, "-m", "samskab.config.command"]


def samskab(*words: str | Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run one command to its end, with these settings beside the environment of the tests."""
    command = [*SAMSKAB, *map(str, words)]
    return subprocess.run(command, env={**os.environ, **settings}, capture_output=True, text=True, check=False)
