"""Bringing a picture to a text."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.documents.models import Document, Picture
from samskab.ground.documents.queries.documents import hold
from samskab.ground.documents.queries.pictures import pictures_in
from samskab.ground.people.models import Person
from samskab.kernel import pictures
from samskab.kernel.refusal import Refusal

MOST = 100  # in one text, for good


@transaction.atomic
def bring_picture(*, document: Document, picture: pictures.Picture, by: Person) -> Picture:
    """Keep a picture for a text. It is typing that puts it there, so no fact tells of it.

    Raises a `Refusal` for one who takes no part, and when the text has had as many as it can have.
    """
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    hold(document.pk)
    if pictures_in(document) >= MOST:
        raise Refusal("too_many_pictures", _("Der er ikke plads til flere billeder i den her tekst."), status=409)
    return Picture.objects.create(
        document=document, data=picture.data, width=picture.width, height=picture.height, by=participation
    )
