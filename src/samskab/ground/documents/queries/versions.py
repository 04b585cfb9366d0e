"""The kept versions of a text."""

import json
from typing import TypeAlias
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.models import Document, Version
from samskab.kernel.canonical import Json
from samskab.kernel.refusal import Refusal

# A version, for the type hints of those who answer requests and never touch the model itself.
AVersion: TypeAlias = Version


def versions_of(document: Document) -> QuerySet[Version]:
    """Every version of a text, the last one first, with who kept it and what it restores."""
    return document.versions.select_related("by__person__claimed_by", "restores", "amends").order_by("-number")


def version_for(document: Document, number: int) -> Version:
    """The guarded door to one version; raises a `Refusal` with status 404 when the text has none such."""
    found = versions_of(document).filter(number=number).first()
    if found is None:
        raise Refusal("unknown_version", _("Vi kan ikke finde den udgave."), status=404)
    found.document = document
    return found


def version_told(document: UUID, edition: int) -> Version | None:
    """The version that a fact tells of, with its arena at hand; None when there is none such."""
    rows = Version.objects.select_related("document__arena", "by__person", "amends")
    return rows.filter(document__ref=document, number=edition).first()


def last_version(document: Document) -> Version | None:
    """The version of the text itself that was kept last; None when none is. What was worded in a round is none."""
    return versions_of(document).filter(amends=None).first()


def next_number(document: Document) -> int:
    """The number of the version that is kept next. Hold the text first."""
    last = document.versions.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def amended_from(version: Version) -> list[Version]:
    """A version and those it was written on top of in a round, the first of them first. A query for each."""
    chain = [version]
    while chain[0].amends is not None:
        chain.insert(0, chain[0].amends)
    return chain


def body_kept(version: Version) -> dict[str, Json]:
    """What a version says, as the canonical JSON of `kernel.text.rich`."""
    body: dict[str, Json] = json.loads(version.body)
    return body
