"""An arena with three who write a text together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from pycrdt import Doc, XmlElement, XmlFragment, XmlText
from pytest_django import DjangoDbBlocker

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document
from samskab.ground.documents.queries.texts import ROOT, body_of
from samskab.ground.documents.queries.writing import Stored, Stroke
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import blocks, plain
from tests.factories import a_participant, a_person, an_arena
from tests.support.clusters import Cluster, Database
from tests.support.databases import connected_to
from tests.support.peers import Process, alive


def paragraph(words: str, ident: str = "") -> dict[str, Json]:
    """A block that says something."""
    made: dict[str, Json] = {"type": "paragraph", "content": [{"type": "text", "text": words}]}
    return {**made, "attrs": {"id": ident}} if ident else made


def a_body(*words: str) -> dict[str, Json]:
    """A text of paragraphs, whose ids count from `block001`."""
    return {"type": "doc", "content": [paragraph(each, f"block{at:03}") for at, each in enumerate(words, start=1)]}


def updates_of(client: int, *words: str) -> list[bytes]:
    """What one who writes paragraphs in an empty text sends, an update for each."""
    doc: Doc[XmlFragment] = Doc(client_id=client)
    root = doc.get(ROOT, type=XmlFragment)
    made: list[bytes] = []
    heard = doc.observe(lambda event: made.append(event.update))
    for at, each in enumerate(words, start=1):
        root.children.append(XmlElement("paragraph", {"id": f"block{at:03}"}, [XmlText(each)]))
    doc.unobserve(heard)
    return made


@dataclass(frozen=True)
class Here:
    """The arena, its text, and who writes it."""

    arena: Arena
    document: Document
    anne: Person  # a citizen, who lit the arena and began the text
    karl: Person  # from the municipality
    ida: Person  # from an association

    def of(self, person: Person) -> Participation:
        """Somebody as they take part."""
        found = participation_of(person, self.arena)
        assert found is not None
        return found

    def says(self) -> str:
        """What the text says now."""
        return plain(body_of(self.document))

    def block(self, number: int = 0) -> str:
        """The id of a block."""
        return blocks(body_of(self.document))[number].id

    def writes(self, person: Person, client: int, updates: Sequence[bytes], *, claims: bool = True) -> list[Stored]:
        """Somebody writes."""
        known = frozenset({client}) if claims else frozenset()
        return actions.store_changes(
            by={self.of(person).pk: [Stroke(self.document.pk, update, known) for update in updates]}
        )


@pytest.fixture
def here(db: None) -> Here:
    return a_text()


def a_text(*words: str) -> Here:
    """An arena where three write a text, which says these words, or some."""
    anne, karl, ida = a_person("Anne Ager"), a_person("Karl Krog"), a_person("Ida Iversen")
    arena = an_arena("Naboer mod vandet", by=anne)
    a_participant(arena, by=karl, perspective=Perspective.ADMINISTRATOR)
    a_participant(arena, by=ida, perspective=Perspective.ASSOCIATION)
    document = actions.start_document(
        arena=arena,
        kind=Kind.PROBLEM,
        title="Hvad vi ser",
        framing="Kældrene bliver våde.",
        body=a_body(*(words or ("Vandet kommer hvert år.", "Ingen ved, hvem der ringer."))),
        by=anne,
    )
    return Here(arena, document, anne, karl, ida)


@pytest.fixture
def empty(here: Here) -> Here:
    """The same arena, with a text that nobody has written in."""
    document = actions.start_document(arena=here.arena, kind=Kind.SOLUTION, title="Hvad vi gør", by=here.anne)
    return Here(here.arena, document, here.anne, here.karl, here.ida)


@pytest.fixture(scope="module")
def alone(cluster: Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """A database for a file of tests whose rows are committed, for other processes to see."""
    with cluster.clone() as database, django_db_blocker.unblock(), connected_to(database):
        yield database


@pytest.fixture(scope="module")
def process(alone: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """One process that holds texts open."""
    with alive(alone, tmp_path_factory.mktemp("live")) as process:
        yield process
