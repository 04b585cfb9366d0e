"""Facts about an arena that other apps add to the one query its front page makes.

An app registers expressions by name in its `manifest`; `glimpsed` reads the arena with all of them as attributes.
So a page that gathers what every step has to say asks once, however many steps there are.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import BaseExpression

from samskab.ground.arenas.models import Arena

Expressions = Callable[[], Mapping[str, BaseExpression]]
_glimpses: list[Expressions] = []


def glimpse(expressions: Expressions) -> Expressions:
    """Register named expressions over an arena's row; their names must be their own. Usable as a decorator."""
    _glimpses.append(expressions)
    return expressions


def glimpsed(rows: QuerySet[Arena]) -> QuerySet[Arena]:
    """The same arenas with every registered glimpse as an attribute."""
    for expressions in _glimpses:
        rows = rows.annotate(**expressions())
    return rows


def glimpse_of(arena: Arena, name: str) -> Any:
    """What one glimpse saw of an arena that was read with them. Raises `KeyError` for one that was not."""
    return vars(arena)[name]
