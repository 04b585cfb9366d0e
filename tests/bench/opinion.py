"""The map of perspectives beside another program's, on crowds of known groups: time, memory, and who finds the truth.

The other is `red-dwarf` (PyPI), the pipeline of Polis in Python. It is in the dependency group `bench`, and its own
dependencies need not meet ours: `PEER_PYTHON` names an interpreter that has it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from tests.engines.opinion.crowds import alike

PEERS = Path(__file__).parent / "peers"
SOURCE = Path(__file__).parents[2] / "src"
HOW_TO = "red-dwarf is not here: pip install --group bench, or PEER_PYTHON=… for an interpreter that has it"
# People, statements, answers each, groups, and from how many seconds a turn each of the two is run.
CROWDS = (
    (1_000, 200, 40, 4, 0, 0),
    (1_000, 200, 40, 1, 0, 0),
    (10_000, 500, 40, 4, 0, 0),
    (10_000, 500, 40, 1, 0, 0),
    (100_000, 1_000, 40, 4, 0, 300),
    (1_000_000, 2_000, 40, 4, 30, 10**9),
)


def compare(seconds: float) -> None:
    """Print a line a crowd. The largest runs from 30 seconds a turn, and the other on 100,000 people from 300."""
    peer = os.environ.get("PEER_PYTHON", sys.executable)
    peer_is_here = subprocess.run([peer, "-c", "import reddwarf"], capture_output=True, check=False).returncode == 0
    print()
    if not peer_is_here:
        print(HOW_TO)
    for people, statements, each, groups, ours_from, peer_from in CROWDS:
        if seconds < ours_from:
            continue
        with TemporaryDirectory() as folder:
            path = Path(folder) / "answers.npz"
            truth = make(path, people=people, statements=statements, each=each, groups=groups)
            ours = _run(sys.executable, "ours.py", path, "model", *(["folding"] if people <= 100_000 else []))
            theirs = _run(peer, "red_dwarf.py", path) if peer_is_here and seconds >= peer_from else None
        _tell(f"opinion {people:,} × {statements:,}, {groups} planted", ours, theirs, truth)


def make(path: Path, *, people: int, statements: int, each: int, groups: int, seed: int = 0) -> Any:
    """Write down a crowd that leans on a third of the statements, some on each side, and say who is in which group."""
    lots = np.random.default_rng(seed)
    parts = np.array([0.4, 0.29, 0.21, 0.1])[:groups]
    group = lots.choice(groups, people, p=parts / parts.sum())
    common = lots.beta(4, 4, statements)
    leaning = common + lots.normal(0, 0.3, (groups, statements)) * (lots.random((groups, statements)) < 0.3)
    number = lots.integers(each * 3 // 4, each * 5 // 4 + 1, people)
    starts = np.concatenate([[0], np.cumsum(number)])
    person = np.repeat(np.arange(people, dtype=np.int32), number)
    turn = np.arange(starts[-1]) - np.repeat(starts[:-1], number)
    stride, first = lots.integers(1, statements // (2 * each), people), lots.integers(0, statements, people)
    statement = ((np.repeat(first, number) + turn * np.repeat(stride, number)) % statements).astype(np.int32)
    chance = np.clip(leaning, 0.05, 0.95)[group[person], statement]
    value = np.where(lots.random(len(person)) < chance, 1, -1).astype(np.int8)
    value[lots.random(len(person)) < 0.19] = 0
    np.savez(path, person=person, statement=statement, value=value, people=people, statements=statements)
    return group


def _run(python: str, script: str, path: Path, *parts: str) -> dict[str, Any]:
    done = subprocess.run(
        [python, str(PEERS / script), str(path), *parts],
        env={**os.environ, "PYTHONPATH": str(SOURCE) if script == "ours.py" else ""},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _tell(name: str, ours: dict[str, Any], theirs: dict[str, Any] | None, truth: Any) -> None:
    def hit(groups: list[int]) -> str:
        found = np.array(groups)
        within = found >= 0
        several = len(np.unique(truth)) > 1
        return (
            f"ARI {alike(found[within], truth[within]):.2f}" if several else f"{len(np.unique(found[within]))} groups"
        )

    print(f"{name:<42}{ours['seconds']:>9.3f} s{ours['megabytes']:>8.0f} MB   by nearness {hit(ours['nearness'])}")
    model = f"{ours['model_seconds']:>9.3f} s{ours['model_megabytes']:>8.0f} MB   {hit(ours['groups'])}"
    print(f"{'  groups by the model':<42}{model}")
    if "folding" in ours:
        print(f"{'  one answer more':<42}{1000 * ours['folding']:>9.2f} ms")
    if theirs is not None:
        ratio = theirs["seconds"] / ours["seconds"]
        print(f"{'  red-dwarf':<42}{theirs['seconds']:>9.3f} s{theirs['megabytes']:>8.0f} MB   {hit(theirs['groups'])}")
        print(f"{'  ours is':<42}{ratio:>9.0f} × as fast")
