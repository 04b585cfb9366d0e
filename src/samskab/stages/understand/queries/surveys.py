"""Surveys: the newest of an arena, and the words that a map tells of."""

from collections.abc import Collection
from typing import TypeAlias

from samskab.ground.arenas.models import Arena
from samskab.stages.understand.models import Statement, Survey

# A survey, for the type hints of those who answer requests and never touch the model itself.
ASurvey: TypeAlias = Survey


def newest_survey(arena: Arena) -> Survey | None:
    """The newest survey of an arena without its body, which is read when it is asked for."""
    return Survey.objects.filter(arena=arena).defer("body").order_by("-number").first()


def statements_told(arena: Arena, numbers: Collection[int]) -> dict[int, Statement]:
    """Some statements of an arena by their numbers, in one query."""
    return {each.number: each for each in Statement.objects.filter(arena=arena, number__in=numbers)}
