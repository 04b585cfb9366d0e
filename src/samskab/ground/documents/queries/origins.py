"""What each paragraph of a text came from: named by those who wrote, taken in, or agreed on in rounds (M28)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.documents.models import Document, Version
from samskab.ground.documents.queries.agreed import adopted_versions, amendments_among
from samskab.ground.documents.queries.sources import Lineage, Origin, lineage_of
from samskab.ground.documents.queries.versions import amended_from, body_kept
from samskab.kernel.text.rich import Block, Doc, Fate, blocks, compare

AMENDMENT = _("Ændring i en runde")


@dataclass(frozen=True)
class From:
    """One thing that a paragraph came from: what kind of thing it is, and where it stands."""

    label: str
    origin: Origin


@dataclass(frozen=True)
class Paragraph:
    """One block of a text as it stands, and everything it came from, in the order that it did."""

    block: Block
    origins: Sequence[From] = field(default_factory=list)


@dataclass(frozen=True)
class Origins:
    """A text paragraph by paragraph; `whole` is what fed into whole versions, `gone` what fed into blocks that went."""

    paragraphs: Sequence[Paragraph]
    whole: Sequence[From]
    gone: Sequence[From]


def origins_of(document: Document, body: Doc, *, participation: Participation | None) -> Origins:
    """What each paragraph of a text that says `body` came from, as far as the one who looks may see it.

    An amendment that was adopted is what the paragraphs it changed came from. The queries of `lineage_of`, one for what
    was adopted, two for amendments, and one for each amendment that was adopted.
    """
    found: dict[str, list[From]] = {}
    for each in lineage_of(document, participation=participation):
        found.setdefault(each.source.block, []).append(_from(each))
    for block, origin in _amended(document):
        found.setdefault(block, []).append(From(str(AMENDMENT), origin))
    standing = blocks(body)
    known = {block.id for block in standing}
    return Origins(
        paragraphs=[Paragraph(block, found.get(block.id, [])) for block in standing if block.words],
        whole=found.get("", []),
        gone=[one for block, said in found.items() if block and block not in known for one in said],
    )


def _from(each: Lineage) -> From:
    return From(str(each.kind.label), each.origin)


def _amended(document: Document) -> list[tuple[str, Origin]]:
    """The blocks that adopted amendments touched, the first amendment first."""
    steps: dict[int, tuple[Version, Version]] = {}
    for version in adopted_versions(document):
        chain = amended_from(version)
        steps |= {after.number: (before, after) for before, after in pairwise(chain)}
    told: Mapping[int, Origin] = amendments_among(document, steps) if steps else {}
    return [
        (each.after.id, told[number])
        for number, (before, after) in sorted(steps.items())
        if number in told
        for each in compare(body_kept(before), body_kept(after))
        if each.after is not None and each.fate in (Fate.CHANGED, Fate.ADDED, Fate.RESHAPED)
    ]
