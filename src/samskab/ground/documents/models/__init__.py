"""The tables of documents."""

from samskab.ground.documents.models.document import Document, Framing, Version, VersionAdopted
from samskab.ground.documents.models.made_file import MadeFile
from samskab.ground.documents.models.picture import Picture
from samskab.ground.documents.models.reading import Reading
from samskab.ground.documents.models.remark import Remark, RemarkAnswer, RemarkSettled
from samskab.ground.documents.models.source import Source
from samskab.ground.documents.models.suggestion import Suggestion, SuggestionTaken, SuggestionWithdrawn
from samskab.ground.documents.models.writing import Change, Snapshot, Writer

__all__ = [
    "Change",
    "Document",
    "Framing",
    "MadeFile",
    "Picture",
    "Reading",
    "Remark",
    "RemarkAnswer",
    "RemarkSettled",
    "Snapshot",
    "Source",
    "Suggestion",
    "SuggestionTaken",
    "SuggestionWithdrawn",
    "Version",
    "VersionAdopted",
    "Writer",
]
