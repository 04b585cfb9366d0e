"""What an arena has not become one about: what was laid aside, and every objection that is open (G14)."""

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.unresolved import Unresolved
from samskab.ground.consent.enums import End
from samskab.ground.consent.models import Objection, Wording
from samskab.ground.consent.queries.adoptions import parked_in
from samskab.ground.consent.queries.objections import still_open


def laid_aside(arena: Arena) -> list[Unresolved]:
    """What was laid aside, with what we could not become one about. One query."""
    return [Unresolved(each.proposal.title, each.unresolved) for each in parked_in(arena)]


def objections_open(arena: Arena) -> list[Unresolved]:
    """The objections that are open in rounds that go on, and those that a trial carries on its face. One query.

    Each is told in the words that its author stands by.
    """
    taken = Wording.objects.filter(objection=OuterRef("pk"), taken__isnull=False).order_by("-taken__id")
    rows = still_open(Objection.objects.filter(proposal__arena=arena)).filter(
        Q(proposal__ending__isnull=True) | Q(proposal__ending__end=End.TRIALS)
    )
    told = rows.annotate(
        harm_now=Coalesce(Subquery(taken.values("harm")[:1]), "harm"),
        opening_now=Coalesce(Subquery(taken.values("opening")[:1]), "opening"),
        end=F("proposal__ending__end"),
    ).order_by("id")
    return [
        Unresolved(_about(title, end), f"{harm}\n{opening}")
        for title, end, harm, opening in told.values_list("proposal__title", "end", "harm_now", "opening_now")
    ]


def _about(title: str, end: str | None) -> str:
    return str(_("%(title)s (bliver prøvet)") % {"title": title}) if end == End.TRIALS else title
