"""Arenas for machines."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from samskab.ground.arenas.enums import PLACES, Liveliness, Order, Step
from samskab.ground.arenas.queries.lists import Wanted, arenas_wanted
from samskab.ground.arenas.queries.looking import meet
from samskab.ground.arenas.queries.rooms import stands
from samskab.ground.arenas.schemas import ArenaOut, WholeArenaOut
from samskab.ground.people.enums import Sector
from samskab.kernel.http.operations import Listed, PageNumber, Problem, Words, listed
from samskab.kernel.http.visitor import visitor
from samskab.kernel.paging import page as page_of

router = Router(tags=["arenas"])

Slug = Annotated[str, Path(description="The arena's part of the address.", max_length=80)]
InPlace = Annotated[
    str,
    Query(description="Only in this municipality or region, by its official code.", pattern="^([0-9]{4})?$"),
]
AtStep = Annotated[Step | None, Query(description="Only those that stand in this step, as their journey shows.")]
Missing = Annotated[Sector | None, Query(description="Only where nobody of this sector takes part.")]
Goes = Annotated[Liveliness | None, Query(description="Only those it goes like this in.")]
Ordered = Annotated[Order, Query(description="In which order; the best match first when `words` are given.")]


@router.get("", response={200: Listed[ArenaOut], 422: Problem}, auth=None, operation_id="list_arenas")
def list_arenas(
    request: HttpRequest,
    *,
    words: Words = "",
    place: InPlace = "",
    step: AtStep = None,
    missing: Missing = None,
    liveliness: Goes = None,
    order: Ordered = Order.TOUCHED,
    page: PageNumber = 1,
) -> dict[str, Any]:
    """The arenas, open to all. No order knows a sector. A place that is not known has none in it."""
    wanted = Wanted(words=words, place=place, step=step, missing=missing, liveliness=liveliness, order=order)
    rows = arenas_wanted(wanted) if not place or place in PLACES else arenas_wanted(Wanted()).none()
    return listed(page_of(rows.annotate(**stands()), page))


@router.get(
    "/{slug:slug}", response={200: WholeArenaOut, 404: Problem, 422: Problem}, auth=None, operation_id="show_arena"
)
def show_arena(request: HttpRequest, slug: Slug) -> Any:
    """One arena, and whether it is samskabelse."""
    return meet(slug, visitor(request)).arena
