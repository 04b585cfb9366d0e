"""What the page says back, and what opens in front of it."""

from django.utils.safestring import SafeString

from samskab.ui.templatetags.ui.library import element_id, one_of, register, render, words

ROLES = ("status", "alert")


@register.simple_block_tag
def toast(content: str, *, icon: str = "check", role: str = "status") -> SafeString:
    """It is done, or it was not. role="alert" interrupts a screen reader: only for what went wrong."""
    return render("toast", content=content, icon=icon, role=one_of("role", role, ROLES))


@register.simple_block_tag
def dialog(content: str, *, id: str, title: str, level: int = 2, shown: bool = False) -> SafeString:
    """A small window that needs no script: `{% button opens="id" … %}` opens it, Escape or `closes="id"` closes it.

    `shown` lays it open on the page instead, for a page that asks one thing.
    """
    return render(
        "dialog", content=content, id=element_id("id", id), title=words("title", title), level=level, shown=shown
    )
