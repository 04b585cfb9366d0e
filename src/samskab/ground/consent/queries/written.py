"""What the tables of consent hold of an arena, in the form in which it can be held against the journal."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, F, Func, Value

from samskab.ground.arenas.models import Arena
from samskab.ground.consent.models import Deadline, Ending, Given, Objection, Proposal, Resolution, Seat, Version
from samskab.ground.consent.queries.digests import digest_of
from samskab.ground.documents.models import Version as KeptVersion
from samskab.ground.documents.models import VersionAdopted

BATCH = 2_000
Row = tuple[tuple[str, UUID], tuple[Any, ...]]


def rows_of_arena(arena: Arena) -> Iterator[Row]:
    """Every row by what it is and its reference, with all in it that decides. For the machine."""
    for proposal in Proposal.objects.filter(arena=arena).select_related("reviews").iterator(BATCH):
        yield ("proposal", proposal.ref), _conditions(proposal)
    deadlines = Deadline.objects.filter(proposal__arena=arena).order_by("id")
    for ref, closes_at in deadlines.values_list("proposal__ref", "closes_at").iterator(BATCH):
        yield ("deadline of proposal", ref), (closes_at,)
    yield from _circles(arena)
    for version in Version.objects.filter(proposal__arena=arena).select_related("proposal").iterator(BATCH):
        digest = digest_of(version.text, version.body).hex()
        yield ("version", version.ref), (version.proposal.ref, version.number, digest)
    answers = Given.objects.filter(version__proposal__arena=arena)
    for ref, seat, to, answer in answers.values_list(
        "ref", "seat__participation__ref", "version__ref", "answer"
    ).iterator(BATCH):
        yield ("answer", ref), (seat, to, answer)
    objections = Objection.objects.filter(proposal__arena=arena)
    for ref, about, given in objections.values_list("ref", "proposal__ref", "given__ref").iterator(BATCH):
        yield ("objection", ref), (about, given)
    resolutions = Resolution.objects.filter(objection__proposal__arena=arena)
    for ref, *said in resolutions.values_list(
        "ref", "objection__ref", "seat__participation__ref", "way", "amendment__ref"
    ).iterator(BATCH):
        yield ("resolution", ref), tuple(said)
    ends = Ending.objects.filter(proposal__arena=arena)
    for ref, end, to in ends.values_list("proposal__ref", "end", "version__ref").iterator(BATCH):
        yield ("end of proposal", ref), (end, to)
    yield from _texts(arena)


def _texts(arena: Arena) -> Iterator[Row]:
    """The versions of texts, by the digest of what they say and not the one beside it."""
    said = Func(
        Func("body", Value("UTF8"), function="convert_to", output_field=BinaryField()),
        function="sha256",
        output_field=BinaryField(),
    )
    versions = KeptVersion.objects.filter(document__arena=arena).annotate(said=said)
    for text, number, digest in versions.values_list("document__ref", "number", "said").iterator(BATCH):
        yield (f"version {number} of text", text), (bytes(digest).hex(),)
    adopted = VersionAdopted.objects.filter(version__document__arena=arena).annotate(
        said=F("version__digest"), text=F("version__document__ref"), number=F("version__number")
    )
    for ref, text, number, digest in adopted.values_list("agreed_in", "text", "number", "said").iterator(BATCH):
        yield ("text adopted in", ref), (text, number, bytes(digest).hex())


def _circles(arena: Arena) -> Iterator[Row]:
    seats = Seat.objects.filter(proposal__arena=arena).values_list(
        "proposal__ref", "participation__ref", "sector", "active"
    )
    for proposal, participation, sector, active in seats.iterator(BATCH):
        yield (f"seat in {proposal} of", participation), (sector, active)


def _conditions(proposal: Proposal) -> tuple[Any, ...]:
    reviews = proposal.reviews.ref if proposal.reviews else None
    fixed = (proposal.respond_from, proposal.again_days, proposal.fallback, proposal.review_on, reviews)
    return (proposal.subject, proposal.share, tuple(proposal.sectors), *fixed)
