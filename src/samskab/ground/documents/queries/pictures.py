"""Pictures in texts: one by its reference, and how many there are."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.models import Document, Picture
from samskab.kernel.refusal import Refusal

APicture = Picture


def picture_of(document: Document, ref: UUID) -> APicture:
    """A picture of a text; raises a `Refusal` with status 404 when there is none such. One query."""
    found = Picture.objects.filter(document=document, ref=ref).first()
    if found is None:
        raise Refusal("unknown_picture", _("Vi kan ikke finde det billede."), status=404)
    return found


def pictures_in(document: Document) -> int:
    """How many pictures a text has had. One query."""
    return Picture.objects.filter(document=document).count()
