"""Our map and groups of a file of answers, in a process of its own: seconds, memory and groups as JSON."""

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from samskab.engines.opinion import (
    LiveMap,
    draw,
    find_groups,
    gather,
    groups_by_nearness,
    representative,
    shared,
)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def as_polis(person: Any, statement: Any, value: Any, people: int, statements: int) -> Any:
    """All that the other program does: the map, k-means with a silhouette, what represents groups, what is shared."""
    answers = gather(person, statement, value, people=people, statements=statements)
    drawn = draw(answers)
    grouping = groups_by_nearness(answers, drawn)
    representative(answers, grouping)
    shared(answers)
    return answers, grouping


def folding(answers: Any, times: int) -> float:
    """Seconds until the map is up to date after one more answer, the middle of many."""
    live = LiveMap(answers)
    live.redraw()
    lots = np.random.default_rng(0)
    taken = []
    for _ in range(times):
        person, statement = int(lots.integers(answers.people)), int(lots.integers(answers.statements))
        begun = time.perf_counter()
        live.answer(person, statement, int(lots.integers(-1, 2)))
        live.draw()
        taken.append(time.perf_counter() - begun)
    return float(np.median(taken))


def main(path: str, *parts: str) -> None:
    """Compile on a few answers first, and then do it all."""
    small = np.random.default_rng(0).integers(-1, 2, 400)
    warm = np.repeat(np.arange(40), 10), np.tile(np.arange(10), 40), small
    compiling, (few, _) = timed(lambda: as_polis(*warm, 40, 10))
    find_groups(few, groups=2)
    data = np.load(path)
    before = megabytes()
    seconds, (answers, grouping) = timed(
        lambda: as_polis(data["person"], data["statement"], data["value"], int(data["people"]), int(data["statements"]))
    )
    told: dict[str, Any] = {
        "loading": compiling,
        "seconds": seconds,
        "megabytes": megabytes(),
        "before": before,
        "nearness": grouping.group_of.tolist(),
    }
    if "folding" in parts:
        told["folding"] = folding(answers, 200)
    if "model" in parts:
        told["model_seconds"], model = timed(lambda: find_groups(answers))
        told["groups"] = model.belonging.argmax(axis=1).tolist() if model.names else [0] * answers.people
        told["number"] = len(model.names)
        told["model_megabytes"] = megabytes()
    print(json.dumps(told))


main(sys.argv[1], *sys.argv[2:])
