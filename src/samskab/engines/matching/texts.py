"""What is compared: a text with its themes and its place, and those it is held up against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody has written, as it stands: no preparation is asked of the caller.

    `themes` and `place` are codes that mean nothing here but to be alike or not. `everywhere` says that the matter
    is the whole country's, so that no place is far from it.
    """

    title: str = ""
    body: str = ""
    themes: frozenset[str] = frozenset()
    place: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be like the text: its key, what it says, and what the caller has measured.

    `key` is given back as it came; it also breaks ties, so it should say nothing (a random reference does).
    `kilometres` is the distance between the two places, None when one of them is not on the map. `closeness` is the
    door for another judge of meaning than ours, such as an embedding service: 0 to 1, None when there is none.
    Numbers that can be neither raise ValueError.
    """

    key: str
    text: Text
    kilometres: float | None = None
    closeness: float | None = None

    def __post_init__(self) -> None:
        if self.kilometres is not None and not self.kilometres >= 0:
            raise ValueError(f"{self.kilometres} kilometres is no distance")
        if self.closeness is not None and not 0 <= self.closeness <= 1:
            raise ValueError(f"a closeness of {self.closeness} is not between 0 and 1")
