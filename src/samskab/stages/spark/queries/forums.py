"""Forums outside: the list, and the guarded door to one's own."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.search import ALIKE, LONGEST, SharedNgrams
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.ngrams import ngrams
from samskab.stages.spark.models import ExternalForum, ForumTheme
from samskab.stages.spark.queries.pieces import array_of, forums_with


def forums() -> QuerySet[ExternalForum]:
    """Every forum that is on the list, the last told first, with its themes at hand."""
    themes = Prefetch("forum_themes", ForumTheme.objects.select_related("theme"))
    standing = ExternalForum.objects.filter(removed_at__isnull=True).select_related("registered_by")
    return standing.prefetch_related(themes).order_by("-registered_at", "-id")


def forums_found(words: str, *, most: int) -> list[ExternalForum]:
    """Forums that answer a search: the name most like the words first, then those that write them. Two queries.

    The same is asked of a name as of an arena's title.
    """
    asked = words.strip()[:LONGEST]
    grams = ngrams(asked)
    if not grams:
        return []
    standing = ExternalForum.objects.filter(removed_at__isnull=True)
    share = SharedNgrams("ngrams", array_of(grams)) / float(len(grams))
    named = forums_with(standing, grams).annotate(share=share).filter(share__gte=ALIKE).order_by("-share", "-pk")
    writing = standing.filter(search=SearchQuery(asked, config="danish", search_type="websearch")).order_by("-pk")
    return list({forum.pk: forum for forum in (*named[:most], *writing[:most])}.values())[:most]


def forum_of(person: Person, ref: UUID) -> ExternalForum:
    """A forum that a person told of; raises a `Refusal` with status 404 when it is not theirs or gone."""
    found = ExternalForum.objects.filter(ref=ref, registered_by=person, removed_at__isnull=True).first()
    if found is None:
        raise Refusal("unknown_forum", _("Vi kan ikke finde det forum blandt dem, du har skrevet op."), status=404)
    return found


def is_on_the_list(address: str) -> bool:
    """Whether somebody has told of the forum at an address."""
    return ExternalForum.objects.filter(address=address, removed_at__isnull=True).exists()


def forums_by_ref(refs: Iterable[UUID]) -> dict[UUID, ExternalForum]:
    """The forums behind some references, in one query; those that are not there are left out."""
    return {forum.ref: forum for forum in ExternalForum.objects.filter(ref__in=set(refs))}
