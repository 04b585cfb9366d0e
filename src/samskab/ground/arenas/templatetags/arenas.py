"""What every page of an arena shows: the tabs of its rooms."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskab.ground.arenas.models import Arena, Invitation, Participation
from samskab.ground.arenas.queries.rooms import rooms

register = template.Library()


@register.inclusion_tag("arenas/tabs.html")
def arena_tabs(*, arena: Arena, current: str = "") -> dict[str, Any]:
    """The rooms of an arena as tabs; `current` is the key of the one shown, empty for its front page."""
    tabs = [
        {"label": room.label, "href": reverse(room.url_name, args=[arena.slug]), "current": room.key == current}
        for room in rooms()
    ]
    return {"arena": arena, "tabs": tabs, "at_front": not current}


@register.filter
def stands_as(participation: Participation) -> str:
    """In small text under a name: the hat, whom one speaks for, and whether somebody helped."""
    said = [participation.get_perspective_display()]
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
        return f"{state}, {_('ingen er kommet ind endnu')}"
    came = ngettext("én er kommet ind", "%(number)d er kommet ind", invitation.uses) % {"number": invitation.uses}
    return f"{state}, {came}"


@register.filter
def not_chosen(chosen: object) -> bool:
    """Whether nothing is chosen: the chip that shows all is the current one."""
    return not chosen
