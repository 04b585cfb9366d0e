"""Answers from their rows into the arrays of the engine, and the digest of exactly those answers."""

from hashlib import sha256

import numpy as np

from samskab.engines.opinion import Answers, gather
from samskab.stages.understand.queries.counted import Counted

# One answer as it is put under a digest, with no room between: whose, to what, in which words, and what.
_ANSWER = np.dtype([("ref", "u1", 16), ("statement", "<u4"), ("wording", "<u4"), ("value", "i1"), ("important", "u1")])


def gathered(counted: Counted) -> Answers:
    """The answers, people in the order of `respondents` and statements in that of their numbers."""
    rows = counted.rows
    return gather(
        counted.places,
        rows[:, 1] - 1,
        rows[:, 3],
        people=len(counted.respondents),
        statements=len(counted.wordings),
        important=rows[:, 4].astype(np.bool_),
    )


def digest_of(counted: Counted) -> bytes:
    """SHA-256 over the answers, ordered by the reference of who gave them and the number of the statement."""
    refs = np.frombuffer(b"".join(ref.bytes for _id, ref, _sector in counted.respondents), np.uint8).reshape(-1, 16)
    order = np.argsort(counted.places * (len(counted.wordings) + 1) + counted.rows[:, 1])
    who, rows = counted.places[order], counted.rows[order]
    lines = np.zeros(len(order), _ANSWER)
    lines["ref"], lines["statement"], lines["wording"] = refs[who], rows[:, 1], rows[:, 2]
    lines["value"], lines["important"] = rows[:, 3], rows[:, 4]
    return sha256(lines.tobytes()).digest()
