"""The tables of understanding."""

from samskab.stages.understand.models.answer import Answer, Respondent
from samskab.stages.understand.models.duplicate import Duplicate, DuplicateEnded
from samskab.stages.understand.models.restating import Restating, RestatingAnswer
from samskab.stages.understand.models.statement import Statement, Wording
from samskab.stages.understand.models.survey import KeptSurvey, Survey

__all__ = [
    "Answer",
    "Duplicate",
    "DuplicateEnded",
    "KeptSurvey",
    "Respondent",
    "Restating",
    "RestatingAnswer",
    "Statement",
    "Survey",
    "Wording",
]
