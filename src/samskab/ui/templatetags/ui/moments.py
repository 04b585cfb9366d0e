"""Days, times of day and counts as people write them in the language of the page.

Django knows the names of months and days; it does not know »kl. 17«, nor that a date must not break over two lines.
"""

from datetime import date, datetime, time

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samskab.ui.templatetags.ui.library import register

NBSP = "\N{NO-BREAK SPACE}"
FEW = 5


def _is_english() -> bool:
    return (get_language() or "").startswith("en")


@register.filter
def day(value: date | datetime) -> str:
    """»23. november 2026«, "23 November 2026"."""
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return str(formats.date_format(local, "j F Y" if _is_english() else "j. F Y")).replace(" ", NBSP)


@register.filter
def hour(value: time | datetime) -> str:
    """»kl. 17«, »kl. 17.05«; "17:00", "17:05"."""
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    if _is_english():
        return f"{local:%H:%M}"
    return f"kl.{NBSP}{local.hour}" + (f".{local.minute:02d}" if local.minute else "")


@register.simple_tag
def when(*, moment: date | datetime, clock: bool = False) -> SafeString:
    """A day as a `<time>`, with the time of day when `clock`."""
    shown = (
        f"{day(moment)}{',' if _is_english() else ''} {hour(moment)}"
        if clock and isinstance(moment, datetime)
        else day(moment)
    )
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), shown)


@register.filter
def few_or(count: int) -> str:
    """How many people or organisations, as we show it: never a number under five, so that nobody can be picked out."""
    if count == 0:
        return _("Ingen endnu")
    return _("Få") if count < FEW else thousands(count)


@register.filter
def thousands(count: int) -> str:
    """»4.310«, "4,310"."""
    return str(formats.number_format(count, force_grouping=True))
