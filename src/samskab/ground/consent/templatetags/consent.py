"""A round in words: what must hold before it stands, and how its answers are drawn."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskab.ground.arenas.enums import State, Step
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.consent.bridge.conditions import Condition, conditions_of
from samskab.ground.consent.bridge.standing import Round
from samskab.ground.consent.enums import Answer, Move
from samskab.ground.consent.models import Objection, Proposal, Seat, Trial, Version
from samskab.ground.consent.queries.adoptables import adoptables, again_on
from samskab.ground.consent.queries.beside import Somebody
from samskab.ground.consent.queries.extension import closes_at_of
from samskab.ground.consent.queries.guidelines import Guidelines
from samskab.ground.consent.queries.looking import Looker, Met
from samskab.ground.consent.queries.roles import choice_in, chosen_in
from samskab.ground.consent.queries.seats import Counted
from samskab.ground.consent.queries.steps import step_in
from samskab.ground.consent.queries.texts import PutText, text_put
from samskab.ground.consent.queries.trail import Raised
from samskab.ground.documents.queries.agreed import Rounds
from samskab.ground.people.enums import Perspective, Sector
from samskab.ui.sectors import sector_look
from samskab.ui.templatetags.ui.deciding import OBJECTIONS
from samskab.ui.templatetags.ui.moments import day_and_hour, listed, thousands

register = template.Library()


register.filter("again_on", again_on)


@register.filter
def drawn(counts: Mapping[Sector, Counted]) -> dict[Sector, dict[str, int]]:
    """The answers as `{% seats %}` draws them."""
    return {
        sector: {
            "consent": each.consent,
            "concern": each.concern,
            "stand_aside": each.stand_aside,
            "objection": each.objection,
            "none": each.silent,
        }
        for sector, each in counts.items()
    }


@register.simple_tag
def conditions(*, proposal: Proposal, now: Round) -> list[tuple[str, bool]]:
    """»Vi går videre, når …«: everything that was fixed as the round opened in words, and whether it holds now."""
    return [(_WORDS[each.code](proposal, each), each.holds) for each in conditions_of(proposal, now)]


def _enough(_proposal: Proposal, asked: Condition) -> str:
    said = ngettext(
        "Den ene, der har været aktiv her, har svaret. Nu har %(have)s.",
        "Mindst %(needed)s af de %(active)s, der har været aktive her, har svaret. Nu har %(have)s.",
        asked.active,
    )
    return said % {
        "needed": thousands(asked.needed),
        "active": thousands(asked.active),
        "have": thousands(asked.have),
    }


def _sectors(proposal: Proposal, _asked: Condition) -> str:
    names = listed([str(sector_look(sector).name) for sector in Sector if sector in proposal.sectors])
    return _("Mindst én fra hver af de her sektorer har svaret: %(sectors)s.") % {"sectors": names}


def _time(proposal: Proposal, _asked: Condition) -> str:
    if proposal.arena.state != State.OPEN:
        return _("Alle har svaret, eller tiden er gået. Lige nu står den stille.")
    return _("Alle har svaret, eller tiden er gået: %(moment)s.") % {"moment": day_and_hour(proposal.closes_at)}


_WORDS: dict[str, Callable[[Proposal, Condition], str]] = {
    "objections": lambda _proposal, _asked: _("Ingen har en åben indvending."),
    "share": _enough,
    "sectors": _sectors,
    "time": _time,
}


@register.filter
def comes_from(participation: Participation) -> str:
    """In small text under a name: the organisation one speaks for, or the perspective. A title is never shown."""
    if participation.organisation is not None:
        return participation.organisation.name
    return str(Perspective(participation.perspective).label)


@register.simple_tag
def named(*, participation: Participation | None, names: bool) -> str:
    """Somebody's name, or their sector where names are closed to the one who looks."""
    if participation is None:
        return _("Arenaen")
    return participation.person.display_name if names else str(sector_look(participation.sector).name)


@register.simple_tag
def names_of(*, behind: Iterable[Somebody], names: bool) -> str:
    """Those who stand behind a proposal, as one says it."""
    return listed([each.who if names else str(sector_look(each.sector).name) for each in behind])


@register.simple_tag
def sector_names(*, sectors: Iterable[Sector]) -> str:
    """Some sectors, as one says them."""
    return listed([str(sector_look(sector).name) for sector in sectors])


@register.simple_tag
def carriers(*, trial: Trial) -> str:
    """Those who carry a trial, as one says it; read with `queries.trials`, no query."""
    return listed([each.participation.person.display_name for each in trial.carryings.all()])


@register.filter
def is_carried_by(trial: Trial, participation: int) -> bool:
    """Whether one is among those who carry a trial."""
    return any(each.participation_id == participation for each in trial.carryings.all())


@register.simple_tag
def objection_id(*, objection: Objection) -> str:
    """The id of an objection on a page, which an address can lead to."""
    return f"objection-{objection.ref.hex[:12]}"


@register.simple_tag
def objection_query(*, objection: Objection) -> str:
    """What the address of a new draft needs, to be about an objection."""
    return f"?meets={objection.ref}"


@register.simple_tag
def raised_note(*, each: Raised, names: bool) -> str:
    """In small text under the name of one who has an objection: where they come from, and whose words they took up."""
    said = comes_from(each.author)
    if each.objection.voice is None:
        return said
    whose = each.objection.voice.person.display_name if names else _("en, der kom senere")
    return f"{said} · " + _("tager op, hvad %(whose)s ser") % {"whose": whose}


@register.filter
def moment_of(each: Raised) -> datetime:
    """When an objection was raised, or came to its end."""
    return each.ending.at if each.ending else each.objection.at


@register.simple_tag
def is_own(*, looker: Looker, each: Raised) -> bool:
    """Whether an objection is the one's own who looks."""
    return looker.person is not None and each.author.person_id == looker.person.pk


@register.filter
def sector_waiting(met: Met) -> str:
    """The sector of one whose answer is missing; empty for everybody else."""
    return met.looker.seat.sector if met.waits_for_me and met.looker.seat is not None else ""


@register.filter
def objection_state(state: str) -> str:
    """How an objection stands, in a word or two."""
    return str(OBJECTIONS[state][0])


@register.filter
def answer_given(seat: Seat) -> str:
    """What somebody answered. An objection that ended, and was not answered after, is told as what it became."""
    if seat.answer == Answer.OBJECTION and not seat.objecting:
        return _("Indvending, som er løst")
    return str(Answer(seat.answer).label)


@register.simple_tag
def guidelines_in(*, version: Version) -> Guidelines:
    """What a version of guidelines says."""
    return Guidelines.of(version.body)


@register.simple_tag
def step_of(*, version: Version) -> tuple[Step, Move]:
    """What a version about a step says."""
    return step_in(version.body)


@register.simple_tag
def text_of(*, arena: Arena, version: Version) -> PutText:
    """What a version about a shared text says, and what was changed in it."""
    return text_put(arena, version)


@register.simple_tag
def more_time_of(*, version: Version) -> datetime:
    """Until when a version about more time lets a round take answers."""
    return closes_at_of(version.body)


@register.simple_tag
def choice_of(*, version: Version) -> dict[str, object]:
    """What a version about a role says: which, who it is for, and for how many months. One query."""
    role, _who, months = choice_in(version.body)
    return {"role": role, "who": chosen_in(version), "months": months}


@register.filter
def kind_name(kind: str) -> str | Promise:
    """What a kind of proposal is called; the kind itself when no app speaks for it any more."""
    return next((each.name for each in adoptables() if each.kind == kind), kind)


@register.filter
def may_be_asked(rounds: Rounds, edition: int) -> bool:
    """Whether it is of any use to ask everybody about a version of a text, after what rounds said of it."""
    return rounds.may_be_asked(edition)
