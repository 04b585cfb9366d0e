"""Texts as files: which one is wanted, whether it is made, and one by its reference."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.enums import Form
from samskab.ground.documents.models import Document, MadeFile
from samskab.kernel.canonical import Json, canonical
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import Doc

AFile = MadeFile


@dataclass(frozen=True)
class Wanted:
    """A file that somebody wants: of which text, what it says and since when, in which form and language."""

    document: Document
    form: Form
    body: Doc
    said_at: datetime
    language: str

    @property
    def digest(self) -> bytes:
        """The SHA-256 of all that is seen in it."""
        seen: Json = [self.body, self.document.title, self.form.value, self.language, settings.ORIGIN]
        return sha256(canonical(seen)).digest()


def file_like(wanted: Wanted) -> AFile | None:
    """The file that somebody wants, if it is made or on its way. One query."""
    return MadeFile.objects.filter(document=wanted.document, form=wanted.form, digest=wanted.digest).first()


def file_of(document: Document, ref: UUID) -> AFile:
    """A file of a text; raises a `Refusal` with status 404 when there is none such, or it is gone. One query."""
    found = MadeFile.objects.filter(document=document, ref=ref).first()
    if found is None:
        raise Refusal("unknown_file", _("Filen er her ikke mere. Bed om den igen fra teksten."), status=404)
    return found
