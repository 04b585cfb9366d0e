"""Ways around: tabs, breadcrumb, pages of a list."""

from typing import Protocol
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samskab.ui.templatetags.ui.library import element, register, render, words


class Paged(Protocol):
    """One page of a list, as `kernel.paging` makes it."""

    @property
    def number(self) -> int: ...
    @property
    def count(self) -> int: ...


@register.simple_block_tag
def tabs(content: str, *, label: str) -> SafeString:
    """The rooms of one thing: `{% tabs label=… %}{% tab … %}{% tab … %}{% endtabs %}`. They are links, not panels."""
    return render("tabs", content=content, label=words("label", label))


@register.simple_tag
def tab(*, label: str, href: str, current: bool = False, count: int = 0, count_label: str = "") -> SafeString:
    """One tab. `count` is what waits there, and `count_label` says so to a screen reader ("venter")."""
    waits: tuple[str, ...] = ()
    if count:
        said = element("span", {"class": "vh"}, " ", words("count_label", count_label))
        waits = (" ", element("span", {"class": "count"}, count, said))
    link = {"href": words("href", href), "aria-current": "page" if current else None}
    return element("li", {}, element("a", link, words("label", label), *waits))


@register.simple_block_tag
def breadcrumb(content: str, *, label: str = "") -> SafeString:
    """The way here: `{% breadcrumb %}{% crumb … %}{% crumb … %}{% endbreadcrumb %}`. On a phone: one way back."""
    return render("breadcrumb", content=content, label=label)


@register.simple_tag
def crumb(*, label: str, href: str = "") -> SafeString:
    """One step of the way; the last has no `href`, since one stands there."""
    if href:
        return format_html('<li><a href="{}">{}</a></li>', href, words("label", label))
    return format_html('<li><span aria-current="page">{}</span></li>', words("label", label))


def _shown(number: int, count: int) -> list[int | None]:
    """Page numbers worth a link, with None where some are left out: 1 … 4 5 6 … 14."""
    wanted = sorted({1, count, *range(max(1, number - 1), min(count, number + 1) + 1)})
    shown: list[int | None] = []
    for page in wanted:
        if shown and (before := shown[-1]) is not None and page > before + 1:
            shown.append(before + 1 if page == before + 2 else None)
        shown.append(page)
    return shown


@register.simple_tag
def pagination(*, page: Paged, query: QueryDict | None = None, parameter: str = "page", label: str = "") -> SafeString:
    """Links to the other pages of a list; nothing when there is only one.

    `query` is `request.GET`, so that a search or a filter is kept.
    """
    if page.count == 1:
        return SafeString()
    kept = [(key, value) for key, values in (query.lists() if query else ()) if key != parameter for value in values]

    def link(number: int) -> str:
        return "?" + urlencode([*kept, (parameter, number)])

    return render(
        "pagination",
        label=label,
        number=page.number,
        previous=link(page.number - 1) if page.number > 1 else "",
        next=link(page.number + 1) if page.number < page.count else "",
        pages=[(number, link(number) if number else "") for number in _shown(page.number, page.count)],
    )
