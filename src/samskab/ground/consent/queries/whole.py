"""The rounds of an arena as data, for anyone to take with them. Nobody is named (M156, G14)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Prefetch

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.chairs import told_chairs
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Proposal, Trial, Version
from samskab.ground.consent.queries.objections import objections_of_arena, words_of
from samskab.ground.consent.queries.proposals import rounds
from samskab.ground.consent.queries.seats import answered_in

Row = Mapping[str, Any]


def rounds_as_data(arena: Arena) -> Sequence[Row]:
    """Every round: its text, its end, how many gave each answer, and the objections with what came of them."""
    versions = Version.objects.order_by("number")
    found = rounds().filter(arena=arena).prefetch_related(Prefetch("versions", versions)).order_by("id")
    answers, objections = answered_in(arena), objections_of_arena(arena)
    return [_round(each, answers.get(each.pk, {}), objections.get(each.pk, [])) for each in found]


def _round(proposal: Proposal, answers: Mapping[str, int], objections: Sequence[Any]) -> Row:
    ending = getattr(proposal, "ending", None)
    return {
        "ref": proposal.ref,
        "kind": proposal.kind,
        "title": proposal.title,
        "versions": [{"text": each.text, "digest": each.digest, "at": each.at} for each in proposal.versions.all()],
        "opened_at": proposal.at,
        "closes_at": proposal.closes_at,
        "review_on": proposal.review_on,
        "end": ending.end if ending else None,
        "ended_at": ending.at if ending else None,
        "unresolved": ending.unresolved if ending else "",
        "missing": told_chairs(ending.missing) if ending else [],
        "answers": {each.value: answers.get(each.value, 0) for each in Answer},
        "objections": [
            dict(zip(("harm", "opening"), words_of(each), strict=True), is_open=each.is_open) for each in objections
        ],
    }


def trials_as_data(arena: Arena) -> Sequence[Row]:
    """What is or was tried in the small."""
    found = Trial.objects.filter(ending__proposal__arena=arena).annotate(people=Count("carryings")).order_by("id")
    names = ("ref", "title", "text", "starts_on", "ends_on", "carrier", "people")
    return list(found.values(*names))
