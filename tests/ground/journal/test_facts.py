"""What may be said in a fact, and how it is written and read."""

import string
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, make_dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.ground.journal.facts import FACTS, Fact, FactError, UnknownFact, decode, encode, fact, hears, listeners_of
from samskab.ground.journal.models import Entry
from samskab.kernel.canonical import Json
from tests.support.facts import Colour, EverythingHappened, Size

THING = UUID("0b1f7f3e-6f0a-4b1e-9d27-4f5f0c2a9f11")
NOON = datetime(2026, 6, 5, 12, 0, tzinfo=timezone(timedelta(hours=2)))
EVERYTHING = EverythingHappened(
    thing=THING,
    number=7,
    certain=True,
    day=date(2026, 6, 5),
    moment=NOON,
    colour=Colour.SEA_GREEN,
    size=Size.LARGE,
    digest=bytes.fromhex("0123456789abcdef" * 4),
    colours=(Colour.RED, Colour.RED),
    moments=(NOON,),
)
MOMENTS = st.datetimes(timezones=st.just(UTC))
FACTS_OF_EVERYTHING = st.builds(
    EverythingHappened,
    thing=st.uuids(),
    number=st.integers(-(2**53) + 1, 2**53 - 1),
    certain=st.booleans(),
    day=st.dates(),
    moment=MOMENTS,
    colour=st.sampled_from(Colour),
    size=st.sampled_from(Size),
    digest=st.binary(min_size=32, max_size=32),
    perhaps=st.none() | st.uuids(),
    colours=st.lists(st.sampled_from(Colour), max_size=3).map(tuple),
    moments=st.none() | st.lists(MOMENTS, max_size=3).map(tuple),
)


class Wordy(Enum):
    """Holds what a person may have written."""

    NAME = "Åse Ærø"


def declare(name: str, hint: Any) -> type[Fact]:
    """A fact with one field."""
    made = type("Made", (Fact,), {"__annotations__": {name: hint}, "says": "Noget skete."})
    return fact("tests.made")(made)


def test_a_fact_is_written_in_its_simplest_form() -> None:
    assert encode(EVERYTHING) == {
        "thing": "0b1f7f3e-6f0a-4b1e-9d27-4f5f0c2a9f11",
        "number": 7,
        "certain": True,
        "day": "2026-06-05",
        "moment": "2026-06-05T10:00:00.000000Z",
        "colour": "sea_green",
        "size": 2,
        "digest": "0123456789abcdef" * 4,
        "perhaps": None,
        "colours": ["red", "red"],
        "moments": ["2026-06-05T10:00:00.000000Z"],
    }


@given(FACTS_OF_EVERYTHING)
def test_what_is_written_is_read_again(said: EverythingHappened) -> None:
    assert decode("tests.everything_happened", 1, encode(said)) == said


def test_a_fact_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        EVERYTHING.__setattr__("number", 8)


@pytest.mark.parametrize(
    "hint", [str, str | None, tuple[str, ...], float, dict[str, int], Wordy, UUID | str, bytearray, Any]
)
def test_a_fact_cannot_have_room_for_words(hint: Any) -> None:
    with pytest.raises(FactError, match=r"Made\.field"):
        declare("field", hint)


@pytest.mark.parametrize("kind", ["happened", "Tests.happened", "tests.it happened", "tests.a.b", "tests.happened\n"])
def test_a_kind_is_an_app_and_something_past(kind: str) -> None:
    with pytest.raises(FactError, match=r"app\.past_tense"):
        fact(kind)(type("Made", (Fact,), {"says": "Noget skete."}))


def test_a_kind_has_one_class() -> None:
    with pytest.raises(FactError, match="already the kind of ThingHappened"):
        fact("tests.thing_happened")(type("Made", (Fact,), {"says": "Noget skete."}))


def test_a_fact_says_what_happened() -> None:
    with pytest.raises(FactError, match="no sentence"):
        fact("tests.silent")(type("Made", (Fact,), {}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("thing", "Åse Ærø"),
        ("thing", None),
        ("number", True),
        ("number", "7"),
        ("number", 2**53),
        ("certain", 1),
        ("day", NOON),
        ("moment", date(2026, 6, 5)),
        ("moment", NOON.replace(tzinfo=None)),
        ("colour", "red"),
        ("colour", Size.SMALL),
        ("size", 2),
        ("digest", bytes(31)),
        ("digest", "0" * 64),
        ("colours", [Colour.RED]),
        ("colours", ("Åse Ærø",)),
    ],
)
def test_a_field_holds_what_it_declares(field: str, value: Any) -> None:
    with pytest.raises(FactError):
        encode(replace(EVERYTHING, **{field: value}))


def test_a_class_that_is_no_fact_cannot_be_written() -> None:
    with pytest.raises(FactError, match="not declared with @fact"):
        encode(make_dataclass("Loose", [("name", str)], bases=(Fact,))("Åse Ærø"))


@given(st.text(string.ascii_lowercase, min_size=1), st.integers(1, 9), st.dictionaries(st.text(), st.integers()))
def test_an_unknown_fact_is_kept_as_it_stands(kind: str, version: int, body: dict[str, Json]) -> None:
    assert decode(f"elsewhere.{kind}", version, body) == UnknownFact(
        kind=f"elsewhere.{kind}", version=version, body=body
    )


def test_a_version_from_the_future_is_unknown() -> None:
    assert isinstance(decode("tests.thing_happened", 2, {"thing": str(THING)}), UnknownFact)


@pytest.mark.parametrize(
    ("kind", "version"), [("tests.thing_happened", 1), ("tests.thing_happened", 2), ("elsewhere.thing_happened", 1)]
)
def test_a_sentence_is_told_of_exactly_the_facts_that_can_be_read(kind: str, version: int) -> None:
    entry = Entry(kind=kind, version=version, body={"thing": str(THING)})

    assert (entry.told is None) == isinstance(entry.fact, UnknownFact)
    assert entry.told in (None, type(entry.fact))


def test_an_older_version_is_read_in_todays_shape() -> None:
    @fact("tests.thing_grew", version=3)
    class ThingGrew(Fact):
        says = "Noget voksede."
        thing: UUID
        size: Size

        @classmethod
        def upgrade(cls, version: int, body: Mapping[str, Json]) -> Mapping[str, Json]:
            return {**body, "size": 1 if version == 1 else 2}

    assert decode("tests.thing_grew", 1, {"thing": str(THING)}) == ThingGrew(thing=THING, size=Size.SMALL)
    assert decode("tests.thing_grew", 2, {"thing": str(THING)}) == ThingGrew(thing=THING, size=Size.LARGE)


def test_a_new_version_without_a_way_from_the_old_one_is_told() -> None:
    @fact("tests.thing_shrank", version=2)
    class ThingShrank(Fact):
        says = "Noget skrumpede."
        thing: UUID

    with pytest.raises(FactError, match="does not say how to read version 1"):
        decode(ThingShrank.kind, 1, {"thing": str(THING)})


def test_a_listener_hears_what_it_asked_for_once() -> None:
    @fact("tests.thing_rang")
    class ThingRang(Fact):
        says = "Noget ringede."

    def listen(_fact: ThingRang, _entry: object) -> None:
        """Nothing."""

    hears(ThingRang)(listen)
    hears(ThingRang)(listen)
    assert listeners_of("tests.thing_rang") == (
        f"{__name__}.test_a_listener_hears_what_it_asked_for_once.<locals>.listen",
    )
    assert listeners_of("tests.everything_happened") == ()


def test_every_fact_of_the_house_has_its_apps_name_in_its_kind() -> None:
    ours = [cls for cls in FACTS.values() if cls.__module__.startswith("samskab.")]
    assert ours
    assert [cls for cls in ours if cls.kind.split(".")[0] not in cls.__module__.split(".")] == []
