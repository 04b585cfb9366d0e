"""Taking a statement into the shared text: its words become a paragraph, which says where it came from (M28, M89)."""

from django.db import transaction

from samskab.ground.documents.actions import add_block, name_source
from samskab.ground.documents.models import Document
from samskab.ground.documents.queries.blocks import new_block_id
from samskab.ground.people.models import Person
from samskab.kernel.refusal import require
from samskab.stages.understand.models import Statement
from samskab.stages.understand.queries.beside import STATEMENT, is_in_text
from samskab.stages.understand.rules import may_take


@transaction.atomic
def take_into_text(*, statement: Statement, document: Document, by: Person) -> None:
    """Let a shared text say what a statement says, as its last paragraph, to be written on from there.

    Consequences: whoever has the text open sees it; the text shows that it came from the statement, for good. It is
    part of writing, so no fact tells of it. A statement that the text has taken in already is not taken in twice.
    """
    require(may_take(statement=statement, document=document))
    if is_in_text(statement, document):
        return
    block = new_block_id()
    words = {"type": "paragraph", "attrs": {"id": block}, "content": [{"type": "text", "text": statement.words}]}
    add_block(document=document, block=words, by=by)
    name_source(document=document, kind=STATEMENT, origin=statement.ref, block=block, by=by)
