"""The components, one Django tag each. `ui` is a builtin library: no `{% load %}` is needed.

Arguments are keywords only. A misspelt one is a TemplateSyntaxError when the template is compiled; a value that the
component does not know is one when it is shown. `/gallery/` shows every component in every state.
"""

from samskab.ui.templatetags.ui import (
    actions,
    cards,
    figures,
    forms,
    journey,
    messages,
    moments,
    navigation,
    people,
    small,
)
from samskab.ui.templatetags.ui.library import register

__all__ = [
    "actions",
    "cards",
    "figures",
    "forms",
    "journey",
    "messages",
    "moments",
    "navigation",
    "people",
    "register",
    "small",
]
