"""Texts that look like a new one, found by words alone and explained: no model, no service, no chance.

    frequencies = DocumentFrequencies.of(texts)
    lexicon = Lexicon(frequencies, Spelling(fold=…, pieces=…))  # made once, kept, made again now and then
    matches = lookalikes(Text("Tryg cykelvej"), candidates, lexicon, limit=5)

What was measured, and why it is like this, is in decision 50.
"""

from samskab.engines.matching.finding import foremost, lookalikes
from samskab.engines.matching.frequencies import DocumentFrequencies
from samskab.engines.matching.lexicon import Lexicon
from samskab.engines.matching.reasons import Because, Match, Reason
from samskab.engines.matching.texts import Candidate, Text
from samskab.engines.matching.vocabulary import Spelling

__all__ = [
    "Because",
    "Candidate",
    "DocumentFrequencies",
    "Lexicon",
    "Match",
    "Reason",
    "Spelling",
    "Text",
    "foremost",
    "lookalikes",
]
