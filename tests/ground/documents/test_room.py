"""One text that is open: what it takes in, before anything of it is stored."""

import pytest

from samskab.ground.documents.queries.seats import Seat
from samskab.ground.documents.views.live.connection import Closing, Connection, Message
from samskab.ground.documents.views.live.room import LARGEST_STATE, Room
from samskab.kernel.live.frames import Say
from samskab.kernel.live.updates import read_update
from tests.ground.documents.conftest import updates_of

LONG = 2**17


async def nobody(_message: Message) -> None:
    """Hears what is sent."""


def test_what_waits_to_be_stored_counts_as_much_as_what_is() -> None:
    room = Room(document=1, arena=1)
    connection = Connection(Seat("", 1, 1), nobody, wants_saved=False, address="")
    taken: list[int] = []

    def fill() -> None:
        for client in range(1, 3 * LARGEST_STATE // LONG):
            (update,) = updates_of(client, "x" * LONG)
            room.write(connection, update, read_update(update))
            taken.append(len(update))

    with pytest.raises(Closing, match="full"):
        fill()
    assert LARGEST_STATE - 2 * LONG < sum(taken) <= LARGEST_STATE


def test_what_is_on_its_way_to_be_stored_counts_until_it_is() -> None:
    room = Room(document=1, arena=1)
    connection = Connection(Seat("", 1, 1), nobody, wants_saved=False, address="")
    for client in range(1, LARGEST_STATE // LONG):
        (update,) = updates_of(client, "x" * LONG)
        room.write(connection, update, read_update(update))
    room.waiting()
    (update,) = updates_of(101, "x" * 2 * LONG)

    with pytest.raises(Closing, match="full"):
        room.write(connection, update, read_update(update))
    room.settled()
    room.write(connection, update, read_update(update))


def said_saved(connection: Connection) -> list[int]:
    """How many changes it has been told are stored, each time."""
    frames, connection._waiting = connection._waiting, []
    return [frame[1] for frame in frames if frame[0] == Say.SAVED]


def test_an_answer_says_how_many_changes_it_answers() -> None:
    """One that comes while others are being stored is not among them, and waits for the next."""
    room = Room(document=1, arena=1)
    connection = Connection(Seat("", 1, 1), nobody, wants_saved=True, address="")
    first, second = (updates_of(client, "x")[0] for client in (1, 2))
    room.write(connection, first, read_update(first))
    room.waiting()
    room.write(connection, second, read_update(second))
    room.settled()
    assert said_saved(connection) == [1]

    room.has_already(connection)
    assert said_saved(connection) == []
    room.waiting()
    room.has_already(connection)
    assert said_saved(connection) == []
    room.settled()
    assert said_saved(connection) == [4]
    room.has_already(connection)
    assert said_saved(connection) == [5]
