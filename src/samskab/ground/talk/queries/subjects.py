"""What can be talked about: each app registers kinds of subjects, and how one of them is found from its reference."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.parts import may_see
from samskab.kernel.refusal import Refusal


@dataclass(frozen=True)
class Found:
    """One thing as its app knows it: what it is called and where it stands, and the part of the arena it is in.

    What is in a part that is closed is talked about behind the same door.
    """

    title: str
    href: str
    part: Part | None = None


Finder = Callable[[Arena, Collection[UUID]], Mapping[UUID, Found]]


@dataclass(frozen=True)
class Kind:
    """A kind of subjects: its name in one word, and who finds them."""

    kind: str
    label: str | Promise
    find: Finder


@dataclass(frozen=True)
class Subject:
    """One thing in an arena that may be talked about."""

    arena: Arena
    kind: Kind
    ref: UUID
    title: str
    href: str
    part: Part | None


ARENA = "arena"
_kinds: dict[str, Kind] = {}


def add_subject(*, kind: str, label: str | Promise, find: Finder) -> None:
    """Let a kind of things be talked about; apps do this in their `manifest`. A kind can be taken only once.

    `find` answers for several references in one query; those that are not in the arena are left out.
    """
    if kind in _kinds:
        raise ValueError(f"two apps let »{kind}« be talked about")
    _kinds[kind] = Kind(kind, label, find)


def subject_for(participation: Participation | None, arena: Arena, kind: str, ref: UUID) -> Subject:
    """The guarded door to what is talked about, for one who takes part or, with none, for one who looks in.

    Raises a `Refusal` with status 404 when there is no such thing in the arena, and 403 when it is in a part that is
    closed to them. One query, and one more for those outside where there is a part.
    """
    subject = subjects(arena, kind, [ref]).get(ref)
    if subject is None:
        raise Refusal("unknown_subject", _("Vi kan ikke finde det, der tales om."), status=404)
    if subject.part is not None and not may_see(subject.part, arena, participation):
        raise Refusal("shut", _("Det er lukket for dem udefra lige nu. De, der er med, kan læse det."))
    return subject


def subjects(arena: Arena, kind: str, refs: Collection[UUID]) -> Mapping[UUID, Subject]:
    """Some things of one kind, by reference; none of a kind that nobody has registered. One query."""
    known = _kinds.get(kind)
    if known is None or not refs:
        return {}
    return {
        ref: Subject(arena, known, ref, found.title, found.href, found.part)
        for ref, found in known.find(arena, refs).items()
    }
