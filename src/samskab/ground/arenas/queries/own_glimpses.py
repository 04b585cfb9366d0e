"""What waits for one who takes part, that other apps add to the one query which finds them as they open the arena."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import BaseExpression

from samskab.ground.arenas.models import Participation

Expressions = Callable[[], Mapping[str, BaseExpression]]
_registered: list[Expressions] = []


def own_glimpse(expressions: Expressions) -> Expressions:
    """Register named expressions over the row of one's own participation. Names are the app's own."""
    _registered.append(expressions)
    return expressions


def own_glimpsed(rows: QuerySet[Participation]) -> QuerySet[Participation]:
    """The same participations with everything that is registered as attributes, for a question that is asked often."""
    named: dict[str, Any] = {}
    for expressions in _registered:
        named.update(expressions())
    return rows.annotate(**named)


def own_glimpse_of(participation: Participation | None, name: str) -> Any:
    """One of them by name; nothing for one who does not take part, or was read without."""
    return vars(participation).get(name) if participation is not None else None
