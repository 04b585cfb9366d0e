"""What an arena sees at a glance of the answers that bodies outside owe it, and what it asks for because of them."""

from collections.abc import Iterable, Mapping

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.expressions import BaseExpression
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.evidence import Evidence, Holds
from samskab.ground.arenas.queries.glimpses import glimpse_of, is_glimpsed
from samskab.ground.arenas.queries.needs import Looker, Need
from samskab.ground.consent.models import Handover, Recommendation
from samskab.ground.people.enums import OrganisationKind, Sector
from samskab.ground.people.queries.speaking import standing
from samskab.kernel import often

_PUBLIC = OrganisationKind.of_sector(Sector.PUBLIC)


def answers_owed() -> Mapping[str, BaseExpression]:
    """Who speaks for a body that owes an answer, whether one is late, and what public bodies were given on."""
    waiting = Recommendation.objects.filter(handover__ending__proposal__arena=OuterRef("pk"), reply__isnull=True)
    late = waiting.filter(handover__due_at__lt=often.now())
    of_public = Handover.objects.filter(ending__proposal__arena=OuterRef("pk"), organisation__kind__in=_PUBLIC)
    speaking = standing().filter(organisation__handovers__ending__proposal__arena=OuterRef("pk")).order_by()
    speaking = speaking.filter(
        Exists(
            Recommendation.objects.filter(
                handover__organisation=OuterRef("organisation"),
                handover__ending__proposal__arena=OuterRef(OuterRef("pk")),
                reply__isnull=True,
            )
        )
    )
    return {
        "consent_replies_owed_by": ArraySubquery(speaking.values("person").distinct()),
        "consent_reply_late": Exists(late),
        "consent_handed_to_public": Exists(of_public),
        "consent_public_reply_late": Exists(late.filter(handover__organisation__kind__in=_PUBLIC)),
    }


def answer_or_remind(arena: Arena, looker: Looker) -> Iterable[Need]:
    """One who speaks for the body is asked to answer; everybody else who takes part sees that an answer is late."""
    if not is_glimpsed(arena):
        return
    href = reverse("consent:handed_over", args=[arena.slug])
    if looker.person is not None and looker.person.pk in glimpse_of(arena, "consent_replies_owed_by"):
        yield Need(
            code="consent.reply",
            rank=4,
            icon="scroll-text",
            title=_("Svar på det, I har fået givet videre"),
            why=_("Arenaen anbefaler noget til den organisation, du taler for. I skylder et svar med grunde."),
            href=href,
            minutes=20,
        )
    elif looker.participation is not None and glimpse_of(arena, "consent_reply_late"):
        yield Need(
            code="consent.late_reply",
            rank=14,
            icon="clock",
            title=_("Mind dem om at svare"),
            why=_("Et svar udefra er ikke kommet til tiden. Ring eller skriv til dem, og tag brevet med."),
            href=href,
            minutes=5,
        )


def public_duty_to_answer(arena: Arena) -> Iterable[Evidence]:
    """Where something was given on to a public organisation: whether it has answered in time. Nothing where not."""
    if not is_glimpsed(arena) or not glimpse_of(arena, "consent_handed_to_public"):
        return
    title = _("Det offentlige svarer på det, I giver videre")
    if glimpse_of(arena, "consent_public_reply_late"):
        yield Evidence("consent.handover", title, Holds.NO, _("Et svar er ikke kommet til tiden."))
    else:
        yield Evidence("consent.handover", title, Holds.YES, _("Intet svar er for sent."))
