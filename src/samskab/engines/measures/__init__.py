"""Counts that show whether all have room, and never who: spread, shares, balance, weeks, and what must stay hidden."""

from samskab.engines.measures.balance import Balance, Compared, imbalance
from samskab.engines.measures.hiding import LEAST, Suppressed, suppress
from samskab.engines.measures.shares import newcomer_share, shares
from samskab.engines.measures.spread import gini, top_share
from samskab.engines.measures.weeks import Window, by_week

__all__ = [
    "LEAST",
    "Balance",
    "Compared",
    "Suppressed",
    "Window",
    "by_week",
    "gini",
    "imbalance",
    "newcomer_share",
    "shares",
    "suppress",
    "top_share",
]
