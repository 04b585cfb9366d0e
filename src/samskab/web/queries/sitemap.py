"""The addresses a search engine may look at, in parts: pages, arenas that have not ended, organisations."""

from collections.abc import Callable
from math import ceil
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from samskab.ground.arenas.queries.arenas import arenas_not_ended
from samskab.ground.people.queries.organisations import organisations

PAGES = ("web:front", "web:cocreation", "web:about", "arenas:list", "people:organisations", "journal:chains")
# The standard allows fifty thousand in a file; fewer are answered faster.
IN_A_PART = 10_000


def parts() -> list[str]:
    """The names of all parts. Two queries."""
    numbered = [
        f"{kind}-{number}"
        for kind, (rows, _) in _rows().items()
        for number in range(1, ceil(rows.count() / IN_A_PART) + 1)
    ]
    return ["pages", *numbered]


def addresses(part: str) -> list[str]:
    """The full addresses in a part, those that came first foremost; none when there is no such part. One query."""
    if part == "pages":
        return [settings.ORIGIN + reverse(name) for name in PAGES]
    kind, _, number = part.rpartition("-")
    if kind not in _rows() or not number.isdecimal() or not 0 < len(number) < 6:
        return []
    rows, address = _rows()[kind]
    start = (max(1, int(number)) - 1) * IN_A_PART
    return [address(value) for value in rows[start : start + IN_A_PART]]


def _rows() -> dict[str, tuple[QuerySet[Any, Any], Callable[[object], str]]]:
    """Each kind's rows as what tells them apart in an address, and the address."""
    return {
        "arenas": (arenas_not_ended().order_by("id").values_list("slug", flat=True), _with("web:arena", "-")),
        "organisations": (
            organisations().order_by("id").values_list("ref", flat=True),
            _with("people:organisation", "00000000-0000-0000-0000-000000000000"),
        ),
    }


def _with(name: str, sample: str) -> Callable[[object], str]:
    # An address is looked up once, not ten thousand times.
    before, _, after = reverse(name, args=[sample]).rpartition(sample)
    return lambda value: f"{settings.ORIGIN}{before}{value}{after}"
