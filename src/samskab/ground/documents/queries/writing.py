"""What is about to be written in texts, as it is handed to `actions.store_changes`, and what came of it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Stroke:
    """Something one participant wrote in the text with the key `document`.

    `data` is a Yjs update; `claims` are the client ids in it that are not known to be theirs yet.
    """

    document: int
    data: bytes
    claims: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Stored:
    """A stroke that is committed as change number `change`, the next of its text after `after`."""

    document: int
    change: int
    after: int
