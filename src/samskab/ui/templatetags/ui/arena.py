"""An arena's own head, and an arena seen from outside: as a card, and as a row among look-alikes."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from functools import lru_cache

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samskab.ui.sectors import Counts, by_look
from samskab.ui.templatetags.ui.cards import LEVELS
from samskab.ui.templatetags.ui.journey import names_of
from samskab.ui.templatetags.ui.library import one_of, register, render, words


@register.simple_tag
def arena_band(*, people: Counts) -> SafeString:
    """Borten across the whole page, over the breadcrumb. Nobody yet gives a plain tray for the first strip."""
    return render("arena_band", people=people)


@register.simple_block_tag
def arena_intro(content: str) -> SafeString:
    """Under an arena's title: `{% purpose … %}` and `{% arena_who … %}` side by side."""
    return render("arena_intro", content=content)


@register.simple_block_tag
def purpose(content: str, *, label: str, text: str) -> SafeString:
    """What the arena wants together, in large type. The content is a line of `meta`: agreed when, changed when."""
    return render("purpose", content=content, label=words("label", label), text=words("text", text))


@register.simple_block_tag
def arena_who(content: str, *, people: Counts, missing: Counts | None = None) -> SafeString:
    """Who is here, as a ring and in words. The content is what one can do about it: a `button-row` and a hint."""
    return render("arena_who", content=content, people=people, missing=missing)


@register.simple_tag
def arena_card(
    *,
    title: str,
    href: str,
    place: str,
    lead: str,
    people: Counts,
    now: str | Collection[str],
    done: Collection[str] | None = None,
    missing: Counts | None = None,
    lacks: str,
    level: int = 3,
    element: str = "article",
) -> SafeString:
    """An arena in a list: the band of its people, where it is, what it wants, how far it is, and what it lacks.

    `lacks` is the sentence beside the ring: who is missing, what is needed, or that it has just begun.
    """
    shown = _Card(
        language=get_language(),
        title=conditional_escape(words("title", title)),
        href=conditional_escape(words("href", href)),
        place=conditional_escape(place),
        lead=conditional_escape(lead),
        people=tuple(by_look(people).items()),
        missing=tuple(by_look(missing or {}).items()),
        now=(now,) if isinstance(now, str) else tuple(now),
        done=None if done is None else tuple(done),
        lacks=conditional_escape(words("lacks", lacks)),
        level=one_of("level", level, LEVELS),
        element=element,
    )
    return _drawn(shown)


@dataclass(frozen=True)
class _Card:
    """Everything that a card shows, its texts escaped, and the language: two that are equal look alike to anybody."""

    language: str | None
    title: str
    href: str
    place: str
    lead: str
    people: tuple[tuple[str, int], ...]
    missing: tuple[tuple[str, int], ...]
    now: tuple[str, ...]
    done: tuple[str, ...] | None
    lacks: str
    level: int
    element: str


@lru_cache(maxsize=512)
def _drawn(card: _Card) -> SafeString:
    """Drawn once as long as nothing in it changes: a card is the dearest thing on a page, and all read the same one."""
    given = {field.name: getattr(card, field.name) for field in fields(card)}
    given |= {"people": dict(card.people), "missing": dict(card.missing), "now_names": names_of(card.now)}
    return render("arena_card", **given)


@register.simple_block_tag
def look_alikes(content: str, *, label: str) -> SafeString:
    """Arenas that look like what somebody is writing: `{% look_alike … %}…{% endlook_alike %}` one after another."""
    return render("look_alikes", content=content, label=words("label", label))


@register.simple_block_tag
def look_alike(content: str, *, title: str, href: str, why: str, people: Counts, place: str = "") -> SafeString:
    """One arena as a row. `why` says in what way it looks alike. The content is what one can do: join, see."""
    return render(
        "look_alike",
        content=content,
        title=words("title", title),
        href=words("href", href),
        why=words("why", why),
        people=people,
        place=place,
    )
