"""The tables of how arenas begin."""

from samskab.stages.spark.models.check import CheckAnswer, Settled
from samskab.stages.spark.models.forum import ExternalForum, ForumTheme
from samskab.stages.spark.models.spark import JoinedInstead, Spark
from samskab.stages.spark.models.verdict import Verdict

__all__ = ["CheckAnswer", "ExternalForum", "ForumTheme", "JoinedInstead", "Settled", "Spark", "Verdict"]
