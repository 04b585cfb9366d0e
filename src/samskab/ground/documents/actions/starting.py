"""Starting a shared text."""

from django.db import transaction

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.documents.actions.writing import write
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.facts import DocumentStarted
from samskab.ground.documents.models import Document, Framing
from samskab.ground.documents.models.document import TITLE_LENGTH
from samskab.ground.documents.queries.saying import refuse_cpr_in, tidy_framing
from samskab.ground.documents.queries.texts import text_to_write
from samskab.ground.people.models import Person
from samskab.kernel.canonical import Json
from samskab.kernel.text.clean import clean_line


@transaction.atomic
def start_document(
    *, arena: Arena, kind: Kind, title: str, framing: str = "", body: dict[str, Json] | None = None, by: Person
) -> Document:
    """Start a text that everybody who takes part in the arena writes.

    Consequences, in order: it has the next number in the arena; `framing` stands beside it as how the starter sees
    it; it says `body`, in the form of `kernel.text.rich`, when that is given; `DocumentStarted` is recorded.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    last = Document.objects.filter(arena=room).order_by("-number").values_list("number", flat=True).first() or 0
    document = Document.objects.create(
        arena=room,
        kind=kind,
        title=clean_line(title, longest=TITLE_LENGTH, field="title"),
        number=last + 1,
        started_by=participation,
    )
    if framing:
        Framing.objects.create(document=document, words=tidy_framing(framing), by=participation)
    if body is not None:
        refuse_cpr_in(body)
        text = text_to_write(document)
        write(text=text, body=body, document=document, by=participation, words_of=participation)
    record_act(
        fact=DocumentStarted(arena=room.ref, document=document.ref, text_kind=kind, number=document.number),
        arena=room,
        by=by,
        participation=participation,
    )
    return document
