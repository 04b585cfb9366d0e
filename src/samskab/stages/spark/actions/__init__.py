"""Everything that people do when arenas begin."""

from samskab.stages.spark.actions.checking import answer_check, settle_point
from samskab.stages.spark.actions.forums import register_forum, remove_forum
from samskab.stages.spark.actions.judging import give_verdict, take_verdict_back
from samskab.stages.spark.actions.lighting import choose_existing, light_arena

__all__ = [
    "answer_check",
    "choose_existing",
    "give_verdict",
    "light_arena",
    "register_forum",
    "remove_forum",
    "settle_point",
    "take_verdict_back",
]
