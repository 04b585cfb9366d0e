"""Every act while people come to understand each other."""

from samskab.stages.understand.actions.answering import answer, answer_before_coming_in
from samskab.stages.understand.actions.beginning import begin_from_conversation
from samskab.stages.understand.actions.importing import Imported, import_conversation
from samskab.stages.understand.actions.linking import link_statements, part_statements
from samskab.stages.understand.actions.papers import Paper, enter_papers, enter_statement
from samskab.stages.understand.actions.restating import answer_restating, restate
from samskab.stages.understand.actions.surveying import keep_map
from samskab.stages.understand.actions.taking import take_into_text
from samskab.stages.understand.actions.writing import reword, write_statement

__all__ = [
    "Imported",
    "Paper",
    "answer",
    "answer_before_coming_in",
    "answer_restating",
    "begin_from_conversation",
    "enter_papers",
    "enter_statement",
    "import_conversation",
    "keep_map",
    "link_statements",
    "part_statements",
    "restate",
    "reword",
    "take_into_text",
    "write_statement",
]
