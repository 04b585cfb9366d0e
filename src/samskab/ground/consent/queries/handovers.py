"""What was given on to bodies outside, what they answered, and what they still owe (M69, G13)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.chairs import told_chairs
from samskab.ground.arenas.queries.unresolved import Unresolved
from samskab.ground.arenas.queries.unresolved import unresolved as unresolved_in
from samskab.ground.consent.enums import Answer, End
from samskab.ground.consent.models import AnswerBack, Ending, Handover, Recommendation, Reply, Seat
from samskab.ground.people.models import Organisation, Person
from samskab.ground.people.queries.speaking import speaks_for
from samskab.kernel.refusal import Refusal

# For the type hints of those who answer requests and never touch the model itself.
AHandover: TypeAlias = Handover


def handovers() -> QuerySet[Handover]:
    """Every handover, the last first, with recommendations, answers and answers back at hand. Three queries."""
    back = AnswerBack.objects.select_related("by__person__claimed_by").order_by("id")
    asked = Recommendation.objects.select_related("handover", "reply__by__person__claimed_by").order_by("number")
    return (
        Handover.objects.select_related(
            "ending__proposal__arena", "ending__version", "organisation", "by__person__claimed_by"
        )
        .prefetch_related(Prefetch("recommendations", asked.prefetch_related(Prefetch("reply__answers_back", back))))
        .order_by("-id")
    )


def handovers_in(arena: Arena) -> QuerySet[Handover]:
    """What an arena has given on, the last first."""
    return handovers().filter(ending__proposal__arena=arena)


def handover_for(arena: Arena, ref: UUID) -> Handover:
    """The door to one handover of an arena, open to all who see the arena; a `Refusal` with status 404 otherwise."""
    found = handovers_in(arena).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_handover", _("Vi kan ikke finde det, I har givet videre."), status=404)
    return found


def recommendation_for(handover: Handover, ref: UUID) -> Recommendation:
    """One recommendation in a handover that was read here; raises a `Refusal` with status 404 when there is none."""
    for found in handover.recommendations.all():
        if found.ref == ref:
            found.handover = handover
            return found
    raise Refusal("unknown_recommendation", _("Vi kan ikke finde den anbefaling."), status=404)


def answered_recommendation_for(handover: Handover, ref: UUID) -> Reply:
    """The answer to one of them, to say something to; raises a `Refusal` with status 404 while there is none."""
    found = recommendation_for(handover, ref)
    if not hasattr(found, "reply"):
        raise Refusal("unanswered", _("Der er ikke svaret på den anbefaling endnu."), status=404)
    return found.reply


def adoption_for(arena: Arena, ref: UUID) -> Ending:
    """The adoption of a proposal in an arena, to give on; raises a `Refusal` with status 404 when there is none."""
    rows = Ending.objects.select_related("proposal__arena", "version").filter(end=End.ADOPTED)
    found = rows.filter(proposal__arena=arena, proposal__ref=ref).first()
    if found is None:
        raise Refusal("not_adopted", _("I kan kun give det videre, I har vedtaget med samtykke."), status=404)
    return found


def owed_by(organisation: Organisation) -> list[Handover]:
    """What was given on to an organisation, the longest owed first, then what it has answered."""
    found = handovers().filter(organisation=organisation)
    return sorted(found, key=lambda each: (not waits(each), each.due_at))


def owed_at_a_glance(organisation: Organisation) -> Mapping[str, Any]:
    """The same for the organisation's page; nothing is shown of one that was given nothing."""
    return {"handovers": owed_by(organisation)}


def waits(handover: Handover) -> bool:
    """Whether the body still owes an answer."""
    return any(each.waits for each in handover.recommendations.all())


def may_speak(person: Person | None, handover: Handover) -> bool:
    """Whether a person can write the body's answer, when they take part."""
    if person is None:
        return False
    return handover.organisation is None or speaks_for(organisation=handover.organisation, person=person)


def reply_to(recommendation: Recommendation) -> Reply | None:
    """The answer to a recommendation, as it is now."""
    return Reply.objects.filter(recommendation=recommendation).first()


def same_handover(ending: Ending, body: str, texts: Sequence[str], by: Participation) -> Handover | None:
    """What the same one has given on to the same body in the same words."""
    for found in handovers().filter(ending=ending, body=body, by=by):
        if [each.text for each in found.recommendations.all()] == list(texts):
            return found
    return None


def same_answer_back(reply: Reply, words: str, by: Participation) -> AnswerBack | None:
    """What the same one has said to an answer in the same words."""
    return AnswerBack.objects.filter(reply=reply, words=words, by=by).first()


@dataclass(frozen=True)
class Beside:
    """What goes with all that leaves the arena (G14): who was missing, who stood aside, and what is unresolved."""

    missing: Sequence[Mapping[str, str]]
    aside: Sequence[Seat]
    unresolved: Sequence[Unresolved]


def beside_handover(handover: Handover) -> Beside:
    """What stands beside the text that was given on; a handover without it would say more than we agreed."""
    proposal = handover.ending.proposal
    aside = Seat.objects.filter(proposal=proposal, answer=Answer.STAND_ASIDE, objecting=False)
    return Beside(
        missing=told_chairs(handover.ending.missing),
        aside=list(aside.select_related("participation__person__claimed_by").order_by("answered_at", "id")),
        unresolved=list(unresolved_in(proposal.arena)),
    )


def body_named(name: str) -> Organisation | None:
    """The organisation that is here under exactly this name; None when there is none, or more than one."""
    found = list(Organisation.objects.filter(confirmed_at__isnull=False, name__iexact=name.strip())[:2])
    return found[0] if len(found) == 1 else None


def told_to_programs(handover: Handover, *, names: bool) -> dict[str, Any]:
    """A handover as JSON can say it, with who was missing, who stood aside and what is unresolved (G14)."""
    beside = beside_handover(handover)
    version = handover.ending.version
    return {
        "handover": str(handover.ref),
        "arena": str(handover.ending.proposal.arena.ref),
        "proposal": str(handover.ending.proposal.ref),
        "title": handover.ending.proposal.title,
        "text": version.text,
        "digest": version.digest,
        "body": handover.body,
        "organisation": str(handover.organisation.ref) if handover.organisation else None,
        "handed_over_at": handover.at.isoformat(),
        "due_at": handover.due_at.isoformat(),
        "recommendations": [_asked(each, names=names) for each in handover.recommendations.all()],
        "missing": list(beside.missing),
        "stood_aside": [_who(seat.participation, names=names) for seat in beside.aside],
        "unresolved": [{"about": each.about, "words": each.words} for each in beside.unresolved],
    }


def handovers_of(arena: Arena) -> Sequence[dict[str, Any]]:
    """Everything an arena has given on, for the whole of the arena as data: it holds no names."""
    return [
        {
            "ref": handover.ref,
            "proposal": handover.ending.proposal.ref,
            "body": handover.body,
            "due_at": handover.due_at,
            "recommendations": [_asked(each, names=False) for each in handover.recommendations.all()],
        }
        for handover in handovers_in(arena)
    ]


def _asked(recommendation: Recommendation, *, names: bool) -> dict[str, Any]:
    said: dict[str, Any] = {
        "recommendation": str(recommendation.ref),
        "text": recommendation.text,
        "is_late": recommendation.is_overdue or recommendation.was_late,
        "reply": None,
    }
    if not recommendation.waits:
        reply = recommendation.reply
        said["reply"] = {
            "verdict": reply.verdict,
            "reasons": reply.reasons,
            "came": reply.came,
            "at": reply.at.isoformat(),
            "written_by": _who(reply.by, names=names),
            "answers_back": [
                {"words": back.words, "at": back.at.isoformat(), "by": _who(back.by, names=names)}
                for back in reply.answers_back.all()
            ],
        }
    return said


def _who(participation: Participation, *, names: bool) -> dict[str, str]:
    said = {"participation": str(participation.ref), "sector": participation.sector}
    return {**said, "name": participation.person.display_name} if names else said
