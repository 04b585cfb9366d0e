"""What an app moves along when somebody who takes part turns out to take part as a guest too."""

from typing import Protocol

from samskab.ground.arenas.models import Participation


class Move(Protocol):
    """An action that lets what hangs on the guest's participation hang on the person's own."""

    def __call__(self, *, guest: Participation, own: Participation) -> None: ...


_moves: list[Move] = []


def when_two_become_one(move: Move) -> None:
    """Register such an action, in the `manifest` of its app; it is called in the transaction of the claim."""
    _moves.append(move)


def what_moves() -> tuple[Move, ...]:
    """Every such action, in the order they were registered."""
    return tuple(_moves)
