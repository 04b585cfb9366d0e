"""What tests of the first step share: letters that go through a real mail server, and words that nobody has learnt."""

import pytest

from samskab.stages.spark.bridge import lexicon
from tests.ground.people.conftest import post

__all__ = ["post"]


@pytest.fixture(autouse=True)
def nothing_learnt() -> None:
    """A process keeps what it knows of words for an hour, and the arenas of another test are none of this one's."""
    lexicon._read.cache_clear()
