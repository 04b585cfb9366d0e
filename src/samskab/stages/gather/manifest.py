"""What gathering tells the house: its rooms, what it sees of an arena at a glance, what it asks for and vouches for."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Involvement, Step
from samskab.ground.arenas.queries.chairs import chairs_of_arenas
from samskab.ground.arenas.queries.evidence import counts_as_making, evidence_of_arenas
from samskab.ground.arenas.queries.glimpses import glimpse
from samskab.ground.arenas.queries.involvement import counts_as, involved_when
from samskab.ground.arenas.queries.merging import when_two_become_one
from samskab.ground.arenas.queries.needs import needs_of_arenas
from samskab.ground.arenas.queries.rooms import Room, add_room, stands_in
from samskab.ground.arenas.queries.told_first import About, tells_first
from samskab.ground.arenas.queries.whole import part_of_the_whole
from samskab.ground.finding.queries.kinds import Kind, add_kind
from samskab.ground.people.queries import exports
from samskab.ground.people.queries.organisation_page import add_organisation_part
from samskab.ground.talk.queries.subjects import add_subject
from samskab.stages.gather import facts
from samskab.stages.gather.actions.leaving import keep_with
from samskab.stages.gather.facts import MandateStated, WorkplaceStated
from samskab.stages.gather.queries import own_data
from samskab.stages.gather.queries.asked import needs_now
from samskab.stages.gather.queries.conditions import conditions
from samskab.stages.gather.queries.glimpses import glimpses
from samskab.stages.gather.queries.guidelines import drafts_of
from samskab.stages.gather.queries.inviting import invites_at_a_glance
from samskab.stages.gather.queries.involved import answered_used_or_asked, promised
from samskab.stages.gather.queries.stands import gathers, still_open
from samskab.stages.gather.queries.subjects import (
    FRAME,
    UNCERTAINTY,
    frames_to_talk_about,
    uncertainties_to_talk_about,
)
from samskab.stages.gather.queries.voices import chairs_of, frames_of, interdependence_of, support_of, uncertainties_of


def frame_address(slug: str, ref: UUID) -> str:
    """Where a frame stands among the others."""
    return f"{reverse('gather:frames', args=[slug])}#frame-{ref}"


add_kind(Kind("frame", _("Ramme"), _("Rammer"), "lock", frame_address, 40))
add_room(Room("map", _("Aktørkort"), "gather:map", 20))
add_room(Room("frames", _("Rammer"), "gather:frames", 30))
glimpse(glimpses)
needs_of_arenas(needs_now)
evidence_of_arenas(conditions)
stands_in(Step.GATHER, still_open)(gathers)
chairs_of_arenas(chairs_of)
tells_first(About.UNCERTAIN)(uncertainties_of)
tells_first(About.DRAFTED)(drafts_of)
part_of_the_whole("frames")(frames_of)
part_of_the_whole("interdependence")(interdependence_of)
when_two_become_one(keep_with)
part_of_the_whole("support")(support_of)
add_organisation_part("gather/on_organisation.html")(invites_at_a_glance)
counts_as_making(MandateStated, WorkplaceStated)
counts_as(
    Involvement.CONTRIBUTES,
    *(facts.ActorAdded, facts.ActorChanged, facts.FrameStated, facts.FrameQuestioned, facts.GuidelineDrafted),
    *(facts.PartyAnswered, facts.PhaseStated, facts.UncertaintyNamed, MandateStated, WorkplaceStated),
)
counts_as(
    Involvement.RESPONSIBLE,
    *(facts.FrameAnswered, facts.SupportAnswered, facts.ShamAnswered, facts.SavingsDeclared, facts.UncertaintyCleared),
    facts.SupportOffered,
)
involved_when(Involvement.HEARD)(answered_used_or_asked)
involved_when(Involvement.RESPONSIBLE)(promised)
add_subject(kind=FRAME, label=_("Ramme"), find=frames_to_talk_about)
add_subject(kind=UNCERTAINTY, label=_("Noget usikkert"), find=uncertainties_to_talk_about)

exports.register(
    exports.Section(
        name="gathered",
        title=_("Det, du har sagt, mens I samlede jer"),
        columns={"kind": _("Slags"), "arena": _("Arena"), "words": _("Dine ord"), "at": _("Hvornår")},
        rows=own_data.said_rows,
        order=60,
    )
)
exports.register(
    exports.Section(
        name="actor_ties",
        title=_("Dem på kortet, du har med at gøre"),
        columns={"arena": _("Arena"), "what": _("Hvad"), "since": _("Siden"), "ended_at": _("Sluttede")},
        rows=own_data.tie_rows,
        order=60,
    )
)
exports.register(
    exports.Section(
        name="invitations_asked",
        title=_("Det, du har bedt myndigheder invitere til, eller svaret for dem"),
        columns={"organisation": _("Organisation"), "words": _("Dine ord"), "at": _("Hvornår")},
        rows=own_data.invitation_rows,
        order=60,
    )
)
