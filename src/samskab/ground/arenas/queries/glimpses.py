"""Facts about an arena that other apps add to the one query its front page makes.

An app registers expressions by name in its `manifest`; `glimpsed` lets arenas have all of them as attributes.
So a page that gathers what every step has to say asks once, however many steps there are and however many arenas.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.expressions import BaseExpression

from samskab.ground.arenas.models import Arena
from samskab.kernel.often import Often, among

Expressions = Callable[[], Mapping[str, BaseExpression]]
_MARK = "_is_glimpsed"
_glimpses: list[Expressions] = []


def glimpse(expressions: Expressions) -> Expressions:
    """Register named expressions over an arena's row; their names must be their own. Usable as a decorator.

    They are put into SQL once: what hangs on the moment says so with `often.now`.
    """
    _glimpses.append(expressions)
    _SEEN.forget()
    return expressions


def glimpsed(rows: Iterable[Arena]) -> list[Arena]:
    """The same arenas in their order, with every registered glimpse as an attribute. One query; none without arenas."""
    arenas = list(rows)
    keys = sorted({arena.pk for arena in arenas})
    seen = {each.pk: each for each in _SEEN(keys=keys)} if keys else {}
    for arena in arenas:
        saw = vars(seen[arena.pk])
        vars(arena).update({name: saw[name] for name in saw.keys() - {"_state", "id"}}, **{_MARK: True})
    return arenas


def _with_glimpses() -> QuerySet[Arena]:
    rows = Arena.objects.only("pk").filter(among(F("pk"), "keys"))
    for expressions in _glimpses:
        rows = rows.annotate(**expressions())
    return rows


_SEEN = Often(_with_glimpses)


def is_glimpsed(arena: Arena) -> bool:
    """Whether an arena was read with the glimpses."""
    return _MARK in vars(arena)


def glimpse_of(arena: Arena, name: str) -> Any:
    """What one glimpse saw of an arena that was read with them. Raises `KeyError` for one that was not.

    Names are for the app that gave them; it lets the others in by a door that says what is there, and of which types.
    """
    return vars(arena)[name]
