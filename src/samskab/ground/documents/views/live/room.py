"""One text that is open in this process: its Yjs document, who has it before them, and what waits to be stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pycrdt import Doc, TransactionEvent, XmlFragment, merge_updates

from samskab.ground.documents.queries.seats import Seat
from samskab.ground.documents.queries.texts import ROOT, Loaded
from samskab.ground.documents.views.live.connection import NOT_ALLOWED, TOO_LARGE, Closing, Connection
from samskab.kernel.live.awareness import Awareness, Presence, read_awareness, write_awareness
from samskab.kernel.live.frames import Sync, awareness_frame, saved_frame, sync_frame
from samskab.kernel.live.growing import Growing, can_be_merged
from samskab.kernel.live.updates import Ranges, Update, is_covered, read_update

LARGEST_STATE = 4 * 2**20
MOST_CLIENTS = 8  # that one connection speaks for; a browser's tabs pass on what they hear of each other


@dataclass
class Written:
    """What one connection wrote since the last time anything was stored, each as it came and as it was read."""

    connection: Connection
    updates: list[tuple[bytes, Update]] = field(default_factory=list)
    claims: set[int] = field(default_factory=set)


class Room:
    """An open text. Everything here happens in the thread of the event loop, and nothing in it waits."""

    def __init__(self, document: int, arena: int) -> None:
        self.document = document
        self.arena = arena
        self.connections: list[Connection] = []
        self.awareness = Awareness()
        self.owners: dict[int, int] = {}  # client id: the person whose it is, as far as we have had to know
        self.speaks: dict[int, Connection] = {}  # client id: who speaks for it in awareness
        self.told: dict[int, Presence] = {}  # what is new of who is here, until it is told
        self.pending: dict[Connection, Written] = {}
        self.on_their_way: dict[Connection, int] = {}  # whose changes are being stored, and how many of each then are
        self.upto = 0
        self.size = 0
        self.unstored = self.storing = 0  # bytes that wait, and that are on their way
        self.doc: Doc[XmlFragment] = Doc()
        self.doc.get(ROOT, type=XmlFragment)
        self.growing = Growing(self.doc)
        self._made: list[bytes] = []
        self._heard = self.doc.observe(self._note)
        self._gone: Ranges | None = None  # worked out when somebody asks, until something comes in

    def _note(self, event: TransactionEvent) -> None:
        self._made.append(event.update)

    def let_go(self) -> None:
        """End the watch over the document, so that it goes with the room and in this thread."""
        self.doc.unobserve(self._heard)

    @property
    def state(self) -> dict[int, int]:
        """How far each client has come."""
        return self.growing.state

    def load(self, loaded: Loaded) -> None:
        """Take in all that is stored; what was there already stays as it is."""
        self.take(loaded.updates)
        self.upto = max(self.upto, loaded.upto)

    def take(self, updates: Iterable[bytes]) -> bytes:
        """Take in what is stored; the answer is what became of it, for those who have the text before them."""
        each = list(updates)
        self.size += sum(len(update) for update in each)
        self._gone = None
        made_sense = self.growing.take(each)
        made, self._made = self._made, []
        if not made_sense:
            return self.doc.get_update()
        return merge_updates(*made) if len(made) > 1 else b"".join(made)

    def tell(self, made: bytes) -> None:
        """Tell everybody what became of it, those who wrote it too: something else may have come with it."""
        if made:
            frame = sync_frame(Sync.UPDATE, made)
            for connection in self.connections:
                connection.put(frame)

    def has(self, update: Update) -> bool:
        """Whether the text has all of it already."""
        if not update.is_within(self.state):
            return False
        if self._gone is None:
            self._gone = read_update(self.doc.get_update(self.doc.get_state())).deletes
        return is_covered(update.deletes, self._gone)

    def rest_after(self, state: bytes) -> bytes:
        """What somebody lacks who has the text in this state."""
        return self.doc.get_update(state)

    def strangers_in(self, update: Update, seat: Seat) -> set[int]:
        """The clients of others of whom it brings something that is not stored."""
        return {
            client
            for client in update.new_to(self.state)
            if client in self.owners and self.owners[client] != seat.person
        }

    def write(self, connection: Connection, data: bytes, update: Update) -> None:
        """Let something wait to be stored, and note whose client ids are claimed by it."""
        if update.parts(self.growing.seconds) or not can_be_merged(data):
            raise Closing(NOT_ALLOWED, "malformed")
        coming = self.unstored + len(data)
        if self.size + self.storing + coming > LARGEST_STATE:
            self.size = len(self.doc.get_update())
            if self.size + self.storing + coming > LARGEST_STATE:
                raise Closing(TOO_LARGE, "full")
        self.unstored = coming
        written = self.pending.setdefault(connection, Written(connection))
        written.updates.append((data, update))
        written.claims |= {client for client in update.new_to(self.state) if client not in self.owners}
        connection.taken += 1

    def has_already(self, connection: Connection) -> None:
        """Note that a connection sent what is stored already, and say so unless something else of theirs waits."""
        connection.taken += 1
        if connection not in self.pending and connection not in self.on_their_way:
            _say_saved(connection, connection.taken)

    def waiting(self) -> list[Written]:
        """All that waits, which is then on its way."""
        self.storing, self.unstored = self.unstored, 0
        self.on_their_way = {connection: connection.taken for connection in self.pending}
        waiting, self.pending = list(self.pending.values()), {}
        return waiting

    def settled(self) -> None:
        """What was on its way is stored, and those who asked are told; whoever's never will be is sent away before."""
        self.storing = 0
        for connection, changes in self.on_their_way.items():
            _say_saved(connection, changes if connection in self.pending else connection.taken)
        self.on_their_way = {}

    def say_presence(self, connection: Connection, data: bytes) -> None:
        """Take in what a connection says of itself, as who it is here; what it says of others is let go."""
        for presence in read_awareness(data, about=lambda client: self._may_speak(connection, client)):
            self._hear(connection, presence)

    def presence_frame(self) -> bytes:
        """Everybody who is here, for one who has just come."""
        return awareness_frame(write_awareness(self.awareness.here()))

    def told_frame(self) -> bytes:
        """What is new of who is here."""
        told, self.told = list(self.told.values()), {}
        return awareness_frame(write_awareness(told))

    def join(self, connection: Connection) -> None:
        """Let one more have the text before them."""
        self.connections.append(connection)

    def leave(self, connection: Connection) -> None:
        """Let one be gone, and the others know."""
        if connection in self.connections:
            self.connections.remove(connection)
        for client in connection.clients:
            if self.speaks.get(client) is connection:
                del self.speaks[client]
                for gone in self.awareness.gone([client]):
                    self.told[gone.client] = gone
        connection.clients.clear()

    def seat_again(self, connection: Connection, seat: Seat) -> None:
        """Let a connection be who it is now: it reads on when it may not write, and outside it tells nothing."""
        connection.seat = seat
        if not seat.is_inside:
            clients = list(connection.clients)
            for gone in self.awareness.gone(clients):
                self.told[gone.client] = gone
            for client in clients:
                self.speaks.pop(client, None)
            connection.clients.clear()

    def _may_speak(self, connection: Connection, client: int) -> bool:
        """Whether a client is theirs: nobody else speaks for it here, and no letters of another are known by it."""
        if client in connection.clients:
            return True
        known = self.speaks.get(client)
        mine = connection.seat.person
        if (known is not None and known.seat.person != mine) or self.owners.get(client, mine) != mine:
            return False
        return len(connection.clients) < MOST_CLIENTS

    def _hear(self, connection: Connection, presence: Presence) -> None:
        seat = connection.seat
        if presence.state is not None:
            user = {"name": seat.name, "sector": seat.sector, "mark": seat.mark}
            presence = replace(presence, state={**presence.state, "user": user})
        if self.awareness.hear(presence):
            before = self.speaks.get(presence.client)
            if before is not None:
                before.clients.discard(presence.client)
            connection.clients.add(presence.client)
            self.speaks[presence.client] = connection
            self.told[presence.client] = presence


def _say_saved(connection: Connection, changes: int) -> None:
    if connection.wants_saved:
        connection.put(saved_frame(changes))


def forged() -> Closing:
    """What is said to one who writes as another."""
    return Closing(NOT_ALLOWED, "forged")
