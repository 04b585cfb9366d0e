"""Sheets of paper: cards, notes, empty places, doors, accordions, and the head of a section."""

from django.utils.safestring import SafeString

from samskab.ui.sectors import Counts, sector_look
from samskab.ui.templatetags.ui.library import element, element_id, one_of, register, render, words

SHEETS = {"plain": "sheet", "line": "sheet sheet--line", "sun": "sheet sheet--sun", "bare": "sheet sheet--plain"}
NOTES = {"plain": "note", "sun": "note note--sun"}
ELEMENTS = ("div", "section", "article", "li", "aside")
LEVELS = (1, 2, 3, 4)


@register.simple_block_tag
def sheet(content: str, *, look: str = "plain", element: str = "div", id: str = "") -> SafeString:
    """A sheet laid on the table. look: plain, line (drawn in ink), sun, bare."""
    return render(
        "sheet",
        content=content,
        classes=SHEETS[one_of("look", look, SHEETS)],
        element=one_of("element", element, ELEMENTS),
        id=element_id("id", id) if id else "",
    )


@register.simple_block_tag
def card(
    content: str,
    *,
    title: str,
    href: str = "",
    level: int = 3,
    element: str = "article",
    place: str = "",
    people: Counts | None = None,
) -> SafeString:
    """A sheet in a list. With `href` the whole card is one link; other links and buttons inside still work.

    `people` (sector → how many) lays their woven band along the top edge; `place` is a line with a pin over the title.
    """
    return render(
        "card",
        content=content,
        title=words("title", title),
        href=href,
        level=one_of("level", level, LEVELS),
        element=one_of("element", element, ELEMENTS),
        place=place,
        people=people,
    )


@register.simple_block_tag
def card_foot(content: str) -> SafeString:
    """The line along a card's bottom edge: a ring or an icon, and a sentence."""
    return element("div", {"class": "card__foot"}, content)


@register.simple_block_tag
def note(content: str, *, look: str = "plain") -> SafeString:
    """A quiet remark, or with look="sun" what matters right now. The content is inline text."""
    return element("div", {"class": NOTES[one_of("look", look, NOTES)]}, content)


@register.simple_block_tag
def empty(content: str, *, title: str, icon: str = "armchair", level: int = 3) -> SafeString:
    """Nothing is here yet, said as an invitation: »Her er plads«, and a chair. Put a button in the content."""
    return render(
        "empty", content=content, title=words("title", title), icon=icon, level=one_of("level", level, LEVELS)
    )


@register.simple_block_tag
def door(content: str, *, sector: object, title: str, href: str, level: int = 3) -> SafeString:
    """A way in for one sector, in its colour; for the list `<ul class="doors">`."""
    return render(
        "door",
        content=content,
        sector=sector_look(sector).key,
        title=words("title", title),
        href=words("href", href),
        level=one_of("level", level, LEVELS),
    )


@register.simple_block_tag
def accordion(content: str, *, title: str, open: bool = False, id: str = "") -> SafeString:
    """A line that opens: native details and summary. Put several after each other."""
    return render(
        "accordion", content=content, title=words("title", title), open=open, id=element_id("id", id) if id else ""
    )


@register.simple_tag
def section_head(
    *, title: str, id: str, lead: str = "", level: int = 2, more_href: str = "", more_label: str = ""
) -> SafeString:
    """A section's title, and on the same baseline one line of explanation or a link onwards.

    `id` is the heading's, so that the section can say `aria-labelledby`.
    """
    return render(
        "section_head",
        title=words("title", title),
        id=element_id("id", id),
        lead=lead,
        level=one_of("level", level, LEVELS),
        more_href=more_href,
        more_label=words("more_label", more_label) if more_href else "",
    )
