"""What a fact is: something that happened, told in references, numbers, times and closed words.

Text cannot be declared in a fact, so a name or a remark can never come into the journal, and erasing
a person never has to touch it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import (
    Any,
    ClassVar,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

from django.utils.functional import Promise

from samskab.kernel.canonical import Json

KIND = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
WORD = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
LARGEST = 2**53 - 1
DIGEST_LENGTH = 32


class Fact:
    """The base of every fact; see `fact` for how one is made.

    `says` is one whole sentence about it. `tells` is the same as the rest of a sentence that begins with the name of
    who acted (»Ruth« »trådte ind«); a fact that nobody is named for leaves it empty.
    """

    kind: ClassVar[str]
    version: ClassVar[int]
    says: ClassVar[str | Promise]
    tells: ClassVar[str | Promise] = ""

    @classmethod
    def upgrade(cls, version: int, body: Mapping[str, Json]) -> Mapping[str, Json]:
        """The body of an older `version` in today's shape. Redefined by a fact that has got a new version."""
        raise FactError(f"{cls.kind} does not say how to read version {version}, which has the fields {sorted(body)}")


@dataclass(frozen=True, kw_only=True)
class UnknownFact:
    """A fact of a kind or version this code does not know: kept as it stands, so that a chain still verifies."""

    kind: str
    version: int
    body: Mapping[str, Json]


class FactError(TypeError):
    """A fact that is declared, or filled in, with something a fact cannot hold."""


AnyFact = TypeVar("AnyFact", bound=Fact)
Listener = Callable[[Any, Any], None]
FACTS: dict[str, type[Fact]] = {}
LISTENERS: dict[str, Listener] = {}
HEARS: dict[str, list[str]] = {}
_HINTS: dict[type[Fact], Mapping[str, Any]] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def fact(kind: str, *, version: int = 1) -> Callable[[type[AnyFact]], type[AnyFact]]:
    """Make a class a fact: a frozen, keyword-only dataclass known by `kind`, as »app.past_tense«.

    Its fields are UUID, int, bool, date, datetime, bytes (the 32 of a SHA-256 digest, and no others), an Enum of
    lower-case words or whole numbers, `None` beside one of these, or a tuple of one of these. `says` holds one plain
    sentence about it.
    """

    def register(cls: type[AnyFact]) -> type[AnyFact]:
        if not KIND.fullmatch(kind):
            raise FactError(f"»{kind}« is not of the form app.past_tense")
        known = FACTS.get(kind)
        if known and (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            raise FactError(f"»{kind}« is already the kind of {known.__qualname__}")
        if not getattr(cls, "says", ""):
            raise FactError(f"{cls.__qualname__} has no sentence in `says`")
        cls.kind, cls.version = kind, version
        made = cast(type[AnyFact], dataclass(frozen=True, kw_only=True)(cls))
        for name, hint in _hints(made).items():
            _check_declared(f"{cls.__qualname__}.{name}", hint)
        FACTS[kind] = made
        return made

    return register


def hears(*kinds: type[Fact]) -> Callable[[Listener], Listener]:
    """Have a function hear every fact of these kinds, once each in effect, after the act is committed.

    It is called with the fact and its entry, in one transaction with the mark that it has heard; on any
    machine, in any order, and again if it fails.
    """

    def register(listener: Listener) -> Listener:
        name = f"{listener.__module__}.{listener.__qualname__}"
        LISTENERS[name] = listener
        for kind in kinds:
            names = HEARS.setdefault(kind.kind, [])
            if name not in names:
                names.append(name)
        return listener

    return register


def listeners_of(kind: str) -> tuple[str, ...]:
    """The names of those that hear facts of this kind."""
    return tuple(HEARS.get(kind, ()))


def encode(said: Fact) -> dict[str, Json]:
    """The body of a fact as JSON. Raises `FactError` when a field holds what it does not declare."""
    cls = type(said)
    if FACTS.get(getattr(cls, "kind", "")) is not cls:
        raise FactError(f"{cls.__qualname__} is not declared with @fact")
    return {
        name: _encoded(f"{cls.__qualname__}.{name}", getattr(said, name), hint) for name, hint in _hints(cls).items()
    }


def known(kind: str, version: int) -> type[Fact] | None:
    """The facts of a kind; None for a kind or version this code does not know."""
    cls = FACTS.get(kind)
    return None if cls is None or version > cls.version else cls


def decode(kind: str, version: int, body: Mapping[str, Json]) -> Fact | UnknownFact:
    """The fact a body tells of, in today's shape if it was written in an older one."""
    cls = known(kind, version)
    if cls is None:
        return UnknownFact(kind=kind, version=version, body=body)
    if version < cls.version:
        body = cls.upgrade(version, body)
    return cls(**{name: _decoded(body.get(name), hint) for name, hint in _hints(cls).items()})


def _hints(cls: type[Fact]) -> Mapping[str, Any]:
    known = _HINTS.get(cls)
    if known is None:
        hints = get_type_hints(cls)
        known = _HINTS[cls] = {name: hint for name, hint in hints.items() if get_origin(hint) is not ClassVar}
    return known


def _split(hint: Any) -> tuple[Any, bool, bool]:
    """A field's type as (one value, may be absent, is a tuple of them)."""
    absent = False
    if get_origin(hint) in (Union, UnionType):
        rest = [part for part in get_args(hint) if part is not NoneType]
        absent = len(rest) < len(get_args(hint))
        hint = rest[0] if len(rest) == 1 else hint
    many = get_origin(hint) is tuple and get_args(hint)[1:] == (Ellipsis,)
    return (get_args(hint)[0] if many else hint), absent, many


def _check_declared(name: str, hint: Any) -> None:
    one, _, _ = _split(hint)
    if one in (UUID, int, bool, date, datetime, bytes):
        return
    if not (isinstance(one, type) and issubclass(one, Enum)):
        raise FactError(f"{name} cannot be {hint}: a fact holds references, numbers, times and closed words")
    for member in one:
        if isinstance(member.value, int) or (isinstance(member.value, str) and WORD.fullmatch(member.value)):
            continue
        raise FactError(f"{name}: »{member.value}« is neither a lower-case word nor a whole number")


def _encoded(name: str, value: Any, hint: Any) -> Json:
    one, absent, many = _split(hint)
    if value is None and absent:
        return None
    if many and isinstance(value, tuple):
        return [_encoded_one(name, item, one) for item in value]
    return _encoded_one(name, value, one)


def _encoded_one(name: str, value: Any, one: type) -> Json:
    if not isinstance(value, one) or (one in (int, date) and type(value) is not one):
        raise FactError(f"{name} is {value!r}, not of type {one.__qualname__}")
    if isinstance(value, Enum):
        return cast(Json, value.value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, bytes):
        if len(value) != DIGEST_LENGTH:
            raise FactError(f"{name} is of {len(value)} bytes, and a digest has {DIGEST_LENGTH}")
        return value.hex()
    if isinstance(value, int) and abs(value) > LARGEST:
        raise FactError(f"{name} is {value}, more than JSON can carry exactly")
    return value if isinstance(value, int) else str(value)


def _decoded(value: Any, hint: Any) -> Any:
    one, _, many = _split(hint)
    if value is None:
        return None
    return tuple(_decoded_one(item, one) for item in value) if many else _decoded_one(value, one)


def _decoded_one(value: Any, one: Any) -> Any:
    if one is datetime:
        return moment_in(value)
    if one is bytes:
        return bytes.fromhex(value)
    return date.fromisoformat(value) if one is date else one(value)


def moment(value: datetime) -> str:
    """A moment in the one form the journal writes: UTC, with microseconds. Raises `FactError` without a time zone."""
    if value.tzinfo is None:
        raise FactError(f"{value} does not know its time zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment_in(text: str) -> datetime:
    """The moment that a text in that form is. Raises ValueError for any other."""
    return datetime.strptime(text, MOMENT).replace(tzinfo=UTC)
