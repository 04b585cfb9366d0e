"""What a person has written in shared texts and beside them, for »your data«."""

from collections.abc import Sequence

from django.db.models import Count, Max

from samskab.ground.documents.models import Change, Framing, Remark, RemarkAnswer, Suggestion
from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import Row


def written_rows(person: Person) -> Sequence[Row]:
    """The texts they wrote in, how often something of it was stored, and when last. One query."""
    rows = Change.objects.filter(by__person=person).values("document__arena__title", "document__title")
    return [
        {
            "arena": row["document__arena__title"],
            "text": row["document__title"],
            "changes": row["changes"],
            "last": row["last"],
        }
        for row in rows.annotate(changes=Count("id"), last=Max("at")).order_by("last")
    ]


def beside_rows(person: Person) -> Sequence[Row]:
    """How they said they see it, their remarks and answers, and why they suggested something. Four queries."""
    answers = RemarkAnswer.objects.filter(by__person=person).select_related("remark__document__arena")
    said = [(row.at, row.remark.document, row.words) for row in answers]
    said += [
        (row.at, row.document, words)
        for rows, field in ((Framing.objects, "words"), (Remark.objects, "words"), (Suggestion.objects, "why"))
        for row in rows.filter(by__person=person).select_related("document__arena")
        if (words := getattr(row, field))
    ]
    return [
        {"arena": document.arena.title, "text": document.title, "words": words, "at": at}
        for at, document, words in sorted(said, key=lambda one: one[0])
    ]
