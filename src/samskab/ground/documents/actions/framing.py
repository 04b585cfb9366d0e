"""Saying how one sees it, beside the text."""

from django.db import transaction

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.documents.facts import FramingSaid
from samskab.ground.documents.models import Document, Framing
from samskab.ground.documents.queries.saying import tidy_framing
from samskab.ground.people.models import Person


@transaction.atomic
def say_framing(*, document: Document, words: str, by: Person) -> Framing:
    """Say how one sees what the text is about.

    Consequences: it stands beside the text, however the text goes on; `FramingSaid` is recorded. The same words by
    the same person again are those that stand.
    """
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    said = tidy_framing(words)
    same = document.framings.filter(by__person=by, words=said).first()
    if same is not None:
        return same
    framing = Framing.objects.create(document=document, words=said, by=participation)
    record_act(
        fact=FramingSaid(arena=room.ref, document=document.ref, framing=framing.ref),
        arena=room,
        by=by,
        participation=participation,
    )
    return framing
