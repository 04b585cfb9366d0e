"""Another program's map and groups of a file of answers, in a process of its own: seconds, memory, groups as JSON."""

import json
import resource
import sys
import time

import numpy as np
from reddwarf.implementations.polis import run_pipeline


def main(path: str) -> None:
    """Run the whole of its Polis pipeline; making the list it wants is not counted."""
    data = np.load(path)
    columns = (data[name].tolist() for name in ("person", "statement", "value"))
    votes = [
        {"participant_id": who, "statement_id": what, "vote": how} for who, what, how in zip(*columns, strict=True)
    ]
    begun = time.perf_counter()
    found = run_pipeline(votes=votes, random_state=0)
    seconds = time.perf_counter() - begun
    people = found.participants_df
    group_of = people["cluster_id"].reindex(range(int(data["people"]))).fillna(-1).astype(int).tolist()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": memory, "groups": group_of}))


main(sys.argv[1])
