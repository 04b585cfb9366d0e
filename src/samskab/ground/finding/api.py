"""Finding for machines."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from samskab.ground.finding.queries.finding import found
from samskab.ground.finding.schemas import FoundOut
from samskab.kernel.http.operations import Listed, PageNumber, Problem, Words
from samskab.kernel.http.visitor import visitor

router = Router(tags=["search"])

OfKind = Annotated[
    str,
    Query(
        description="Only this kind: `arena`, `statement`, `text` or `frame`; every kind when it is none of them.",
        pattern="^[a-z]{0,12}$",
    ),
]


@router.get("", response={200: Listed[FoundOut], 422: Problem}, auth=None, operation_id="search")
def search(request: HttpRequest, *, words: Words = "", kind: OfKind = "", page: PageNumber = 1) -> dict[str, Any]:
    """What answers some words, the best first, of what the one who asks may see. No words find nothing."""
    shown = found(words, person=visitor(request), kind=kind, page=page).page
    return {"items": shown.rows, "page": shown.number, "pages": shown.count, "total": shown.total}
