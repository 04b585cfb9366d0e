"""How an arena begins."""

from collections.abc import Sequence

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import record_act
from samskab.ground.arenas.actions.taking_part import step_in
from samskab.ground.arenas.enums import PLACES, Domain, StartingPoint
from samskab.ground.arenas.facts import ArenaStarted
from samskab.ground.arenas.models import Arena, ArenaTheme, Initiator, Theme
from samskab.ground.arenas.models.arena import SPOT_LENGTH, TEXT_LENGTH, TITLE_LENGTH
from samskab.ground.arenas.rules.taking_part import may_speak_for, may_start
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Organisation, Person
from samskab.ground.people.queries.people import held
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_line, clean_text
from samskab.kernel.text.slugs import slug_of


@transaction.atomic
def start_arena(
    *,
    title: str,
    text: str,
    starting_point: StartingPoint,
    place: str,
    spot: str = "",
    domain: Domain | str = "",
    themes: Sequence[Theme] = (),
    perspective: Perspective,
    organisation: Organisation | None = None,
    by: Person,
) -> Arena:
    """Light an arena. Anyone who can be reached may, and nobody approves it.

    Consequences, in order: the arena is there, open to all, under an address made from its title; the one who lit it
    stands behind it and takes part in the perspective they chose, for an organisation if they speak for one; it is
    about the themes chosen; `ArenaStarted` begins its chain.
    Raises a `Refusal` for the field that is wrong.
    """
    person = held(by)
    require(may_start(person))
    require(may_speak_for(organisation=organisation, person=person))
    if place not in PLACES:
        raise Refusal("unknown_place", _("Vælg et sted på listen."), "place", 400)
    named = clean_line(title, longest=TITLE_LENGTH, field="title", empty=_("Giv arenaen et navn."))
    arena = Arena(
        title=named,
        slug=_free_slug(named),
        text=clean_text(text, longest=TEXT_LENGTH, field="text", empty=_("Skriv, hvad du tænker på.")),
        starting_point=starting_point,
        place=place,
        spot=clean_line(spot, longest=SPOT_LENGTH, field="spot") if spot.strip() else "",
        domain=domain,
        started_by=person,
        started_in=perspective,
    )
    arena.save()
    Initiator.objects.create(arena=arena, person=person)
    participation = step_in(arena=arena, perspective=perspective, organisation=organisation, by=person)
    ArenaTheme.objects.bulk_create(ArenaTheme(arena=arena, theme=theme, added_by=person) for theme in themes)
    record_act(
        fact=ArenaStarted(
            arena=arena.ref,
            starting_point=starting_point,
            place=arena.where.number,
            participation=participation.ref,
        ),
        arena=arena,
        by=person,
        participation=participation,
        entered=True,
    )
    return arena


def _free_slug(title: str) -> str:
    """An address that nobody has. Those who come with the same title at once wait for each other."""
    slug = slug_of(title) or "arena"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"arenas.slug|{slug}"])
    taken = set(Arena.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    number = 1
    free = slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free
