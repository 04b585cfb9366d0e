"""The journal for machines: every chain, open to anyone, so that anyone may verify it."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from samskab.ground.journal import queries
from samskab.ground.journal.schemas import ChainOut, EntriesOut
from samskab.kernel.http.operations import Listed, PageNumber, Problem, listed
from samskab.kernel.http.visitor import visitor
from samskab.kernel.paging import page as page_of

router = Router(tags=["journal"], auth=None)

Ref = Annotated[
    str, Path(pattern="^(movement|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$", description="`movement`, or an arena.")
]
After = Annotated[int, Query(ge=0, le=2**53 - 1, description="The sequence to go on after; 0 for the start.")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many entries at most.")]


@router.get("/chains", response={200: Listed[ChainOut], 422: Problem}, operation_id="list_chains")
def chains(request: HttpRequest, page: PageNumber = 1) -> dict[str, Any]:
    """The chains of the journal, each with its length and its head."""
    return listed(page_of(queries.chains(visitor(request)), page))


@router.get("/chains/{ref}", response={200: ChainOut, 404: Problem, 422: Problem}, operation_id="show_chain")
def chain(request: HttpRequest, ref: Ref) -> Any:
    """One chain. Keep its head: a chain that later has another past cannot have the same one."""
    return queries.chain_for(visitor(request), ref)


@router.get(
    "/chains/{ref}/entries", response={200: EntriesOut, 404: Problem, 422: Problem}, operation_id="list_entries"
)
def entries(request: HttpRequest, ref: Ref, after: After = 0, limit: Limit = 100) -> dict[str, Any]:
    """The entries of a chain from a place on, in order; what is read once never changes."""
    found = queries.entries(queries.chain_for(visitor(request), ref)).filter(sequence__gt=after)[: limit + 1]
    items = [entry.link for entry in found]
    more = len(items) > limit
    return {"items": items[:limit], "next": items[limit - 1]["sequence"] if more else None}
