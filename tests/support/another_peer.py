"""A peer that is none of ours: the `y-websocket` client as the npm registry gives it out, in a page of its own.

The one thing done to it is to put its modules in one file. It is the very code whose hash stands in the lock of the
front end: npm has held the package against that hash as it unpacked it, and its one source file is held against its
own hash here, every time.
"""

import json
from hashlib import sha256

from tests.support.browsers import Visitor
from tests.support.bundled import FRONTEND, bundled
from tests.support.typists import PACE

PACKAGE = "node_modules/y-websocket"
VERSION = "3.1.0"
SOURCE = "82a3809200d80bcc0744b0d16980349941fd7db01af39f88b041df7d63b4980f"
ENTRY = """
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
Object.assign(globalThis, { WebsocketProvider, Y });
"""
PLACE = "/healthz"  # an answer of the site, so that its origin is ours, in which there is nothing
COME = """(ref) => {
  globalThis.doc = new Y.Doc();
  globalThis.root = doc.getXmlFragment("text");
  globalThis.provider = new WebsocketProvider(`${location.origin.replace(/^http/, "ws")}/live/documents`, ref, doc);
  globalThis.wordsOf = (element) => element.toArray().map((part) => part.toDelta().map((each) => each.insert).join(""));
  globalThis.said = () => root.toArray().map((element) => wordsOf(element).join(""));
  return new Promise((resolve) => provider.once("sync", resolve));
}"""
TYPE = """([letter, block, pace]) => {
  globalThis.typed = 0;
  const words = root.toArray().find((element) => element.getAttribute("id") === block).get(0);
  globalThis.timer = setInterval(() => {
    words.insert(words.length, letter);
    typed += 1;
  }, pace);
}"""


def source() -> str:
    """The client as one script, once it is seen to be the one in the lock."""
    locks = [FRONTEND / "package-lock.json", FRONTEND / "node_modules" / ".package-lock.json"]
    wanted, unpacked = (json.loads(lock.read_text())["packages"][PACKAGE] for lock in locks)
    assert (unpacked["version"], unpacked["integrity"]) == (VERSION, wanted["integrity"])
    [only] = (FRONTEND / PACKAGE / "src").iterdir()
    assert sha256(only.read_bytes()).hexdigest() == SOURCE
    return bundled(ENTRY)


class AnotherPeer:
    """Somebody who writes in a text by a client of others, in a page that holds nothing of ours."""

    def __init__(self, visitor: Visitor, letter: str, block: str) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.letter = letter
        self.block = block

    def come(self, ref: str) -> None:
        """Have the text before them."""
        self.visitor.open(PLACE)
        self.page.evaluate(source())
        self.page.evaluate(COME, ref)

    def begin(self) -> None:
        """Type until told to stop."""
        self.page.evaluate(TYPE, [self.letter, self.block, PACE])

    def stop(self) -> None:
        """Type no more."""
        self.page.evaluate("clearInterval(timer)")

    def cut(self) -> None:
        """Be without the net."""
        self.visitor.context.set_offline(True)

    def mend(self) -> None:
        """Have the net again."""
        self.visitor.context.set_offline(False)

    @property
    def typed(self) -> int:
        """How many letters they have typed."""
        return int(self.page.evaluate("typed"))

    @property
    def reads(self) -> list[str]:
        """The text as it stands before them, paragraph by paragraph."""
        words: list[str] = self.page.evaluate("said()")
        return words
