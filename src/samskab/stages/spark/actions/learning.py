"""Learning how rare words are, for the search of what looks alike."""

from django.core.cache import cache

from samskab.stages.spark.bridge.lexicon import LEARNT, learnt_now


def learn_words() -> None:
    """Work out the words of all titles, for every process to read within the hour. Repeating is harmless."""
    cache.set(LEARNT, learnt_now(), None)
