"""The kept versions of a text."""

import json
from typing import TypeAlias

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.models import Document, Version
from samskab.kernel.canonical import Json
from samskab.kernel.refusal import Refusal

# A version, for the type hints of those who answer requests and never touch the model itself.
AVersion: TypeAlias = Version


def versions_of(document: Document) -> QuerySet[Version]:
    """Every version of a text, the last one first, with who kept it and what it restores."""
    return document.versions.select_related("by__person__claimed_by", "restores").order_by("-number")


def version_for(document: Document, number: int) -> Version:
    """The guarded door to one version; raises a `Refusal` with status 404 when the text has none such."""
    found = versions_of(document).filter(number=number).first()
    if found is None:
        raise Refusal("unknown_version", _("Vi kan ikke finde den udgave."), status=404)
    found.document = document
    return found


def last_version(document: Document) -> Version | None:
    """The version that was kept last; None when none is."""
    return versions_of(document).first()


def body_kept(version: Version) -> dict[str, Json]:
    """What a version says, as the canonical JSON of `kernel.text.rich`."""
    body: dict[str, Json] = json.loads(version.body)
    return body
