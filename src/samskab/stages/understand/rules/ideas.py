"""Whether some words hold two thoughts: then nobody can say whether they agree, and the writer is told so kindly."""

import re

# A new sentence, or a joint with a whole clause on both sides of it.
_SENTENCES = re.compile(r"[.!?;]\s+\w")
_JOINT = re.compile(
    r"\w+\s+\w+\s+\w+,?\s+(?:og|men|mens|samt)\s+(?:vi|i|jeg|du|de|den|det|der|man|han|hun|alle|ingen|kommunen)\s+\w+",
    re.IGNORECASE,
)


def holds_two_ideas(words: str) -> bool:
    """Whether they look like two. It is a guess that stops nobody."""
    return bool(_SENTENCES.search(words) or _JOINT.search(words))
