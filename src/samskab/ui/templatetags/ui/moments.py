"""Days, times of day and counts as people write them in the language of the page.

Django knows the names of months and days; it does not know »kl. 17«, nor that a date must not break over two lines.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samskab.kernel.clock import now
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


@register.filter
def day_and_hour(value: datetime) -> str:
    """»23. november 2026 kl. 17«, "23 November 2026, 17:00"."""
    return f"{day(value)}{',' if _is_english() else ''} {hour(value)}"


@register.filter
def told(value: object) -> object:
    """A moment, a day or a time of day as people write it; anything else as it is."""
    if isinstance(value, datetime):
        return day_and_hour(value)
    if isinstance(value, date):
        return day(value)
    return hour(value) if isinstance(value, time) else value


@register.simple_tag
def when(*, moment: date | datetime, clock: bool = False) -> SafeString:
    """A day as a `<time>`, with the time of day when `clock`."""
    shown = day_and_hour(moment) if clock and isinstance(moment, datetime) else day(moment)
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), shown)


@register.simple_tag
def lately(*, moment: date | datetime) -> SafeString:
    """How long ago, as one says it: »i dag kl. 9.30«, »i går«, »24. august«, and the year when it is another one."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment
    that = local.date() if isinstance(local, datetime) else local
    today = timezone.localtime(now()).date()
    if that == today:
        said = _("i dag") + (f" {hour(local)}" if isinstance(local, datetime) else "")
    elif that == today - timedelta(days=1):
        said = _("i går")
    elif that.year == today.year:
        said = str(formats.date_format(that, "j F" if _is_english() else "j. F")).replace(" ", NBSP)
    else:
        said = day(that)
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), said)


@register.filter
def minutes(count: int) -> str:
    """»5 min«, »1 time«, »1 time 20 min«: what it takes, so that one can say yes to it."""
    hours, rest = divmod(count, 60)
    said = [ngettext("%(hours)d time", "%(hours)d timer", hours) % {"hours": hours}] if hours else []
    said += [_("%(minutes)d min") % {"minutes": rest}] if rest or not hours else []
    return " ".join(said).replace(" ", NBSP)


@register.filter
def listed(names: Sequence[str]) -> str:
    """»Ruth«, »Ruth og Jonas«, »Ruth, Jonas og Lis«."""
    *first, last = names
    return _("%(first)s og %(last)s") % {"first": ", ".join(first), "last": last} if first else last


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


@register.filter
def percent(share: int) -> str:
    """»34 %«, "34%"."""
    return f"{share}%" if _is_english() else f"{share}{NBSP}%"
