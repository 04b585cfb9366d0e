"""Data that lies beside the checkout and is not ours to commit: real conversations, planted groups, other programs."""

from pathlib import Path
from unittest import SkipTest

# Beside the checkout, or beside what the checkout lies in.
_ABOVE = [folder / "shared" / "data" for folder in Path(__file__).resolve().parents[3:]]
DATA = next((folder for folder in _ABOVE if folder.is_dir()), _ABOVE[0])


def shared(*names: str) -> Path:
    """A file or folder of `../shared/data`; the test that asks for one that is not there says so and runs nowhere."""
    path = DATA.joinpath(*names)
    if not path.exists():
        raise SkipTest(f"{path.name} is not in ../shared/data beside the checkout")
    return path
