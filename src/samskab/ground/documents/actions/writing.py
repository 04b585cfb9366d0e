"""Writing in a text from a page, for the actions here and within theirs: the whole new text goes in, as one change."""

from samskab.ground.arenas.models import Participation
from samskab.ground.documents.actions.storing import store_changes
from samskab.ground.documents.models import Document, Writer
from samskab.ground.documents.queries.texts import Text
from samskab.ground.documents.queries.writing import Stroke
from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import to_fragment


def write(*, text: Text, body: dict[str, Json], document: Document, by: Participation, words_of: Participation) -> int:
    """Let the text say `body`, leaving alone the blocks that do, and answer with the number of the change; 0 for none.

    `by` is who does it, and the letters are known as those of `words_of`.
    """
    updates: list[bytes] = []
    heard = text.doc.observe(lambda event: updates.append(event.update))
    to_fragment(body, text.root)
    text.doc.unobserve(heard)
    if not updates:
        return 0
    if words_of.pk != by.pk:
        Writer.objects.create(document=document, client=text.doc.client_id, by=words_of)
        claims: frozenset[int] = frozenset()
    else:
        claims = frozenset({text.doc.client_id})
    [*_before, last] = store_changes(by={by.pk: [Stroke(document.pk, update, claims) for update in updates]})
    return last.change
