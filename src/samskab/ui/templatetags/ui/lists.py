"""What the arena needs, what has happened, who is missing, and things told at a glance."""

from datetime import date, datetime

from django.template import TemplateSyntaxError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samskab.ui.sectors import sector_look
from samskab.ui.templatetags.ui.cards import LEVELS
from samskab.ui.templatetags.ui.library import one_of, register, render
from samskab.ui.templatetags.ui.library import words as written


@register.simple_block_tag
def todo(content: str) -> SafeString:
    """What the arena needs right now: `{% todo %}{% todo_item … %}{% endtodo %}`. Three or four, never a pile."""
    return format_html('<ol class="todo">{}</ol>', content)


@register.simple_tag
def todo_item(
    *,
    icon: str,
    title: str,
    href: str,
    why: str,
    minutes: int = 0,
    time: str = "",
    first: bool = False,
    level: int = 3,
) -> SafeString:
    """One thing to do, and why it is you. The whole row is its link. `first` is lit: the one main thing of the page.

    How long it takes is either `minutes`, or `time` in words when it is not counted in minutes (»En lørdag«).
    """
    if minutes < 0 or (minutes and time):
        raise TemplateSyntaxError(f"Say either minutes or time: minutes={minutes!r}, time={time!r}.")
    return render(
        "todo_item",
        icon=icon,
        title=written("title", title),
        href=written("href", href),
        why=written("why", why),
        minutes=minutes,
        time=time,
        first=first,
        level=one_of("level", level, LEVELS),
    )


@register.simple_block_tag
def feed(content: str, *, label: str) -> SafeString:
    """What has happened, the latest first: `{% feed label=… %}{% feed_item … %}{% endfeed %}`."""
    return format_html('<ul class="feed" aria-label="{}">{}</ul>', written("label", label), content)


@register.simple_tag
def feed_item(
    *,
    name: str,
    words: str,
    moment: date | datetime,
    sector: object = None,
    quote: str = "",
    href: str = "",
) -> SafeString:
    """Somebody did something: the name, then `words` as the rest of the sentence (»rejste en indvending«).

    `quote` is what they said, in quotation marks. With `href` the sentence leads to it.
    """
    return render(
        "feed_item",
        name=written("name", name),
        words=written("words", words),
        moment=moment,
        sector=sector,
        quote=quote,
        href=href,
    )


@register.simple_block_tag
def chairs(content: str, *, label: str) -> SafeString:
    """Empty chairs, by the name of the group: `{% chairs label=… %}{% chair … %}…{% endchair %}{% endchairs %}`."""
    return format_html('<ul class="chairs" aria-label="{}">{}</ul>', written("label", label), content)


@register.simple_block_tag
def chair(content: str, *, title: str, note: str = "", sector: object = None) -> SafeString:
    """One empty chair: who is missing and why it matters. The content is one small button, or nothing."""
    return render(
        "chair",
        content=content,
        title=written("title", title),
        note=note,
        sector=sector_look(sector).key if sector else "",
    )


@register.simple_block_tag
def terms(content: str) -> SafeString:
    """What holds for a thing, side by side on one line: `{% terms %}{% term … %}{% endterms %}`."""
    return format_html('<dl class="terms">{}</dl>', content)


@register.simple_tag
def term(*, label: str, value: str | int) -> SafeString:
    """One of them: what it is, and how it stands."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", written("label", label), value)
