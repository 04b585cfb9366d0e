"""What all API operations share: how a page of a list looks, and how an error does."""

from typing import Annotated, Any, Generic, TypeVar

from django.db.models import Model
from ninja import Query, Schema
from pydantic import Field

from samskab.kernel.paging import Page

Item = TypeVar("Item")


PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Which page, from 1; past the end is the last page.")]
Words = Annotated[
    str, Query(max_length=100, pattern="^[^\\x00-\\x1f]*$", description="What to look for, at most 100 characters.")
]


class Problem(Schema):
    """An error by RFC 9457, told to a program by `code` and to a person by `detail`."""

    type: str = Field(description="`about:blank`: the status says what kind of problem it is.")
    title: str = Field(description="The status in its standard words.")
    status: int = Field(description="The HTTP status.")
    code: str = Field(description="What went wrong, in a word that stays the same.")
    detail: str | None = Field(None, description="What went wrong and what to do, in plain words.")
    errors: list[dict[str, Any]] | None = Field(None, description="Each input that could not be understood.")


class Listed(Schema, Generic[Item]):
    """One page of a list."""

    items: list[Item] = Field(description="The rows of this page.")
    page: int = Field(description="The number of this page, from 1.")
    pages: int = Field(description="How many pages there are.")
    total: int = Field(description="How many rows the whole list has.")


def listed(page: Page[Model]) -> dict[str, Any]:
    """A page of rows in the shape of `Listed`."""
    return {"items": page.rows, "page": page.number, "pages": page.count, "total": page.total}
