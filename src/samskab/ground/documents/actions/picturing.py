"""Bringing a picture to a text."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.documents.actions.replacing import add_block
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


@transaction.atomic
def add_picture(
    *, document: Document, picture: pictures.Picture, alt: str, address: Callable[[UUID], str], by: Person
) -> Picture:
    """Keep a picture and put it last in the text: both or neither. `address` tells where the picture of a ref is shown.

    Consequences and refusals: as those of `bring_picture` and `add_block`.
    """
    kept = bring_picture(document=document, picture=picture, by=by)
    block = {"type": "image", "attrs": {"src": address(kept.ref), "alt": alt}}
    add_block(document=document, block=block, by=by)
    return kept
