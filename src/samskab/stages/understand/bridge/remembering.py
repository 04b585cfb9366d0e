"""Surveys that were read lately: one that is kept never changes, so it is read once by each process."""

from collections import OrderedDict

from samskab.ground.arenas.models import Arena
from samskab.stages.understand.bridge.body import Kept, read
from samskab.stages.understand.queries.surveys import ASurvey, newest_survey

_MOST = 16
_read: OrderedDict[tuple[int, bytes], Kept] = OrderedDict()


def survey_of(arena: Arena) -> tuple[ASurvey, Kept] | None:
    """The newest survey of an arena and what it says; None where there is none. One query, two the first time."""
    survey = newest_survey(arena)
    return None if survey is None else (survey, read_once(survey))


def read_once(survey: ASurvey) -> Kept:
    """What a survey says. One query the first time."""
    key = survey.pk, bytes(survey.digest)
    found = _read.get(key) or read(survey.body)
    _read[key] = found
    _read.move_to_end(key)
    while len(_read) > _MOST:
        _read.popitem(last=False)
    return found
