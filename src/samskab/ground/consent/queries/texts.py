"""A version of a shared text as what is put forward: how it is found, checked, and told of."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.consent.enums import End
from samskab.ground.consent.models import Amendment, Proposal
from samskab.ground.consent.models import Version as Put
from samskab.ground.consent.models.proposal import TITLE_LENGTH
from samskab.ground.consent.queries.adoptables import Draft
from samskab.ground.consent.queries.adoptions import let_go
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document, Version
from samskab.ground.documents.queries.agreed import Agreed, Asked, Rounds
from samskab.ground.documents.queries.documents import document_at
from samskab.ground.documents.queries.sources import Origin
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.queries.versions import body_kept, version_for
from samskab.ground.people.enums import Perspective
from samskab.kernel.canonical import Json
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import Compared, Fate, compare, is_empty, to_markdown

TEXT, PROBLEM = "consent.text", "consent.problem"
ASK = "consent:propose_text"
LONGEST = 20_000


def kind_for(document: Document) -> str:
    """The kind of a round about a text: what an arena says its problem is stands by itself (G7)."""
    return PROBLEM if document.kind == Kind.PROBLEM else TEXT


def title_for(document: Document) -> str:
    """What a round about a text is called, unless somebody calls it something else."""
    return Truncator(document.title).chars(TITLE_LENGTH)


def words_of(version: Version) -> str:
    """A version as people read and compare it in a round; raises a `Refusal` for what no round can be about."""
    body = body_kept(version)
    if is_empty(body):
        raise Refusal("empty", _("Der står intet i den udgave. Skriv teksten først."), status=409)
    words = to_markdown(body).strip()
    if len(words) > LONGEST:
        raise Refusal("too_long", _("Udgaven er for lang til en runde. Del teksten i to."), "text", 409)
    return words


def words_now(arena: Arena, put: Put) -> str:
    """What the text that a proposal is about says now, as it is written in a form."""
    return to_markdown(body_of(version_in(arena, put.body).document)).strip()


def told_to_the_machine(version: Version) -> dict[str, Any]:
    """Which version is put forward, with the digest of its text."""
    return {
        "document": str(version.document.ref),
        "edition": version.number,
        "digest": bytes(version.digest).hex(),
    }


def version_in(arena: Arena, body: Mapping[str, Any]) -> Version:
    """The version that a proposal is about; raises a `Refusal` when there is none that says just that."""
    try:
        document, edition, digest = UUID(body["document"]), body["edition"], body["digest"]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _unreadable() from None
    if type(edition) is not int:
        raise _unreadable()
    found = version_for(document_at(arena, document), edition)
    if bytes(found.digest).hex() != digest:
        raise _unreadable()
    return found


def a_version(kind: str) -> Callable[[Draft], Draft]:
    """The check of a kind: a version of a text in the arena, whose words are those of the proposal."""

    def check(draft: Draft) -> Draft:
        version = version_in(draft.arena, draft.body)
        document = version.document
        if kind_for(document) != kind or draft.subject not in (None, document.ref):
            raise Refusal("another_text", _("Forslaget er om en anden tekst. Læg et nyt frem om den."), status=400)
        return Draft(draft.arena, draft.title, words_of(version), told_to_the_machine(version), document.ref)

    return check


@dataclass(frozen=True)
class PutText:
    """A version of a text as a round shows it, and what was changed in it, block by block, from the version before."""

    version: Version
    body: Mapping[str, Json]
    changed: tuple[Compared, ...]

    @property
    def digest(self) -> str:
        """The digest of the version, as the journal has it."""
        return bytes(self.version.digest).hex()


def text_put(arena: Arena, put: Put) -> PutText:
    """What a version of a proposal says. Two queries, and one for what it was written on top of."""
    version = version_in(arena, put.body)
    body = body_kept(version)
    before = version.amends if put.number > 1 else None
    compared = compare(body_kept(before), body) if before is not None else ()
    return PutText(version, body, tuple(each for each in compared if each.moved or each.fate != Fate.KEPT))


def rounds_about_text(document: Document) -> Rounds:
    """What the rounds of an arena say of a text. One query."""
    return rounds_about_texts(document.arena, [document])[document.ref]


def rounds_about_texts(arena: Arena, documents: Collection[Document]) -> Mapping[UUID, Rounds]:
    """What the rounds of an arena say of each of these texts, by its reference. One query for them all."""
    last = Put.objects.filter(proposal=OuterRef("pk")).order_by("-number")
    refs = [each.ref for each in documents]
    rows = (
        Proposal.objects.filter(arena=arena, kind__in=(TEXT, PROBLEM), subject__in=refs)
        .select_related("ending__version")
        .annotate(is_let_go=let_go("pk"), of_edition=Subquery(last.values("body__edition")[:1]))
        .order_by("-id")
    )
    found = list(rows)

    def told(ref: UUID) -> Rounds:
        about = [each for each in found if each.subject == ref]
        adopted = sorted(
            (each for each in about if hasattr(each, "ending") and each.ending.end == End.ADOPTED),
            key=lambda each: -each.ending.pk,
        )
        return Rounds(
            agreed=tuple(
                Agreed(
                    edition=each.ending.version.body["edition"],
                    at=each.ending.at,
                    href=reverse("consent:record", args=[arena.slug, each.ref]),
                    stands=place == 0 and not each.is_let_go,
                )
                for place, each in enumerate(adopted)
            ),
            asked=tuple(
                Asked(each.of_edition, reverse("consent:round", args=[arena.slug, each.ref]))
                for each in about
                if not hasattr(each, "ending")
            ),
            ask=ASK,
        )

    return {ref: told(ref) for ref in refs}


def amendments_of_text(document: Document, editions: Collection[int]) -> Mapping[int, Origin]:
    """Which of these versions of a text were written in rounds, by whom and where. Two queries."""
    about = {"proposal__subject": document.ref, "proposal__arena": document.arena, "body__edition__in": list(editions)}
    found: dict[int, Origin] = {}
    for model in (Put, Amendment):
        rows = model.objects.filter(**about).select_related("proposal", "by__person__claimed_by").order_by("-id")
        for row in rows:
            if row.by is not None:
                found[row.body["edition"]] = Origin(
                    row.proposal.title,
                    reverse("consent:versions", args=[document.arena.slug, row.proposal.ref]),
                    Perspective(row.by.perspective),
                    who=row.by.person.display_name,
                )
    return found


def _unreadable() -> Refusal:
    return Refusal("unreadable", _("Vi kan ikke finde den udgave. Vælg den igen."), "body", 400)
