"""A text that three people write, and a round in which they are to agree on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from samskab.ground.arenas.models import Arena
from samskab.ground.consent import actions
from samskab.ground.consent.bridge.checks import findings_in
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Ending, Proposal
from samskab.ground.consent.queries.proposals import proposal_by_ref
from samskab.ground.documents import actions as documents
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document, Version, VersionAdopted
from samskab.ground.documents.queries.origins import Paragraph, origins_of
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.journal.models import Chain
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import plain
from tests.factories import a_participant, a_person, an_arena

FIRST, SECOND = "Vandet kommer hvert år.", "Ingen ved, hvem der ringer."


def paragraph(words: str, ident: str) -> dict[str, Json]:
    return {"type": "paragraph", "attrs": {"id": ident}, "content": [{"type": "text", "text": words}]}


@dataclass
class Agreeing:
    """A text that three people write, and a round about its first version."""

    document: Document
    first: Version
    anne: Person
    karl: Person
    ida: Person
    proposal: Proposal

    def now(self) -> Proposal:
        return proposal_by_ref(self.proposal.ref)

    def amend(self, text: str, *, harm: str = "De døve hører ingen telefon.") -> None:
        """Ida objects, Karl words it, Ida says yes, and Anne puts it forward."""
        objection = actions.raise_objection(proposal=self.now(), harm=harm, opening="Bank på.", by=self.ida)
        draft = actions.offer_amendment(proposal=self.now(), text=text, meets=[objection], by=self.karl)
        actions.accept_amendment(objection=objection, amendment=draft, words="Ja.", by=self.ida)
        actions.put_forward(proposal=self.now(), amendment=draft, by=self.anne)

    def answer(self) -> None:
        """Everybody consents."""
        for person in (self.anne, self.karl, self.ida):
            actions.give_answer(proposal=self.now(), answer=Answer.CONSENT, by=person)

    def adopt(self) -> Ending:
        """The same, and the round ends."""
        self.answer()
        return actions.close_round(proposal=self.now(), by=self.anne)

    def go_on(self) -> int:
        adopted = VersionAdopted.objects.latest("id")
        return documents.go_on_from(version=adopted.version)

    def paragraphs(self) -> Sequence[Paragraph]:
        return origins_of(self.document, body_of(self.document), participation=None).paragraphs

    def says(self) -> str:
        return plain(body_of(self.document))

    def findings(self) -> tuple[object, ...]:
        return findings_in(Chain.objects.get(ref=str(self.document.arena.ref)))


def a_round(kind: Kind = Kind.PROBLEM) -> Agreeing:
    anne, karl, ida = a_person("Anne Ager"), a_person("Karl Krog"), a_person("Ida Is")
    arena = an_arena(by=anne)
    a_participant(arena, by=karl, perspective=Perspective.ADMINISTRATOR)
    a_participant(arena, by=ida, perspective=Perspective.ASSOCIATION)
    document, first = a_text(arena, kind=kind, by=anne)
    proposal = actions.ask_about_version(version=first, title="Vandet", by=anne)
    return Agreeing(document, first, anne, karl, ida, proposal)


def a_text(arena: Arena, *, kind: Kind, by: Person) -> tuple[Document, Version]:
    """A text of two paragraphs, and its first version."""
    body: dict[str, Json] = {"type": "doc", "content": [paragraph(FIRST, "block001"), paragraph(SECOND, "block002")]}
    document = documents.start_document(arena=arena, kind=kind, title="Vandet", body=body, by=by)
    return document, documents.keep_version(document=document, name="Til vedtagelse", by=by)


def agree_on_the_problem(arena: Arena, *people: Person) -> None:
    """These, who are all that take part, say what their problem is, and adopt it."""
    _text, version = a_text(arena, kind=Kind.PROBLEM, by=people[0])
    proposal = actions.ask_about_version(version=version, title="Vandet", by=people[0])
    for person in people:
        actions.give_answer(proposal=proposal_by_ref(proposal.ref), answer=Answer.CONSENT, by=person)
    actions.close_round(proposal=proposal_by_ref(proposal.ref), by=people[0])
