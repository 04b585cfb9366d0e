"""Proposals as something that can be talked about."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse

from samskab.ground.arenas.models import Arena
from samskab.ground.consent.models import Proposal
from samskab.ground.talk.queries.subjects import Found

PROPOSAL = "proposal"


def proposals_to_talk_about(arena: Arena, refs: Collection[UUID]) -> Mapping[UUID, Found]:
    """The proposals of an arena behind some references. One query."""
    return {
        each.ref: Found(title=each.title, href=reverse("consent:round", args=[arena.slug, each.ref]))
        for each in Proposal.objects.filter(arena=arena, ref__in=refs)
    }
