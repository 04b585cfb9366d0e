"""How a participant enters somebody who is there and cannot do it alone (M11, G11, G12)."""

from django.db import transaction

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.enums import HelpWay
from samskab.ground.arenas.facts import ParticipantHelpedIn
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.rules.inviting import may_help
from samskab.ground.people.actions import welcome_somebody
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.ground.people.queries.people import held
from samskab.kernel.refusal import require


@transaction.atomic
def help_in(
    *, arena: Arena, name: str, perspective: Perspective, way: HelpWay, by: Person
) -> tuple[Participation, str]:
    """Enter somebody who said yes to it, in the way told; answers with the participation and the code on their slip.

    Only somebody new can be entered so, never a person who is here: there is no way to name one.
    Consequences, in order: a guest is welcomed, whom the code opens for whoever holds the slip; the guest takes part,
    with whom they had help from, and weighs as everybody does; `ParticipantHelpedIn` is recorded.
    """
    helper, room = held(by), held_arena(arena)
    acting(arena=room, by=helper)
    require(may_help(helper))
    guest, code = welcome_somebody(name=name, language=helper.language, by=helper)
    participation = Participation.objects.create(
        arena=room, person=guest, perspective=perspective, is_first=True, helped_by=helper, helped_way=way
    )
    record_act(
        fact=ParticipantHelpedIn(arena=room.ref, participation=participation.ref, perspective=perspective, way=way),
        arena=room,
        by=helper,
        participation=participation,
        entered=True,
    )
    return participation, code
