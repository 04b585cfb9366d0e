"""Answers from their rows into the arrays of the engine, and the digest of exactly those answers."""

from hashlib import sha256

import numpy as np

from samskab.engines.opinion import Answers, gather
from samskab.stages.understand.queries.counted import Counted

# One answer as it is put under a digest, with no room between: whose, to what, in which words, and what.
_ANSWER = np.dtype([("ref", "u1", 16), ("statement", "<u4"), ("wording", "<u4"), ("value", "i1"), ("important", "u1")])


def gathered(counted: Counted) -> Answers:
    """The answers, people in the order of `respondents` and statements in that of their numbers."""
    who, number, _wording, value, important = _columns(counted)
    return gather(
        who,
        number - 1,
        value,
        people=len(counted.respondents),
        statements=len(counted.wordings),
        important=important.astype(np.bool_),
    )


def digest_of(counted: Counted) -> bytes:
    """SHA-256 over the answers, ordered by the reference of who gave them and the number of the statement."""
    who, number, wording, value, important = _columns(counted)
    refs = np.frombuffer(b"".join(ref.bytes for _id, ref, _sector in counted.respondents), np.uint8).reshape(-1, 16)
    order = np.lexsort((number, who))
    lines = np.zeros(len(order), _ANSWER)
    lines["ref"], lines["statement"], lines["wording"] = refs[who[order]], number[order], wording[order]
    lines["value"], lines["important"] = value[order], important[order]
    return sha256(lines.tobytes()).digest()


def _columns(counted: Counted) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], ...]:
    """Who, what, in which words, how, and how dear; who is the place among the respondents."""
    rows = np.array(counted.rows, np.int64).reshape(-1, 5)
    ids = np.array([each[0] for each in counted.respondents], np.int64)
    order = np.argsort(ids)
    who = order[np.searchsorted(ids[order], rows[:, 0])] if len(ids) else rows[:, 0]
    return who, rows[:, 1], rows[:, 2], rows[:, 3], rows[:, 4]
