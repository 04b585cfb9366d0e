"""The kinds of things that can be found: each app registers its own, and keeps their rows by a view and triggers."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

Address = Callable[[str, UUID], str]


@dataclass(frozen=True)
class Kind:
    """A kind: its key, what one and many are called, its icon, and the address of one by its arena's slug and its ref.

    The database has a view `finding_<key>` with the columns `ref, arena_id, part, title, words, at`, which says what
    there is to find, and triggers that call `finding_keep('<key>', refs)` when that changes.
    """

    key: str
    one: str | Promise
    many: str | Promise
    icon: str
    address: Address
    order: int


_kinds: dict[str, Kind] = {}


def add_kind(kind: Kind) -> None:
    """Let a kind of things be found; apps do this in their `manifest`. A kind can be taken only once."""
    if kind.key in _kinds:
        raise ValueError(f"two apps let »{kind.key}« be found")
    _kinds[kind.key] = kind


def kinds() -> list[Kind]:
    """Every kind, in the order they are offered."""
    return sorted(_kinds.values(), key=lambda kind: kind.order)


def kind_of(key: str) -> Kind:
    """The kind with this key; a row of the database always has one."""
    return _kinds[key]


def known_kind(key: str) -> str:
    """The key, where there is such a kind; else nothing, which is all of them."""
    return key if key in _kinds else ""
