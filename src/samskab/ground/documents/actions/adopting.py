"""What follows when everybody has agreed on a version of a text."""

from itertools import pairwise
from uuid import UUID

from django.db import transaction

from samskab.ground.arenas.actions.acts import record_act
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.arenas.rules.taking_part import may_act
from samskab.ground.documents import facts
from samskab.ground.documents.actions.writing import write
from samskab.ground.documents.models import Version, VersionAdopted
from samskab.ground.documents.queries.documents import hold
from samskab.ground.documents.queries.texts import text_to_write
from samskab.ground.documents.queries.versions import amended_from, body_kept
from samskab.ground.people.models import Person
from samskab.kernel.text.rich import carried


def adopt_version(*, version: Version, agreed_in: UUID, by: Person | None) -> VersionAdopted:
    """Let a version be the one that was adopted in a round of consent, within the transaction of that.

    Consequences, in order: it stands so for ever, and the database takes it only from a round that adopted just that
    version; `VersionAdopted` is recorded with its digest. The text itself can be written in as before.
    """
    adopted = VersionAdopted.objects.create(version=version, agreed_in=agreed_in)
    fact = facts.VersionAdopted(
        arena=version.document.arena.ref,
        document=version.document.ref,
        edition=version.number,
        digest=bytes(version.digest),
        agreed_in=agreed_in,
    )
    record_act(fact=fact, arena=version.document.arena, by=by)
    return adopted


@transaction.atomic
def go_on_from(*, version: Version) -> int:
    """Let the text go on from a version that was adopted: what was worded in the round comes into the text itself.

    Consequences: each paragraph that still says what it said as the round opened says what was adopted, in letters
    that are known as theirs who worded it, and everybody who has the text open sees it. What somebody has written since
    is left as they wrote it, and so are the words of one who takes part no more: these are read in the version. It is
    typing, so no fact tells of it, and nobody does it: the house does. The answer is how many changes it took; done
    again it takes none.
    """
    document = version.document
    chain = amended_from(version)
    hold(document.pk)
    changes = 0
    for before, after in pairwise(chain):
        author = participation_of(after.by.person, document.arena)
        if author is None or may_act(arena=document.arena, participation=author) is not True:
            continue
        text = text_to_write(document)
        body = carried(body_kept(before), body_kept(after), text.body)
        changes += write(text=text, body=body, document=document, by=author, words_of=author) > 0
    return changes
