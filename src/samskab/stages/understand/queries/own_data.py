"""What a person has said and answered, for »your data«."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import Row
from samskab.stages.understand.models import Answer, Restating, RestatingAnswer, Wording


def answer_rows(person: Person) -> Sequence[Row]:
    """What they have answered, the last first."""
    theirs = _is(person, "respondent__participation__person")
    rows = Answer.objects.filter(theirs).select_related("statement__arena").order_by("-at", "-pk")
    return [
        {
            "arena": row.statement.arena.title,
            "words": row.statement.words,
            "answer": row.get_value_display(),
            "important": _("Ja") if row.important else "",
            "at": row.at,
        }
        for row in rows
    ]


def said_rows(person: Person) -> Sequence[Row]:
    """What they have written: statements with each wording, what they think others mean, and their word on that."""
    wordings = Wording.objects.filter(_is(person, "by__person")).select_related("statement__arena")
    tries = Restating.objects.filter(_is(person, "by__person")).select_related("statement__arena")
    words = RestatingAnswer.objects.filter(_is(person, "by__person")).select_related("restating__statement__arena")
    rows: list[Row] = [
        *(_row(each.statement.arena.title, _("Udsagn"), each.words, each.at) for each in wordings),
        *(_row(each.statement.arena.title, _("Har jeg forstået dig?"), each.words, each.at) for each in tries),
        *(
            _row(
                each.restating.statement.arena.title,
                _("Ja, det er det, jeg mener") if each.confirmed else _("Ikke helt"),
                each.words,
                each.at,
            )
            for each in words
        ),
    ]
    return sorted(rows, key=lambda row: str(row["at"]), reverse=True)


def _row(arena: str, kind: str, words: str, at: object) -> Row:
    return {"arena": arena, "kind": kind, "words": words, "at": at}


def _is(person: Person, path: str) -> Q:
    return Q(**{path: person}) | Q(**{f"{path}__claimed_by": person})
