"""The components, one Django tag each. `ui` is a builtin library: no `{% load %}` is needed.

Arguments are keywords only. A misspelt one is a TemplateSyntaxError when the template is compiled; a value that the
component does not know is one when it is shown. `/gallery/` shows every component in every state.
"""

from samskab.ui.templatetags.ui import (
    actions,
    arena,
    balance,
    begin,
    cards,
    charts,
    deciding,
    figures,
    forms,
    journey,
    lists,
    messages,
    moments,
    navigation,
    paper,
    people,
    small,
    understanding,
)
from samskab.ui.templatetags.ui.library import register

__all__ = [
    "actions",
    "arena",
    "balance",
    "begin",
    "cards",
    "charts",
    "deciding",
    "figures",
    "forms",
    "journey",
    "lists",
    "messages",
    "moments",
    "navigation",
    "paper",
    "people",
    "register",
    "small",
    "understanding",
]
