"""Surveys: the newest of an arena, those that were asked to be kept, and the words that a map tells of."""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.kernel.refusal import Refusal
from samskab.stages.understand.models import KeptSurvey, Statement, Survey, Wording

# A survey, for the type hints of those who answer requests and never touch the model itself.
ASurvey: TypeAlias = Survey


def newest_survey(arena: Arena) -> Survey | None:
    """The newest survey of an arena without its body, which is read when it is asked for."""
    return Survey.objects.filter(arena=arena).defer("body").order_by("-number").first()


def statements_told(arena: Arena, numbers: Collection[int]) -> dict[int, Statement]:
    """Some statements of an arena by their numbers, in one query."""
    return {each.number: each for each in Statement.objects.filter(arena=arena, number__in=numbers)}


def hold_maps(arena: Arena) -> None:
    """Let nobody else draw or keep a map of an arena until this transaction ends. Answering goes on meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"understand.maps|{arena.ref}"])


def survey_numbered(arena: Arena, number: int) -> Survey:
    """A map of an arena that is still there; raises a `Refusal` with status 409 when it was let go of."""
    found = Survey.objects.filter(arena=arena, number=number).defer("body").first()
    if found is None:
        raise Refusal("map_gone", _("Kortet er tegnet på ny siden. Se det nye, og gem det."), status=409)
    return found


def is_kept(survey: Survey) -> bool:
    """Whether somebody asked for it to be kept. One query."""
    return KeptSurvey.objects.filter(survey=survey).exists()


def kept_maps(arena: Arena) -> QuerySet[KeptSurvey]:
    """The maps of an arena that were asked to be kept, the newest first. For `paging.page`."""
    return KeptSurvey.objects.filter(survey__arena=arena).select_related("survey").defer("survey__body")


def kept_map_for(arena: Arena, number: int) -> KeptSurvey:
    """The guarded door to one of them; raises a `Refusal` with status 404 when there is none such."""
    found = kept_maps(arena).filter(survey__number=number).first()
    if found is None:
        raise Refusal("unknown_map", _("Det kort er ikke gemt."), status=404)
    return found


def statements_as_told(arena: Arena, wordings: Mapping[int, int]) -> dict[int, Statement]:
    """Statements by their numbers, in the words they had in the wording with that number. One query."""
    rows = Wording.objects.filter(statement__arena=arena, statement__number__in=[*wordings]).select_related("statement")
    found: dict[int, Statement] = {}
    for row in rows:
        if wordings[row.statement.number] == row.number:
            row.statement.words, row.statement.wording = row.words, row.number
            found[row.statement.number] = row.statement
    return found
