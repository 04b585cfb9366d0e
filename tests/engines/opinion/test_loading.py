"""Whoever imports the engine does not wait for a compiler."""

import subprocess
import sys


def test_importing_it_loads_no_compiler() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import samskab.engines.opinion, sys; print('numba' in sys.modules, 'scipy' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "False"]


def test_the_house_loads_without_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import samskab, sys; print('numpy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
