"""What is told of rounds: that one waits for an answer, that it asks anew, and that it soon closes."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samskab.ground.consent.facts import ProposalOpened, VersionPutForward
from samskab.ground.consent.queries.letters import letters_token, seat_token
from samskab.ground.consent.queries.written_to import (
    SOON,
    Asked,
    asked,
    round_asked,
    rounds_closing,
    seats_to_write_to,
)
from samskab.ground.notices.queries.occasions import Due, Word
from samskab.ground.people.models import Person
from samskab.ui.templatetags.ui.moments import day_and_hour

_WORDS_SHOWN = 60


def whom_a_round_asks(fact: ProposalOpened | VersionPutForward) -> Iterator[Due]:
    """Those who are to answer: once answers begin, and a day before it closes at the latest."""
    found = round_asked(fact.edition)
    if found is None:
        return
    proposal, version = found
    for seat in seats_to_write_to(proposal, version):
        person = seat.participation.person_id
        yield Due(person, version.ref, begins=proposal.respond_from, ends=proposal.closes_at - SOON)


def whom_a_round_still_waits_for() -> Iterator[Due]:
    """Those who have not answered a round that closes within a day."""
    for proposal, version in rounds_closing():
        for seat in seats_to_write_to(proposal, version):
            yield Due(seat.participation.person_id, version.ref)


def tell_what_is_asked(person: Person, editions: Collection[UUID]) -> Mapping[UUID, Word]:
    """What is put forward, where one answers, and until when."""
    return {each.version.ref: _word(each, *_news(each)) for each in asked(person, editions)}


def tell_that_it_closes(person: Person, editions: Collection[UUID]) -> Mapping[UUID, Word]:
    """That an answer is still missing, and until when it can be given."""
    return {each.version.ref: _word(each, *_last_call(each)) for each in asked(person, editions)}


def _news(each: Asked) -> tuple[str, str]:
    said = {"title": each.proposal.title, "arena": each.proposal.arena.title}
    if each.version.number == 1:
        return (
            _("Hvad siger du til »%(title)s«?") % said,
            _("»%(title)s« er lagt frem til samtykke i »%(arena)s«.") % said,
        )
    return (
        _("»%(title)s« er ændret. Hvad siger du nu?") % said,
        _("»%(title)s« i »%(arena)s« har fået en ny tekst. Derfor spørger vi dig igen.") % said,
    )


def _last_call(each: Asked) -> tuple[str, str]:
    said = {"title": each.proposal.title, "arena": each.proposal.arena.title}
    return (
        _("»%(title)s« lukker snart. Vi mangler dit svar") % said,
        _("Runden om »%(title)s« i »%(arena)s« lukker inden for et døgn. Du har ikke svaret endnu.") % said,
    )


def _word(each: Asked, title: str, happened: str) -> Word:
    closes = day_and_hour(each.proposal.closes_at)
    return Word(
        title=title,
        happened=happened,
        quoted=Truncator(each.version.text).words(_WORDS_SHOWN),
        href=reverse("consent:by_letter", args=[seat_token(each.seat)]),
        button=_("Svar her"),
        until=_("Det tager to minutter, og du skal ikke logge ind. Svar senest %(moment)s.") % {"moment": closes},
        why=_("Du får mailen, fordi du var med i arenaen, da runden åbnede."),
        seen_by=_(
            "Alle kan se dit svar. Viser arenaen, hvem der er med, står dit navn ved det. "
            "Linket er kun dit. Den, der har det, kan svare for dig i runden."
        ),
        stop=reverse("consent:stop_letters", args=[letters_token(each.seat.participation)]),
    )
