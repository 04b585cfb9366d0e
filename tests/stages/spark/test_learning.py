"""How rare words are is learnt in the background, and read by every process."""

import pytest
from django.core.cache import cache

from samskab.engines.matching import Lexicon
from samskab.stages.spark.actions.learning import learn_words
from samskab.stages.spark.bridge.lexicon import LEARNT, learnt_now, rare_enough
from tests.factories import an_arena

pytestmark = pytest.mark.django_db


def test_what_was_learnt_is_the_same_when_another_process_reads_it() -> None:
    for title in ("En tryg cykelsti", "Cykelstier til skolen", "En byhave"):
        an_arena(title)
    learn_words()
    learnt = cache.get(LEARNT)
    assert isinstance(learnt, Lexicon)
    assert learnt.word("cykelstien") == learnt_now().word("cykelstien")
    assert learnt.holding(learnt.word("cykelsti")) == 2


def test_rare_words_are_asked_for_first_and_one_always_is() -> None:
    for _ in range(3):
        an_arena("Byhave")
    an_arena("Stormflod")
    known = learnt_now()
    assert rare_enough(["byhave", "stormflod"], known) == ["stormflod", "byhave"]
    assert rare_enough(["byhave"], known) == ["byhave"]
    assert rare_enough([], known) == []
