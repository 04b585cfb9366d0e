"""Statements for machines."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.kernel.http.operations import Listed, PageNumber, Problem
from samskab.kernel.paging import page as page_of
from samskab.stages.understand.bridge.open_data import given
from samskab.stages.understand.queries.open_data import statement_given, statements_given
from samskab.stages.understand.schemas import StatementOut

router = Router(tags=["statements"])

Slug = Annotated[str, Path(description="The arena's part of the address.", max_length=80)]
Number = Annotated[int, Path(description="The number of the statement in its arena.", ge=1, le=1_000_000)]


@router.get(
    "/{slug:slug}/statements",
    response={200: Listed[StatementOut], 404: Problem, 422: Problem},
    auth=None,
    operation_id="list_statements",
)
def list_statements(request: HttpRequest, slug: Slug, *, page: PageNumber = 1) -> dict[str, Any]:
    """The statements of an arena in the order they came. Nobody can be told from their answers."""
    arena = arena_at(slug)
    shown = page_of(statements_given(arena), page)
    return {"items": given(arena, shown), "page": shown.number, "pages": shown.count, "total": shown.total}


@router.get(
    "/{slug:slug}/statements/{int:number}",
    response={200: StatementOut, 404: Problem, 422: Problem},
    auth=None,
    operation_id="show_statement",
)
def show_statement(request: HttpRequest, slug: Slug, number: Number) -> Any:
    """One statement."""
    arena = arena_at(slug)
    return given(arena, [statement_given(arena, number)])[0]
