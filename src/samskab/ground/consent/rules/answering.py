"""Who may answer, and who may end an objection."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.models import Objection, Proposal, Seat
from samskab.ground.consent.queries.objections import is_author
from samskab.ground.consent.queries.proposals import ended
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal

Answer = Literal[True] | Refusal


def may_move(proposal: Proposal) -> Answer:
    """Whether anything can still happen in a round: until it has ended."""
    if ended(proposal):
        return Refusal("ended", _("Runden er slut. Læs, hvad der kom ud af den."), status=409)
    return True


def may_answer(*, proposal: Proposal, seat: Seat | None) -> Answer:
    """Whether a seat may answer now: everybody in the circle may, from the day answers begin until the round ends."""
    if seat is None:
        return Refusal(
            "not_in_circle",
            _("Du kom til, efter at runden åbnede. Skriv, hvad du ser. En i kredsen kan tage det op som sit."),
        )
    if not (allowed := may_move(proposal)):
        return allowed
    if clock.now() < proposal.respond_from:
        return Refusal("clarifying", _("Nu spørger vi, til vi forstår forslaget. Svarene kommer bagefter."), status=409)
    return True


def may_lend_a_voice(*, proposal: Proposal, voice: Participation, seated: bool) -> Answer:
    """Whether one in the circle may take up what somebody says: one of the arena who has no seat of their own."""
    if voice.arena_id != proposal.arena_id:
        return Refusal("another_arena", _("Den deltager er ikke med i arenaen."), "voice", 400)
    if seated:
        return Refusal("seated", _("Den deltager er selv med i kredsen og kan selv sige det."), "voice", 400)
    return True


def may_end(*, objection: Objection, person: Person) -> Answer:
    """Whether a person may say anything on an objection's behalf: only the one who has it (G3)."""
    if not is_author(person, objection):
        return Refusal("not_author", _("Det kan kun den, der har indvendingen. Ingen andre kan gøre det for dem."))
    return may_move(objection.proposal)
