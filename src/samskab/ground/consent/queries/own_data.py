"""The rows of »your data« that consent knows."""

from collections.abc import Sequence
from datetime import datetime

from samskab.ground.consent.models import AnswerBack, Given, Handover, NoLetters, Objection, Proposer, Reply
from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import Row


def answer_rows(person: Person) -> Sequence[Row]:
    """Every answer they gave, also those they changed."""
    found = Given.objects.filter(seat__participation__person=person).select_related("seat__proposal__arena", "version")
    return [
        {
            "arena": each.seat.proposal.arena.title,
            "proposal": each.seat.proposal.title,
            "version": each.version.number,
            "answer": each.get_answer_display(),
            "words": each.words,
            "at": each.at,
        }
        for each in found.order_by("id")
    ]


def objection_rows(person: Person) -> Sequence[Row]:
    """What they objected."""
    found = Objection.objects.filter(given__seat__participation__person=person).select_related("proposal__arena")
    return [
        {
            "arena": each.proposal.arena.title,
            "proposal": each.proposal.title,
            "harm": each.harm,
            "opening": each.opening,
            "at": each.at,
        }
        for each in found.order_by("id")
    ]


def proposal_rows(person: Person) -> Sequence[Row]:
    """What they stand or stood behind."""
    found = Proposer.objects.filter(participation__person=person).select_related("proposal__arena", "stepped_back")
    return [
        {
            "arena": each.proposal.arena.title,
            "proposal": each.proposal.title,
            "since": each.at,
            "stepped_back": each.stepped_back.at if hasattr(each, "stepped_back") else None,
        }
        for each in found.order_by("id")
    ]


def handover_rows(person: Person) -> Sequence[Row]:
    """What they gave on to a body outside, wrote as its answer, and answered back."""
    given = Handover.objects.filter(by__person=person).select_related("ending__proposal__arena")
    replies = Reply.objects.filter(by__person=person).select_related(
        "recommendation__handover__ending__proposal__arena"
    )
    back = AnswerBack.objects.filter(by__person=person).select_related(
        "reply__recommendation__handover__ending__proposal__arena"
    )
    said: list[tuple[datetime, Handover, str]] = [
        *((each.at, each, each.ending.proposal.title) for each in given),
        *((each.at, each.recommendation.handover, each.reasons) for each in replies),
        *((each.at, each.reply.recommendation.handover, each.words) for each in back),
    ]
    return [
        {"arena": handover.ending.proposal.arena.title, "body": handover.body, "words": words, "at": at}
        for at, handover, words in sorted(said, key=lambda found: found[0])
    ]


def no_letters_rows(person: Person) -> Sequence[Row]:
    """Where they want no letters about rounds."""
    found = NoLetters.objects.filter(participation__person=person).select_related("participation__arena")
    return [{"arena": each.participation.arena.title, "since": each.since} for each in found.order_by("id")]
