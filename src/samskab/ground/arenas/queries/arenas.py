"""Arenas: the guarded door, and the lists."""

from collections.abc import Iterable
from typing import TypeAlias
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, ArenaTheme, Theme
from samskab.kernel.often import Often, asked
from samskab.kernel.refusal import Refusal

# An arena, for the type hints of those who answer requests and never touch the model itself.
AnArena: TypeAlias = Arena
_AT = Often(lambda: Arena.objects.select_related("started_by").filter(slug=asked("slug")))
_NOBODY_MEANT = _("Vi kan ikke finde den arena. Åbn den, og kopiér adressen herover.")


def arenas() -> QuerySet[Arena]:
    """Every arena, the last touched first, with its themes at hand. Arenas are open to all."""
    themes = Prefetch("arena_themes", ArenaTheme.objects.select_related("theme"))
    return Arena.objects.prefetch_related(themes).order_by("-last_act_at", "-id")


def is_forming() -> Q:
    """The condition of an arena that still lacks a public party, or one that is not public: `Arena.is_forming` (M4)."""
    return Q(people_public=0) | Q(people_business=0, people_civil_society=0, people_citizen=0)


def arenas_not_ended() -> QuerySet[Arena]:
    """Every arena that has not ended, for those who pass addresses on."""
    return Arena.objects.exclude(state=State.CLOSED)


def arena_at(slug: str) -> Arena:
    """The arena at an address. The door is open to all; what a closed part holds is asked for by `may_see`.

    Raises a `Refusal` with status 404 when there is none.
    """
    found = _AT.one(slug=slug)
    if found is None:
        raise Refusal("unknown_arena", _("Vi kan ikke finde den arena."), status=404)
    return found


def arena_meant(words: str) -> Arena:
    """The arena that somebody means, by its address or its whole name, as they copied it.

    Raises a `Refusal` for the field `other` when there is none, or when several have that name.
    """
    slug = words.partition("?")[0].rstrip("/").rpartition("/")[2]
    found = list(Arena.objects.filter(Q(slug=slug) | Q(title__iexact=words.strip()))[:2])
    if len(found) != 1:
        said = _("Flere arenaer hedder det. Indsæt adressen i stedet.") if found else _NOBODY_MEANT
        raise Refusal("unknown_arena", said, "other", 400)
    return found[0]


def arenas_by_ref(refs: Iterable[UUID]) -> dict[UUID, Arena]:
    """The arenas behind some references, in one query; those that are not there are left out."""
    return {arena.ref: arena for arena in Arena.objects.filter(ref__in=set(refs))}


def held_arena(arena: Arena) -> Arena:
    """The arena's row, held for the rest of the transaction."""
    return Arena.objects.select_for_update().get(pk=arena.pk)


def themes_of(arena: Arena) -> list[Theme]:
    """What an arena is about, in the order it was said."""
    return [link.theme for link in arena.arena_themes.select_related("theme")]


def themes() -> QuerySet[Theme]:
    """Every theme there is: the eight of the manifesto first, then as people added them."""
    return Theme.objects.order_by("id")


def themes_offered(arena: Arena) -> list[Theme]:
    """The themes to choose among for an arena: those of the manifesto, and those it has."""
    return list(themes().filter(Q(added_by__isnull=True) | Q(arena_themes__arena=arena)).distinct())


def theme_by_slug(slug: str) -> Theme:
    """One theme; raises a `Refusal` with status 404 when there is none."""
    found = Theme.objects.filter(slug=slug).first()
    if found is None:
        raise Refusal("unknown_theme", _("Vi kan ikke finde det tema."), status=404)
    return found
