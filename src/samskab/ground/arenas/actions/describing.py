"""What an arena is about: its purpose, its themes, what it starts from."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.enums import StartingPoint
from samskab.ground.arenas.facts import PurposeSaid, StartingPointChanged, ThemesChosen
from samskab.ground.arenas.models import Arena, ArenaTheme, Purpose, StartingPointChange, Theme
from samskab.ground.arenas.models.arena import PURPOSE_LENGTH
from samskab.ground.arenas.models.theme import THEME_LENGTH
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.text.clean import clean_line, clean_text
from samskab.kernel.text.slugs import slug_of

REASON_LENGTH = 600


@transaction.atomic
def say_purpose(*, arena: Arena, text: str, by: Person) -> Purpose:
    """Give the shared purpose other words. Any participant may, and every wording before stays to be read.

    Consequences: a wording is added and stands; `PurposeSaid` is recorded. The same words again change nothing.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    words = clean_text(text, longest=PURPOSE_LENGTH, field="text", empty=_("Skriv, hvad I vil sammen."))
    standing = room.purposes.first()
    if standing is not None and standing.text == words:
        return standing
    now = clock.now()
    purpose = Purpose.objects.create(arena=room, text=words, said_by=by, said_at=now)
    Arena.objects.filter(pk=room.pk).update(purpose=words, purpose_at=now)
    record_act(fact=PurposeSaid(arena=room.ref, purpose=purpose.ref), arena=room, by=by, participation=participation)
    return purpose


@transaction.atomic
def change_starting_point(*, arena: Arena, starting_point: StartingPoint, reason: str, by: Person) -> None:
    """Let an arena start from something else, for a reason that stays on its page (M5).

    Consequences: the change and its reason are kept; `StartingPointChanged` is recorded.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    why = clean_text(reason, longest=REASON_LENGTH, field="reason", empty=_("Skriv, hvorfor det er anderledes nu."))
    before = StartingPoint(room.starting_point)
    if before == starting_point:
        return
    StartingPointChange.objects.create(arena=room, before=before, after=starting_point, reason=why, changed_by=by)
    Arena.objects.filter(pk=room.pk).update(starting_point=starting_point)
    record_act(
        fact=StartingPointChanged(arena=room.ref, before=before, after=starting_point),
        arena=room,
        by=by,
        participation=participation,
    )


@transaction.atomic
def choose_themes(*, arena: Arena, themes: Sequence[Theme], by: Person) -> None:
    """Say what the arena is about; these are now all of its themes.

    Consequences: `ThemesChosen` is recorded, unless nothing changed.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    wanted = {theme.pk: theme for theme in themes}
    had = set(room.arena_themes.values_list("theme_id", flat=True))
    if had == set(wanted):
        return
    room.arena_themes.exclude(theme_id__in=wanted).delete()
    ArenaTheme.objects.bulk_create(
        ArenaTheme(arena=room, theme=theme, added_by=by) for pk, theme in wanted.items() if pk not in had
    )
    record_act(
        fact=ThemesChosen(arena=room.ref, themes=tuple(sorted(wanted))),
        arena=room,
        by=by,
        participation=participation,
    )


@transaction.atomic
def add_theme(*, name: str, by: Person) -> Theme:
    """Add a theme that arenas can share, or get the one that is there already under that name (M29).

    There is no fact: a theme tells of nobody until an arena chooses it.
    """
    words = clean_line(name, longest=THEME_LENGTH, field="name", empty=_("Skriv, hvad temaet hedder."))
    return Theme.objects.get_or_create(
        slug=slug_of(words) or words.casefold(), defaults={"name": words, "added_by": by}
    )[0]
