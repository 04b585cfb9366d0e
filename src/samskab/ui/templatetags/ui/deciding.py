"""A round of consent: the table and its numbers, objections and how they are built in, and the four answers."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samskab.ui.figures.plane import number
from samskab.ui.figures.seats import STATES, Answers, counted
from samskab.ui.figures.seats import table as drawn_table
from samskab.ui.sectors import SECTORS
from samskab.ui.templatetags.ui.cards import LEVELS
from samskab.ui.templatetags.ui.library import element_id, one_of, register, render
from samskab.ui.templatetags.ui.library import words as written
from samskab.ui.templatetags.ui.moments import thousands

PHASES: dict[str, Promise] = {
    "clarify": gettext_lazy("Spørg og forstå"),
    "respond": gettext_lazy("Svar"),
    "integrate": gettext_lazy("Byg ind"),
    "stand": gettext_lazy("Det står"),
}
# How an objection stands: its word, the look of its tag, its icon.
OBJECTIONS: dict[str, tuple[Promise, str, str]] = {
    "open": (gettext_lazy("Åben"), "ink", "hand"),
    "integrated": (gettext_lazy("Bygget ind"), "line", "circle-check"),
    "withdrawn": (gettext_lazy("Trukket tilbage"), "line", "undo-2"),
}
TRAIL: dict[str, Promise] = {
    "done": gettext_lazy("gjort"),
    "now": gettext_lazy("nu"),
    "next": gettext_lazy("kommer"),
}
# The four answers as cards: icon, and the sentence that says what one says by it.
CARDS: dict[str, tuple[str, Promise]] = {
    "consent": ("circle-check", gettext_lazy("Det er godt nok for nu og trygt nok at prøve.")),
    "concern": ("circle-dot", gettext_lazy("Gå bare i gang, men hold øje med det her.")),
    "objection": ("hand", gettext_lazy("Jeg ser en grund til, at det her skader nogen eller ikke virker.")),
    "stand_aside": (
        "circle-slash-2",
        gettext_lazy("Det er ikke min sag. I andre bestemmer, og jeg holder ingen tilbage."),
    ),
}


class Piece(Protocol):
    """A part of two texts held against each other, as `kernel.text.diffs` finds it: kept, taken or added."""

    @property
    def change(self) -> str: ...
    @property
    def text(self) -> str: ...


def _totals(answers: Answers) -> dict[str, int]:
    given = counted(answers).values()
    return {state: sum(states.get(state, 0) for states in given) for state in STATES}


def _said(state: str, count: int) -> str:
    """What so many do, after the number."""
    return {
        "consent": ngettext("samtykker", "samtykker", count),
        "concern": ngettext("med betænkelighed", "med betænkelighed", count),
        "objection": ngettext("åben indvending", "åbne indvendinger", count),
        "stand_aside": ngettext("står udenfor", "står udenfor", count),
        "none": ngettext("mangler", "mangler", count),
    }[state]


@register.simple_tag
def seats(*, answers: Answers, ended: bool = False) -> SafeString:
    """The round table: sector → answer → how many. The middle says what matters most just now.

    An open objection lights the table and is its number. Without any, it says how many have answered; once it has
    `ended`, how many consented.
    """
    totals = _totals(answers)
    everybody = sum(totals.values())
    answered = everybody - totals["none"]
    consents = totals["consent"] + totals["concern"]
    lit = totals["objection"] > 0
    if lit:
        big, small = totals["objection"], _said("objection", totals["objection"])
    elif ended:
        big, small = consents, _said("consent", consents)
    else:
        big, small = answered, _("af %(all)s har svaret") % {"all": thousands(everybody)}
    told = ", ".join(f"{thousands(totals[state])} {_said(state, totals[state])}" for state in STATES if totals[state])
    places = ngettext("%(all)s plads om bordet.", "%(all)s pladser om bordet.", everybody)
    label = places % {"all": thousands(everybody)} + (f" {told[:1].upper()}{told[1:]}." if told else "")
    drawn = drawn_table(answers)
    half = drawn.side / 2
    return render(
        "seats",
        table=drawn,
        side=number(drawn.side),
        half=number(half),
        dot=number(half / 3),
        lit=lit,
        big=thousands(big),
        small=small,
        label=label,
    )


@register.simple_tag
def tally(*, answers: Answers) -> SafeString:
    """The same in numbers, with the key to the marks. What nobody has answered is left out."""
    totals = _totals(answers)
    rows = [(state, thousands(count), _said(state, count)) for state, count in totals.items() if count]
    return render("tally", rows=rows)


@register.simple_tag
def sector_answers(*, answers: Answers, you: object = None, caption: str = "") -> SafeString:
    """How many of each sector have answered. `you` is the sector of one who looks and has not answered.

    It counts those who have not, and names nobody: silence is not shown up.
    """
    given, mine = counted(answers), None
    if you:
        mine = next(iter(counted({you: {"none": 1}})))
    rows = []
    for look in SECTORS:
        states = given.get(look.key, {})
        total, missing = sum(states.values()), states.get("none", 0)
        if total:
            rows.append((look.key, look.name, total - missing, total, _missing(missing, mine == look.key)))
    return render("sector_answers", rows=rows, caption=caption or _("Svar fra hver sektor"))


def _missing(count: int, you: bool) -> str:
    if not count:
        return _("Ingen")
    if not you:
        return thousands(count)
    others = count - 1
    if not others:
        return _("Dig")
    return ngettext("Dig og %(count)s anden", "Dig og %(count)s andre", others) % {"count": thousands(others)}


@register.simple_tag
def phases(*, now: str, ended: bool = False) -> SafeString:
    """Where a round is: clarify, respond, integrate, stand. One goes back and forth; it is no bar that fills.

    `ended` is for a round that came to an end: it says which phases there were, and points at none.
    """
    here = one_of("now", now, PHASES)
    return render("phases", phases=[(name, key == here and not ended) for key, name in PHASES.items()])


@register.simple_block_tag
def band(content: str, *, title: str, id: str, level: int = 2) -> SafeString:
    """The one dark band a page may have: a rule that holds for everybody, in large words."""
    return render(
        "band",
        content=content,
        title=written("title", title),
        id=element_id("id", id),
        level=one_of("level", level, LEVELS),
    )


@register.simple_block_tag
def objection(
    content: str,
    *,
    id: str,
    state: str,
    title: str,
    name: str,
    moment: date | datetime,
    sector: object = None,
    note: str = "",
    level: int = 3,
) -> SafeString:
    """One objection: open (lit), integrated or withdrawn; who raised it, and in the content what became of it."""
    label, look, icon = OBJECTIONS[one_of("state", state, OBJECTIONS)]
    return render(
        "objection",
        content=content,
        id=element_id("id", id),
        is_open=state == "open",
        title=written("title", title),
        name=written("name", name),
        moment=moment,
        sector=sector,
        note=note,
        level=one_of("level", level, LEVELS),
        label=label,
        look=look,
        icon=icon,
    )


@register.simple_tag
def reason(*, opening: str, harm: str = "") -> SafeString:
    """What would be harmed, and what would make it workable, in its author's words. `harm` may stand as the title."""
    return render("reason", harm=harm, opening=written("opening", opening))


@register.simple_block_tag
def trail(content: str, *, label: str) -> SafeString:
    """What is done with an objection, step by step: `{% trail label=… %}{% trail_step … %}…{% endtrail %}`."""
    return format_html('<ol class="trail" aria-label="{}">{}</ol>', written("label", label), content)


@register.simple_block_tag
def trail_step(content: str, *, state: str, title: str, moment: date | datetime | None = None) -> SafeString:
    """One step: done, now or next, and when. The content is what was said, a diff, or who is next."""
    return render(
        "trail_step",
        content=content,
        state=state,
        said=TRAIL[one_of("state", state, TRAIL)],
        title=written("title", title),
        moment=moment,
    )


@register.simple_tag
def diff(*, pieces: Iterable[Piece], label: str) -> SafeString:
    """Two texts as one, word by word: what was taken out is struck, what came in is marked, and both are said so."""
    return render("diff", pieces=list(pieces), label=written("label", label))


@register.simple_block_tag
def quote_line(content: str, *, quote: str = "") -> SafeString:
    """What somebody said about it, in quotation marks, and in the content who and what then."""
    return render("quote_line", content=content, quote=quote)


@register.simple_tag
def answer_cards(*, field: BoundField) -> SafeString:
    """The four answers as cards, one tap each: `{% answer_cards field=form.answer %}`. They are radio buttons.

    What belongs to one of them stands after it in the same `answer-form`, in a `<div data-answer="objection">`: it is
    shown when that answer is chosen, and always where a browser cannot see what is chosen.
    """
    cards = [(choice, *CARDS[one_of("answer", str(choice.data["value"]), CARDS)]) for choice in field]
    return render("answer_cards", field=field, cards=cards, errors=[str(error) for error in field.errors])


@register.simple_block_tag
def concerns(content: str, *, label: str) -> SafeString:
    """What people will keep an eye on: `{% concerns label=… %}{% concern … %}{% endconcerns %}`."""
    return format_html('<ul class="concerns" aria-label="{}">{}</ul>', written("label", label), content)


@register.simple_tag
def concern(*, words: str, sector: object, name: str = "") -> SafeString:
    """One concern, in its words; and whose it is, when the page tells."""
    return render("concern", words=written("words", words), sector=sector, name=name)


@register.simple_block_tag
def record(content: str, *, title: str, moment: date | datetime, label: str, level: int = 1) -> SafeString:
    """What was decided, as one sheet to hang up. In a `<div class="letters">` only it is printed."""
    return render(
        "record",
        content=content,
        title=written("title", title),
        moment=moment,
        label=written("label", label),
        level=one_of("level", level, LEVELS),
    )
