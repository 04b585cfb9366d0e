"""Is it samskabelse: who is here and heard, what lies fast, how the five ingredients are, and what it is judged by."""

from collections.abc import Mapping
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskab.ui.sectors import SECTORS, Counts, sector_look
from samskab.ui.templatetags.ui.cards import LEVELS
from samskab.ui.templatetags.ui.library import one_of, register, render, words

# How free something is: its words, the look of its tag, its icon.
FIRMNESS: dict[str, tuple[Promise, str, str]] = {
    "fixed": (gettext_lazy("Ligger fast"), "ink", "lock"),
    "movable": (gettext_lazy("Kan flyttes"), "line", "lock-open"),
    "open": (gettext_lazy("Helt åbent"), "sun", "sun"),
}
# Whether something has been shown: its word and its icon. Never by colour.
EVIDENCE: dict[str, tuple[Promise, str]] = {
    "yes": (gettext_lazy("Ja"), "circle-check"),
    "not_yet": (gettext_lazy("Ikke endnu"), "circle-dashed"),
    "no": (gettext_lazy("Nej"), "circle-x"),
}


@register.simple_block_tag
def balance(content: str, *, people: Counts, missing: Counts | None = None, voice: Counts | None = None) -> SafeString:
    """The large ring, and beside it the content: the numbers as a table, and the empty chairs.

    `voice` draws how the speaking is shared as a thin ring inside the wide one.
    """
    return render("balance", content=content, people=people, missing=missing, voice=voice)


@register.simple_tag
def firmness(*, state: str) -> SafeString:
    """How free a frame is, as a tag. state: fixed, movable, open."""
    label, look, icon = FIRMNESS[one_of("state", state, FIRMNESS)]
    return render("firmness", label=label, look=look, icon=icon)


@register.simple_block_tag
def health(content: str, *, label: str) -> SafeString:
    """The five ingredients one under the other: `{% health label=… %}{% health_row … %}{% endhealth %}`."""
    return format_html('<ol class="health" aria-label="{}">{}</ol>', words("label", label), content)


def _told(title: str, values: Mapping[Any, float]) -> str:
    given = {sector_look(sector).key: value for sector, value in values.items()}
    numbers = ", ".join(
        f"{look.name} {formats.number_format(given[look.key], 1)}" for look in SECTORS if look.key in given
    )
    return _("%(title)s. %(numbers)s ud af 5.") % {"title": title, "numbers": numbers}


@register.simple_tag
def health_row(
    *,
    title: str,
    what: str,
    say: str = "",
    values: Mapping[Any, float] | None = None,
    evidence: str = "",
    level: int = 3,
) -> SafeString:
    """One ingredient: its name and what it means, the distance between us, and what we make of it.

    `values` are sector → mean from 1 to 5. Without any it says that nobody has been asked, on an empty scale.
    `evidence` is what it rests on, in small text: how many answered and when, or what was seen instead.
    """
    return render(
        "health_row",
        title=words("title", title),
        what=words("what", what),
        say=say,
        values=values,
        told=_told(title, values) if values else "",
        evidence=evidence,
        level=one_of("level", level, LEVELS),
    )


@register.simple_block_tag
def evidence(content: str, *, label: str) -> SafeString:
    """What a label rests on, point by point: `{% evidence label=… %}{% evidence_row … %}{% endevidence %}`."""
    return format_html('<ul class="evidence" aria-label="{}">{}</ul>', words("label", label), content)


@register.simple_tag
def evidence_row(*, state: str, title: str, why: str, href: str = "", level: int = 3) -> SafeString:
    """One point: whether it has been shown (yes, not_yet, no) as an icon with its word, and why we say so.

    `href` leads to where anybody can see it for themselves.
    """
    word, icon = EVIDENCE[one_of("state", state, EVIDENCE)]
    return render(
        "evidence_row",
        state=state,
        word=word,
        icon=icon,
        title=words("title", title),
        why=words("why", why),
        href=href,
        level=one_of("level", level, LEVELS),
    )
