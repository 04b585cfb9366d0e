"""The map of perspectives: where people stand, which groups there are, what unites and divides them, what to ask next.

    answers = gather(person, statement, value, people=…, statements=…, important=…)  # numbers from nought
    survey = survey_of(answers, earlier=yesterday)  # everything below in one
    drawn = draw(answers)                           # the map, for the eyes
    grouping = find_groups(answers)                 # the groups, from a model of the answers
    groups_by_nearness(answers, drawn)              # the groups as Polis makes them, for comparison
    representative(answers, grouping), shared(answers), tell(answers, grouping)
    stands({statement: value}, drawn, grouping), ask_next({…}, answers.counts(), drawn, grouping)
    confidence(answers, grouping)
    live = LiveMap(answers); live.answer(person, statement, value); live.draw()

Deterministic for a seed, and blind to the order and numbers of people and statements. The loops are compiled when first
called (`compiling`). What was measured, and each difference from Polis, is in decision 100.
"""

from samskab.engines.opinion.answers import AGREE, DISAGREE, UNSURE, Answers, gather
from samskab.engines.opinion.asking import Ask, ask_next
from samskab.engines.opinion.confidence import Confidence, Weight, confidence
from samskab.engines.opinion.grouping import NO_GROUP, Grouping, Tried, find_groups
from samskab.engines.opinion.live import LiveMap
from samskab.engines.opinion.mapping import Missing, OpinionMap, draw
from samskab.engines.opinion.nearness import groups_by_nearness
from samskab.engines.opinion.reasons import Reason
from samskab.engines.opinion.representing import Representative, Shared, representative, shared
from samskab.engines.opinion.standing import Nearness, Standing, stands
from samskab.engines.opinion.statements import Effect, Heard, Statements, Told, tell
from samskab.engines.opinion.surveying import Survey, survey_of

__all__ = [
    "AGREE",
    "DISAGREE",
    "NO_GROUP",
    "UNSURE",
    "Answers",
    "Ask",
    "Confidence",
    "Effect",
    "Grouping",
    "Heard",
    "LiveMap",
    "Missing",
    "Nearness",
    "OpinionMap",
    "Reason",
    "Representative",
    "Shared",
    "Standing",
    "Statements",
    "Survey",
    "Told",
    "Tried",
    "Weight",
    "ask_next",
    "confidence",
    "draw",
    "find_groups",
    "gather",
    "groups_by_nearness",
    "representative",
    "shared",
    "stands",
    "survey_of",
    "tell",
]
