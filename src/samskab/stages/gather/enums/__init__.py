"""The closed vocabularies of gathering."""

from samskab.stages.gather.enums.duties import Reply, SupportKind
from samskab.stages.gather.enums.frames import Firmness
from samskab.stages.gather.enums.map import TieKind
from samskab.stages.gather.enums.together import Degree, Wish

__all__ = ["Degree", "Firmness", "Reply", "SupportKind", "TieKind", "Wish"]
