"""The tables of finding."""

from samskab.ground.finding.models.findable import Findable
from samskab.ground.finding.models.word import Word

__all__ = ["Findable", "Word"]
