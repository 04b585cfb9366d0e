"""What a text came from: each app registers kinds of origins, and how one of them is found from its reference (M28)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.parts import shut_to
from samskab.ground.documents.models import Document, Source
from samskab.ground.people.enums import Perspective
from samskab.kernel.refusal import Refusal


@dataclass(frozen=True)
class Origin:
    """One thing as its app knows it: what it is called, where it stands, who it is from in which perspective, if any.

    `who` is shown only to those who see names. What is in a part of the arena that is closed is shown only to those who
    see that part.
    """

    title: str
    href: str
    perspective: Perspective | None = None
    part: Part | None = None
    who: str = ""


Finder = Callable[[Arena, Collection[UUID]], Mapping[UUID, Origin]]


@dataclass(frozen=True)
class SourceKind:
    """A kind of origins: its name in one word, and who finds them."""

    kind: str
    label: str | Promise
    find: Finder


@dataclass(frozen=True)
class Lineage:
    """That a block, or a version when `block` is empty, came from something."""

    source: Source
    kind: SourceKind
    origin: Origin


_kinds: dict[str, SourceKind] = {}


def add_source_kind(*, kind: str, label: str | Promise, find: Finder) -> None:
    """Let a kind of things be what texts come from; apps do this in their `manifest`. A kind can be taken only once.

    `find` answers for several references in one query; those that are not in the arena are left out.
    """
    if kind in _kinds:
        raise ValueError(f"two apps let »{kind}« be what texts come from")
    _kinds[kind] = SourceKind(kind, label, find)


def origin_for(arena: Arena, kind: str, ref: UUID) -> Origin:
    """What a text may come from; raises a `Refusal` with status 404 when there is no such thing in the arena."""
    known = _kinds.get(kind)
    found = known.find(arena, [ref]).get(ref) if known is not None else None
    if found is None:
        raise Refusal("unknown_source", _("Vi kan ikke finde det, teksten kommer fra."), status=404)
    return found


def lineage_of(document: Document, *, participation: Participation | None = None) -> list[Lineage]:
    """What each block and version came from, in the order it was said, as far as the one who looks may see it.

    One query, one for each kind, and for those outside one for what is closed.
    """
    rows = list(Source.objects.filter(document=document).select_related("version", "by__person__claimed_by"))
    shut = shut_to(participation, document.arena) if rows else frozenset()
    found = {
        (kind, ref): origin
        for kind in dict.fromkeys(row.kind for row in rows)
        if kind in _kinds
        for ref, origin in _kinds[kind].find(document.arena, [row.origin for row in rows if row.kind == kind]).items()
        if origin.part not in shut
    }
    return [
        Lineage(row, _kinds[row.kind], found[row.kind, row.origin]) for row in rows if (row.kind, row.origin) in found
    ]
