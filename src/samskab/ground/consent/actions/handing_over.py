"""Giving what was adopted on to a body outside, its answers, and answering back. Nothing inside changes by it (M69)."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent import facts
from samskab.ground.consent.actions.turns import tell, turn
from samskab.ground.consent.enums import Came, Verdict
from samskab.ground.consent.models import AnswerBack, Ending, Handover, Recommendation, Reply
from samskab.ground.consent.models.handover import BODY_LENGTH
from samskab.ground.consent.queries.handovers import reply_to, same_answer_back, same_handover
from samskab.ground.consent.rules.handing_over import may_hand_over, may_reply
from samskab.ground.people.models import Organisation, Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_line, clean_text

TEXT_LENGTH = 4_000
MOST_RECOMMENDATIONS = 10
WEEKS, MOST_WEEKS = 8, 52


@transaction.atomic
def hand_over(
    *,
    ending: Ending,
    body: str,
    organisation: Organisation | None = None,
    recommendations: Sequence[str],
    weeks: int = WEEKS,
    by: Person,
) -> Handover:
    """Give what was adopted on to a formal body, as anybody who takes part.

    Consequences, in order: the body owes one reasoned answer to each recommendation, so many weeks from now, and
    everybody sees whether it came; `HandedOver` is recorded. Nothing else changes: what was adopted stands as it
    stood. The same sent twice is given on once.
    """
    here = turn(proposal=ending.proposal, by=by)
    require(may_hand_over(ending=ending, organisation=organisation))
    name = clean_line(body, longest=BODY_LENGTH, field="body", empty=_("Skriv, hvem I giver det til."))
    if not 1 <= weeks <= MOST_WEEKS:
        raise Refusal("weeks", _("Giv dem mellem én og 52 uger til at svare."), "weeks", 400)
    texts = _checked(recommendations)
    if (same := same_handover(ending, name, texts, here.participation)) is not None:
        return same
    now = clock.now()
    handover = Handover.objects.create(
        ending=ending,
        body=name,
        organisation=organisation,
        at=now,
        due_at=now + timedelta(weeks=weeks),
        by=here.participation,
    )
    rows = [
        Recommendation.objects.create(handover=handover, number=number, text=text)
        for number, text in enumerate(texts, start=1)
    ]
    fact = facts.HandedOver(
        proposal=here.proposal.ref,
        handover=handover.ref,
        organisation=organisation.ref if organisation is not None else None,
        recommendations=tuple(row.ref for row in rows),
        due_at=handover.due_at,
    )
    tell(fact=fact, at=here, by=by)
    return handover


@transaction.atomic
def answer_recommendation(
    *, recommendation: Recommendation, verdict: Verdict, reasons: str, came: Came = Came.HERE, by: Person
) -> Reply:
    """Answer one recommendation for the body, with its reasons; also late, and only once.

    Consequences, in order: the answer stands under the recommendation for everybody to see, with how it came;
    `RecommendationAnswered` is recorded. It decides nothing in the arena. The same sent twice is one answer.
    """
    handover = recommendation.handover
    here = turn(proposal=handover.ending.proposal, by=by)
    require(may_reply(handover=handover, person=by, came=came))
    words = clean_text(reasons, longest=TEXT_LENGTH, field="reasons", empty=_("Skriv jeres grunde."))
    known = reply_to(recommendation)
    if known is not None:
        if (known.verdict, known.reasons, known.came) == (verdict, words, came):
            return known
        raise Refusal("answered", _("Der er allerede svaret på den anbefaling, og svaret bliver stående."), status=409)
    reply = Reply.objects.create(
        recommendation=recommendation, verdict=verdict, reasons=words, came=came, by=here.participation
    )
    fact = facts.RecommendationAnswered(
        handover=handover.ref, recommendation=recommendation.ref, verdict=verdict, came=came
    )
    tell(fact=fact, at=here, by=by)
    return reply


@transaction.atomic
def answer_back(*, reply: Reply, words: str, by: Person) -> AnswerBack:
    """Say something to the body's answer, as anybody who takes part.

    Consequences, in order: the words stand under the answer, which stays as it is; `AnsweredBack` is recorded. The
    same said twice is said once.
    """
    recommendation = reply.recommendation
    handover = recommendation.handover
    here = turn(proposal=handover.ending.proposal, by=by)
    said = clean_text(words, longest=TEXT_LENGTH, field="words", empty=_("Skriv, hvad du vil sige til svaret."))
    if (same := same_answer_back(reply, said, here.participation)) is not None:
        return same
    row = AnswerBack.objects.create(reply=reply, words=said, by=here.participation)
    fact = facts.AnsweredBack(handover=handover.ref, recommendation=recommendation.ref, answer_back=row.ref)
    tell(fact=fact, at=here, by=by)
    return row


def _checked(recommendations: Sequence[str]) -> list[str]:
    if not 1 <= len(recommendations) <= MOST_RECOMMENDATIONS:
        raise Refusal("recommendations", _("Skriv mellem én og ti anbefalinger."), "recommendation_1", 400)
    return [
        clean_text(
            text,
            longest=TEXT_LENGTH,
            field=f"recommendation_{number}",
            empty=_("Skriv, hvad I anbefaler."),
        )
        for number, text in enumerate(recommendations, start=1)
    ]
