"""What a text says: loaded from its last snapshot and the changes after it."""

import secrets
from dataclasses import dataclass

from pycrdt import Doc, XmlFragment

from samskab.ground.documents.models import Change, Document, Snapshot
from samskab.kernel.canonical import Json
from samskab.kernel.live.growing import Growing, read_sum
from samskab.kernel.text.rich import from_fragment

ROOT = "text"  # the one root of the Yjs document, where y-prosemirror keeps what is written
_CLIENTS = 2**32  # as many as the editor chooses among


@dataclass(frozen=True)
class Loaded:
    """All that was ever written in a text, as Yjs updates, and the number of the last change among them."""

    updates: tuple[bytes, ...]
    upto: int


@dataclass(frozen=True)
class Text:
    """A text in hand: the Yjs document, its root, and the number of the last change in it.

    It belongs to the thread that made it.
    """

    doc: Doc[XmlFragment]
    root: XmlFragment
    upto: int

    @property
    def body(self) -> dict[str, Json]:
        """What it says, as the canonical JSON of `kernel.text.rich`."""
        return from_fragment(self.root)


def loaded(document: int) -> Loaded:
    """Everything written in the text with this key. Two queries, however long it is."""
    snapshot = Snapshot.objects.filter(document=document).order_by("-upto").first()
    upto = snapshot.upto_id if snapshot is not None else 0
    later = changes_after(document, upto)
    first = read_sum(bytes(snapshot.data)) if snapshot is not None else []
    return Loaded((*first, *(data for _id, data in later)), later[-1][0] if later else upto)


def changes_after(document: int, number: int) -> list[tuple[int, bytes]]:
    """The changes of a text that were committed after one of them, in order, as number and Yjs update."""
    rows = Change.objects.filter(document=document, id__gt=number).order_by("id").values_list("id", "data")
    return [(pk, bytes(data)) for pk, data in rows]


def text_of(document: Document, *, client: int | None = None) -> Text:
    """The text as it stands, ready to be read, or to be written in as the Yjs client `client`. Two queries."""
    found = loaded(document.pk)
    doc: Doc[XmlFragment] = Doc(client_id=client)
    root = doc.get(ROOT, type=XmlFragment)
    Growing(doc).take(found.updates)
    return Text(doc, root, found.upto)


def text_to_write(document: Document) -> Text:
    """The same, to be written in by a client that is new. Hold the text first. Two queries."""
    return text_of(document, client=secrets.randbelow(_CLIENTS))


def body_of(document: Document) -> dict[str, Json]:
    """What a text says now, as the canonical JSON of `kernel.text.rich`. Two queries."""
    return text_of(document).body
