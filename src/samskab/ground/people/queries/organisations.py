"""Organisations: the list, the search and the guarded door."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery
from django.db.models import CharField, Exists, FloatField, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.enums import OrganisationKind, Sector
from samskab.ground.people.models import Organisation, Person, Representation
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.ngrams import ngrams

ALIKE = 0.25  # the share of the searched n-grams that a name must hold: one wrong letter in six leaves this many
_LONGEST_SEARCH = 100


class SharedNgrams(Func):
    """How many n-grams two arrays share."""

    template = "cardinality(ARRAY(SELECT unnest(%(expressions)s)))"
    arg_joiner = ") INTERSECT SELECT unnest("
    output_field = FloatField()


def organisations(
    *, words: str = "", kind: OrganisationKind | None = None, sector: Sector | None = None
) -> QuerySet[Organisation]:
    """The organisations whose own address has said yes, in Danish order, or best match first when searched.

    `words` finds whole words in all their Danish forms, and names that share at least `ALIKE` of its n-grams,
    so that misspelt and compound words are found too.
    """
    rows = Organisation.objects.filter(confirmed_at__isnull=False)
    if kind is not None:
        rows = rows.filter(kind=kind)
    if sector is not None:
        rows = rows.filter(kind__in=OrganisationKind.of_sector(sector))
    asked = words.strip()[:_LONGEST_SEARCH]
    if not asked:
        return rows.order_by("sort_key", "id")
    grams = ngrams(asked)
    if not grams:
        return rows.none()
    shared = SharedNgrams("ngrams", Cast(Value(grams), ArrayField(CharField(max_length=8))))
    in_words = Q(search=SearchQuery(asked, config="danish", search_type="websearch"))
    return (
        rows.filter(in_words | Q(ngrams__overlap=grams))
        .annotate(share=shared / float(len(grams)))
        .filter(in_words | Q(share__gte=ALIKE))
        .order_by("-share", "sort_key", "id")
    )


def organisation_for(person: Person | None, ref: UUID) -> Organisation:
    """The guarded door to an organisation.

    Anyone may see one whose own address has said yes; before that, only those who asked to speak for it.
    Raises a `Refusal` with status 404 to everybody else.
    """
    seen = Q(confirmed_at__isnull=False)
    if person is not None:
        mine = Representation.objects.filter(organisation=OuterRef("pk"), person=person, ended_at__isnull=True)
        seen |= Q(Exists(mine))
    found = Organisation.objects.filter(seen, ref=ref).first()
    if found is None:
        raise Refusal("unknown_organisation", _("Vi kan ikke finde den organisation."), status=404)
    return found
