"""People and organisations for machines."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router

from samskab.ground.people.enums import OrganisationKind, Sector
from samskab.ground.people.queries.organisations import organisation_for, organisations
from samskab.ground.people.queries.people import perspectives_of
from samskab.ground.people.schemas import MeOut, OrganisationOut
from samskab.kernel.http.operations import Listed, PageNumber, Problem, Words, listed
from samskab.kernel.http.visitor import visitor
from samskab.kernel.paging import page as page_of

router = Router(tags=["people"])

Ref = Annotated[UUID, Path(description="The reference of the organisation.")]
Kind = Annotated[OrganisationKind | None, Query(description="Only organisations of this kind.")]
OfSector = Annotated[Sector | None, Query(description="Only organisations of this sector.")]


@router.get("/me", response={200: MeOut, 401: Problem, 422: Problem}, operation_id="show_me")
def me(request: HttpRequest) -> dict[str, Any]:
    """You, as you have chosen to be."""
    person = visitor(request)
    return {
        "ref": person.ref,
        "name": person.name,
        "language": person.language,
        "theme": person.theme,
        "quiet_from": person.quiet_from,
        "quiet_until": person.quiet_until,
        "perspectives": perspectives_of(person),
    }


@router.get(
    "/organisations",
    response={200: Listed[OrganisationOut], 422: Problem},
    auth=None,
    operation_id="list_organisations",
)
def list_organisations(
    request: HttpRequest, words: Words = "", kind: Kind = None, sector: OfSector = None, page: PageNumber = 1
) -> dict[str, Any]:
    """The organisations that take part, in Danish order; the best match first when `words` are given."""
    return listed(page_of(organisations(words=words, kind=kind, sector=sector), page))


@router.get(
    "/organisations/{uuid:ref}",
    response={200: OrganisationOut, 404: Problem, 422: Problem},
    auth=None,
    operation_id="show_organisation",
)
def show_organisation(request: HttpRequest, ref: Ref) -> Any:
    """One organisation."""
    return organisation_for(visitor(request), ref)
