"""The letters by which a round is answered: plain text, in the language of the one who gets it, once a version."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from procrastinate.types import JSONDict

from samskab.ground.arenas.enums import State
from samskab.ground.consent.models import Proposal, RoundLetter, Seat, Version
from samskab.ground.consent.queries.letters import letters_token, seat_token
from samskab.ground.consent.queries.proposals import ended, rounds
from samskab.ground.consent.queries.written_to import seats_to_write_to
from samskab.ground.people.queries.writing import address_of, after_quiet
from samskab.kernel import background, clock

SEND = "consent.send_round_letter"


@transaction.atomic
def post_letters(*, version: UUID) -> int:
    """Have a letter about a version ready for each who is to answer it; answers with how many.

    Each goes when answers have begun and the quiet time of the one it is for is over. Nothing is posted for a round
    that has ended, nor for a version that is not the latest any more.
    """
    found = Version.objects.select_related("by").get(ref=version)
    proposal = rounds().get(pk=found.proposal_id)
    if not _waits(proposal, found):
        return 0
    begin = max(clock.now(), proposal.respond_from)
    letters: list[tuple[JSONDict, datetime]] = [
        ({"seat": seat.pk, "version": str(version)}, after_quiet(seat.participation.person, begin))
        for seat in seats_to_write_to(proposal, found)
    ]
    background.defer_at(SEND, *letters)
    return len(letters)


@transaction.atomic
def send_round_letter(*, seat: int, version: UUID) -> None:
    """Write to one in the circle about a version, once.

    Nothing is sent when the letter has become needless while it waited: the round has ended or rests, there is a later
    version, the answer is given, or they have left, said no, or have no address any more.
    """
    found = Seat.objects.select_related("participation__person", "proposal").get(pk=seat)
    written = Version.objects.select_related("by").get(ref=version)
    proposal, person = rounds().get(pk=found.proposal_id), found.participation.person
    if not _waits(proposal, written) or found not in seats_to_write_to(proposal, written, only=person):
        return
    # The second to come here waits for the first, and finds that the letter has gone.
    _letter, is_first = RoundLetter.objects.get_or_create(seat=found, version=written)
    if is_first:
        _write(proposal, written, found)


def _waits(proposal: Proposal, version: Version) -> bool:
    """Whether a round still asks about a version."""
    return (
        not ended(proposal)
        and proposal.arena.state == State.OPEN
        and version.number == proposal.latest
        and clock.now() < proposal.closes_at
    )


def _write(proposal: Proposal, version: Version, seat: Seat) -> None:
    person = seat.participation.person
    stop = settings.ORIGIN + reverse("consent:stop_letters", args=[letters_token(seat.participation)])
    words = {
        "proposal": proposal,
        "arena": proposal.arena,
        "version": version,
        "link": settings.ORIGIN + reverse("consent:by_letter", args=[seat_token(seat)]),
        "stop": stop,
    }
    with override(person.language):
        subject = render_to_string("consent/mail/round_subject.txt", words)
        body = render_to_string("consent/mail/round_message.txt", words)
    EmailMessage(
        " ".join(subject.split()),
        body,
        None,
        [address_of(person)],
        # RFC 8058: the mail programs' own button for »no more of these«.
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    ).send()
