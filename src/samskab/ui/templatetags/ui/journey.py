"""Where something stands: the eight steps of an arena, time as bars, and how much is ready."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from django.template import TemplateSyntaxError
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from samskab.ui.templatetags.ui.library import one_of, register, render, words
from samskab.ui.templatetags.ui.moments import listed

STEPS: dict[str, tuple[Promise, str]] = {
    "spark": (_("Tænd"), "flame"),
    "gather": (_("Saml"), "users"),
    "understand": (_("Forstå"), "ear"),
    "align": (_("Afstem"), "handshake"),
    "create": (_("Skab"), "scissors"),
    "act": (_("Handl"), "footprints"),
    "learn": (_("Lær"), "book-open"),
    "share": (_("Del"), "sprout"),
}
# What a stop says to those who cannot see how its circle is drawn.
STOPS: dict[str, Promise] = {"done": _("gjort"), "part": _("begyndt"), "now": _("her er vi"), "next": _("ikke endnu")}
BARS = ("done", "now", "next", "wait")
COLUMNS = range(1, 13)


def _standing(now: str | Collection[str]) -> list[str]:
    """The steps an arena is at, in the order of the journey."""
    given = {one_of("now", step, STEPS) for step in ([now] if isinstance(now, str) else now)}
    if not given:
        raise TemplateSyntaxError("now must be at least one step.")
    return [step for step in STEPS if step in given]


def names_of(now: str | Collection[str]) -> str:
    """»Forstå«, »Forstå og Skab«, »Forstå, Skab og Handl«."""
    return listed([str(STEPS[step][0]) for step in _standing(now)])


@register.simple_tag
def steps(*, now: str | Collection[str], done: Collection[str] | None = None, label: str = "") -> SafeString:
    """The journey as eight strips. `now` is a step (spark … share), or several at once; `done` are those gone through.

    Without `done`, all before the first of `now` are. An arena that went back says which it has been through.
    """
    names, standing = list(STEPS), _standing(now)
    been = names[: names.index(standing[0])] if done is None else [one_of("done", step, STEPS) for step in done]
    return _steps(get_language(), tuple(standing), frozenset(been), conditional_escape(label))


@lru_cache(maxsize=512)
def _steps(language: str | None, standing: tuple[str, ...], been: frozenset[str], label: str) -> SafeString:
    """Drawn once for the same steps in a language."""
    place = list(STEPS).index(standing[0]) + 1 if len(standing) == 1 else 0
    rows = [
        (title, "now" if step in standing else "done" if step in been else "next")
        for step, (title, _icon) in STEPS.items()
    ]
    with override(language):
        return render("steps", rows=rows, now=names_of(standing), place=place, label=label)


@register.simple_block_tag
def loop(content: str, *, title: str, text: str = "") -> SafeString:
    """The journey as a ring with arrows, holding eight `{% stop %}`; `title` and `text` stand in the middle."""
    return render("loop", content=content, title=words("title", title), text=text)


@register.simple_tag
def stop(*, step: str, state: str, note: str = "") -> SafeString:
    """One step of the loop. state: done, part (begun, may be gone back to), now, next. Several may be now."""
    title, icon = STEPS[one_of("step", step, STEPS)]
    said = STOPS[one_of("state", state, STOPS)]
    return render("stop", title=title, icon=icon, state=state, said=said, note=note)


@register.simple_block_tag
def timeline(content: str, *, columns: Sequence[str], now: int = 0, label: str) -> SafeString:
    """Time as twelve columns with one `{% bar %}` a row. `columns` are their names; `now` is the one we are in."""
    if len(columns) != len(COLUMNS):
        raise TemplateSyntaxError(f"columns must be {len(COLUMNS)} names, not {len(columns)}.")
    return render("timeline", content=content, columns=columns, now=now, label=words("label", label))


@register.simple_tag
def bar(*, label: str, start: int, span: int, state: str, words_for_state: str, note: str = "") -> SafeString:
    """One row of a timeline, from column `start` (1–12) over `span` columns. state: done, now, next, wait.

    `words_for_state` says when and how it stands in words, since a bar alone says it to eyes only.
    """
    one_of("start", start, COLUMNS)
    return render(
        "bar",
        label=words("label", label),
        start=start,
        span=one_of("span", span, range(1, len(COLUMNS) + 2 - start)),
        state=one_of("state", state, BARS),
        said=words("words_for_state", words_for_state),
        note=note,
    )


@register.simple_tag
def progress(*, label: str, value: int, top: int, id: str) -> SafeString:
    """How much is ready, of things and never of people; the label says it in words."""
    if not 0 <= value <= top:
        raise TemplateSyntaxError(f"value={value} must lie from 0 to top={top}.")
    return format_html(
        '<label class="label" for="{}">{}</label><progress class="progress" id="{}" value="{}" max="{}"></progress>',
        id,
        words("label", label),
        id,
        value,
        top,
    )
