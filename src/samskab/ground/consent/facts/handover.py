"""What was handed over to a formal body, and what came back. It changes nothing inside the arena (M69)."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.enums import Came, Verdict
from samskab.ground.journal.facts import Fact, fact


@fact("consent.handed_over")
class HandedOver(Fact):
    """An adopted text was given to a body outside, which owes an answer to each recommendation by `due_at`.

    `organisation` is the body's page here; `recommendations` are in their order.
    """

    says = _("En vedtaget tekst blev givet videre.")
    tells = _("gav en vedtaget tekst videre")
    proposal: UUID
    handover: UUID
    organisation: UUID | None
    recommendations: tuple[UUID, ...]
    due_at: datetime


@fact("consent.recommendation_answered")
class RecommendationAnswered(Fact):
    """The body answered one recommendation, with its reasons; `came` says whether somebody wrote it down for it."""

    says = _("En anbefaling blev besvaret med begrundelse.")
    tells = _("svarede på en anbefaling med begrundelse")
    handover: UUID
    recommendation: UUID
    verdict: Verdict
    came: Came


@fact("consent.answered_back")
class AnsweredBack(Fact):
    """Somebody in the arena said something to the body's answer."""

    says = _("Arenaen svarede igen på et svar.")
    tells = _("svarede igen på et svar")
    handover: UUID
    recommendation: UUID
    answer_back: UUID
