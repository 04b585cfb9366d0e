"""One text that is open: what it takes in, before anything of it is stored."""

import pytest

from samskab.ground.documents.queries.seats import Seat
from samskab.ground.documents.views.live.connection import Closing, Connection, Message
from samskab.ground.documents.views.live.room import LARGEST_STATE, Room
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
