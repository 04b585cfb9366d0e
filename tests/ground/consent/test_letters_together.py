"""Several workers at the same moment: nobody gets the same letter twice."""

from functools import partial

from django.core.mail import EmailMessage

from samskab.ground.consent.actions import open_round
from samskab.ground.consent.actions.letters import send_round_letter
from samskab.ground.consent.models import RoundLetter
from samskab.ground.consent.queries.proposals import latest_version
from tests.factories import TEXT, a_participant, an_arena
from tests.support.clusters import Database
from tests.support.together import together


def test_eight_workers_at_once_send_one_letter(committed_db: Database, mailoutbox: list[EmailMessage]) -> None:
    arena = an_arena()
    here = a_participant(arena)
    proposal = open_round(arena=arena, kind=TEXT, title="Suppe", text="Der er suppe.", by=arena.started_by)
    seat = proposal.seats.get(participation=here)
    send = partial(send_round_letter, seat=seat.pk, version=latest_version(proposal).ref)

    together(*[send] * 8)

    assert (len(mailoutbox), RoundLetter.objects.get().seat) == (1, seat)
