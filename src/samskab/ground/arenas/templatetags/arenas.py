"""What every page with arenas shows: the tabs of one's rooms, and an arena as a card."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskab.ground.arenas.bridge import evenness
from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, Invitation, Participation
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.arenas.queries.rooms import been_through, rooms, standing
from samskab.ground.arenas.queries.voices import acts_by_participant
from samskab.ground.arenas.rules.way_in import OPENED, way_in
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel.http.visitor import guest, visitor
from samskab.ui.templatetags.ui.arena import arena_card
from samskab.ui.templatetags.ui.moments import listed

register = template.Library()
WORDS, LETTERS = 22, 200  # of what an arena wants, on its card; some languages have no space between words


@register.inclusion_tag("arenas/tabs.html")
def arena_tabs(*, arena: Arena, current: str = "") -> dict[str, Any]:
    """The rooms of an arena as tabs; `current` is the key of the one shown, empty for its front page."""
    tabs = [
        {"label": room.label, "href": reverse(room.url_name, args=[arena.slug]), "current": room.key == current}
        for room in rooms()
    ]
    return {"arena": arena, "tabs": tabs, "at_front": not current}


@register.inclusion_tag("arenas/invited_here.html", takes_context=True)
def arena_way_in(context: Context, *, arena: Arena) -> dict[str, Any]:
    """How one who has opened an invitation to the arena, and is not in it, asks and takes part at once (M60).

    For those who are not signed in; the others have their way in on the arena's own page. Nothing is asked of the
    database for a browser that has opened no invitation.
    """
    request = context["request"]
    if visitor(request) is not None or arena.slug not in request.session.get(OPENED, {}):
        return {"way": ""}
    here = guest(request)
    if participation_of(here, arena) is not None:
        return {"way": ""}
    return {"way": way_in(request.session, arena, here, request.get_full_path()), "guest": here}


@register.inclusion_tag("arenas/evenness.html")
def arena_evenness(*, arena: Arena) -> dict[str, Any]:
    """How evenly what has been done is spread over those who take part. One query."""
    return {"even": evenness(acts_by_participant(arena))}


@register.filter
def stands_as(participation: Participation) -> str:
    """In small text under a name: the hat, whom one speaks for, and whether somebody helped."""
    said = [str(Perspective(participation.perspective).label)]
    if participation.organisation is not None:
        said.append(participation.organisation.name)
    if participation.helped_by_id is not None:
        said.append(_("med hjælp"))
    return " · ".join(said)


@register.filter
def how_it_stands(invitation: Invitation) -> str:
    """What came of an invitation, in a few words."""
    if invitation.withdrawn_at is not None:
        state = _("Trukket tilbage")
    elif invitation.uses >= invitation.most_uses:
        state = _("Brugt op") if invitation.most_uses > 1 else _("Sagt ja")
    elif invitation.is_answered:
        state = _("Sagt nej tak")
    elif invitation.is_over:
        state = _("For gammel")
    else:
        state = _("Åben")
    if invitation.most_uses == 1:
        return state
    if invitation.uses == 0:
        came = _("ingen er kommet ind endnu")
    else:
        came = ngettext("én er kommet ind", "%(number)d er kommet ind", invitation.uses) % {"number": invitation.uses}
    return f"{state}, {came}"


@register.filter
def not_chosen(chosen: object) -> bool:
    """Whether nothing is chosen: the chip that shows all is the current one."""
    return not chosen


@register.simple_tag
def arena_in_list(*, arena: Arena, level: int = 3) -> SafeString:
    """An arena that was read with its glimpses, as a card in a list: whoever they are, as large as any other."""
    people = arena.people
    return arena_card(
        element="li",
        title=arena.title,
        href=arena.get_absolute_url(),
        place=str(arena.where.name),
        lead=Truncator(Truncator(arena.purpose or arena.begun_with).words(WORDS, truncate=" …")).chars(LETTERS),
        people=people,
        missing={sector: 1 for sector, count in people.items() if not count},
        now=standing(arena),
        done=been_through(arena),
        lacks=lacks_of(arena),
        level=level,
    )


def lacks_of(arena: Arena) -> str:
    """One sentence beside the ring: how it ended, that it rests, or who is missing."""
    if arena.state == State.CLOSED:
        return _("Afsluttet. %(outcome)s.") % {"outcome": arena.get_outcome_display()}
    if arena.state == State.PAUSED:
        return _("Holder pause.")
    if arena.is_asleep:
        return _("Sover. Den vågner, når nogen gør noget.")
    missing = [_MISSING[sector]() for sector, people in arena.people.items() if not people]
    if not missing:
        return _("Alle fire sektorer er med.")
    return _("Mangler %(who)s.") % {"who": listed(missing)}


_MISSING = {
    Sector.PUBLIC: lambda: _("det offentlige"),
    Sector.BUSINESS: lambda: _("erhverv"),
    Sector.CIVIL_SOCIETY: lambda: _("foreninger"),
    Sector.CITIZEN: lambda: _("borgere"),
}
