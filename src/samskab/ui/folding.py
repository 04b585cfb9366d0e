"""What a template says alike to everybody is put together once in a language: texts, addresses, icons, fixed buttons.

A page is some thousand nodes, and most say the same each time. Nothing that hangs on a variable is among them: neither
who looks, nor the request, nor the moment can change what is kept here.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.template import Context, Node, NodeList, Template, Variable
from django.template.base import FilterExpression, TextNode
from django.template.defaulttags import IfNode, URLNode
from django.template.library import SimpleBlockNode, SimpleNode
from django.template.loaders import base, cached
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.utils.translation import get_language

COMPONENTS = "samskab.ui.templatetags.ui."
WORDS = ("True", "False", "None")


class Fixed(Node):
    """Nodes side by side that say the same in a language, whoever asks."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodelist = NodeList(nodes)
        self._said: dict[tuple[str | None, bool], str] = {}

    def render(self, context: Context) -> str:
        """Their markup, put together the first time."""
        key = get_language(), bool(context.autoescape)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = str(self.nodelist.render(context))
        return said


class _Folding(base.Loader):
    def get_template(self, template_name: str, skip: Any = None) -> Template:
        template: Template = super().get_template(template_name, skip)
        fold(template.nodelist)
        return template


class Loader(cached.Loader, _Folding):
    """Keeps each template, folded."""


def fold(nodes: NodeList) -> None:
    """Put what is fixed together, in place, from the inside out."""
    for node in nodes:
        for inner in _inside(node):
            fold(inner)
    folded: list[Node] = []
    for fixed, run in groupby(nodes, key=_is_fixed):
        some = list(run)
        folded += [Fixed(some)] if fixed and any(not isinstance(node, TextNode) for node in some) else some
    nodes[:] = folded


def _inside(node: Any) -> Iterator[NodeList]:
    if isinstance(node, IfNode):
        yield from (inner for _, inner in node.conditions_nodelists)
        return
    for name in node.child_nodelists:
        inner = getattr(node, name, None)
        if isinstance(inner, NodeList):
            yield inner


def _is_fixed(node: Any) -> bool:
    """Whether a node says the same to everybody. One that puts what it says into a variable says it to others."""
    if isinstance(node, TextNode | Fixed):
        return True
    if isinstance(node, TranslateNode):
        return not node.asvar and node.message_context is None and _is_constant(node.filter_expression)
    if isinstance(node, URLNode):
        return not (node.asvar or node.args or node.kwargs) and _is_constant(node.view_name)
    if isinstance(node, StaticNode):
        return node.varname is None and _is_constant(node.path)
    return isinstance(node, SimpleNode) and _is_fixed_component(node)


def _is_fixed_component(node: Any) -> bool:
    """A component sees only what it is given, so one that is given constants is one itself."""
    ours = node.func.__module__.startswith(COMPONENTS) and not node.takes_context and node.target_var is None
    given = all(map(_is_constant, [*node.args, *node.kwargs.values()]))
    return ours and given and (not isinstance(node, SimpleBlockNode) or all(map(_is_fixed, node.nodelist)))


def _is_constant(expression: FilterExpression) -> bool:
    if expression.filters:
        return False
    var = expression.var
    return not isinstance(var, Variable) or var.literal is not None or var.var in WORDS
