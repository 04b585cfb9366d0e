"""The closed vocabularies of gathering."""

from samskab.stages.gather.enums.duties import Reply, SupportKind
from samskab.stages.gather.enums.frames import Firmness
from samskab.stages.gather.enums.map import TieKind
from samskab.stages.gather.enums.offers import About, OfferKind, OfferStand, Want
from samskab.stages.gather.enums.together import Degree, Wish

__all__ = [
    "About",
    "Degree",
    "Firmness",
    "OfferKind",
    "OfferStand",
    "Reply",
    "SupportKind",
    "TieKind",
    "Want",
    "Wish",
]
