"""Who wrote what: the owner of each Yjs client id, and how much of what stands is from whom."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from samskab.ground.arenas.models import Participation
from samskab.ground.documents.models import Document, Writer
from samskab.ground.documents.queries.texts import text_of
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel.live.updates import letters_by_client


@dataclass(frozen=True)
class Share:
    """How many of the letters that stand one who takes part, or did, has written."""

    participation: Participation
    letters: int


def owners_of(documents: Collection[int], clients: Collection[int]) -> dict[tuple[int, int], int]:
    """Whose these client ids are in each of the texts, by the key of the person; what is nobody's is left out."""
    rows = Writer.objects.filter(document__in=documents, client__in=clients)
    return {
        (document, client): person for document, client, person in rows.values_list("document", "client", "by__person")
    }


def shares_of(document: Document) -> list[Share]:
    """Who wrote what stands in a text, the one with the most letters first. Three queries.

    Nobody can write as another, so the numbers are as true as the rows; what was restored from a version counts for
    the one who restored it.
    """
    letters = letters_by_client(text_of(document).doc.get_update())
    writers = Writer.objects.filter(document=document, client__in=list(letters)).select_related(
        "by__person__claimed_by", "by__organisation"
    )
    found: dict[int, Participation] = {}
    counts: Counter[int] = Counter()
    for writer in writers:
        found[writer.by_id] = writer.by
        counts[writer.by_id] += letters[writer.client]
    return [Share(found[pk], count) for pk, count in counts.most_common() if count]


def letters_by_perspective(shares: Collection[Share]) -> dict[Perspective, int]:
    """The same, added up by the perspective each speaks in, in the order of the vocabulary. No query."""
    counts: Counter[Perspective] = Counter()
    for share in shares:
        counts[Perspective(share.participation.perspective)] += share.letters
    return {perspective: counts[perspective] for perspective in Perspective if counts[perspective]}


def letters_by_sector(shares: Collection[Share]) -> dict[Sector, int]:
    """The same, added up by sector. No query."""
    counts: Counter[Sector] = Counter()
    for perspective, count in letters_by_perspective(shares).items():
        counts[perspective.sector] += count
    return {sector: counts[sector] for sector in Sector if counts[sector]}
