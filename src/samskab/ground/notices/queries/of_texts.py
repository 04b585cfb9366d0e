"""What is told of shared texts: that somebody answered a remark in the margin."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samskab.ground.documents.facts import RemarkAnswered
from samskab.ground.documents.models import RemarkAnswer
from samskab.ground.notices.queries.occasions import Due, Word
from samskab.ground.notices.queries.sight import sight_of
from samskab.ground.people.models import Person

_WORDS_SHOWN = 40


def whose_remark_is_answered(fact: RemarkAnswered) -> Iterator[Due]:
    """The one who made the remark, unless they answered it themself."""
    answer = RemarkAnswer.objects.select_related("remark__by", "by").get(ref=fact.remark_answer)
    if answer.remark.by.person_id != answer.by.person_id:
        yield Due(answer.remark.by.person_id, answer.ref)


def tell_what_was_answered(person: Person, answers: Collection[UUID]) -> Mapping[UUID, Word]:
    """The answers as they stand. Three queries."""
    rows = RemarkAnswer.objects.filter(ref__in=answers).select_related(
        "by__person__claimed_by", "remark__document__arena"
    )
    found = list(rows)
    sights = sight_of(person, [each.remark.document.arena for each in found])
    words: dict[UUID, Word] = {}
    for each in found:
        document = each.remark.document
        names = {
            "name": sights[document.arena_id].name_of(each.by),
            "text": document.title,
            "arena": document.arena.title,
        }
        words[each.ref] = Word(
            title=_("%(name)s svarer på din bemærkning") % names,
            happened=_("Bemærkningen står ved teksten »%(text)s« i »%(arena)s«.") % names,
            quoted=Truncator(each.words).words(_WORDS_SHOWN),
            href=reverse("documents:text", args=[document.arena.slug, document.ref]),
            button=_("Læs det i teksten"),
            why=_("Du får det, fordi du skrev bemærkningen."),
            seen_by=_("Alle kan læse det."),
        )
    return words
