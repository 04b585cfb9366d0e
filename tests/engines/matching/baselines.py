"""The plain ways of finding, which ours is held up against: TF-IDF cosine over full words, and over pieces of words."""

import math
import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from samskab.engines.matching import Text
from samskab.kernel.text.ngrams import SIZES, folded
from tests.engines.matching.evaluation import Finder, arenas

_WORD = re.compile(r"\w+")


def full_words(text: str) -> list[str]:
    """The words as they are written, in lower case."""
    return _WORD.findall(text.lower())


def pieces(text: str) -> list[str]:
    """Every piece of three to five characters of the folded words."""
    return [
        fenced[start : start + size]
        for fenced in (f" {word} " for word in _WORD.findall(folded(text)))
        for size in SIZES
        for start in range(len(fenced) - size + 1)
    ]


@cache
def cosine(cut: Callable[[str], list[str]]) -> Finder:
    """A finder by TF-IDF cosine over what `cut` makes of a text (Salton and Buckley 1988)."""
    counted = {one.key: Counter(cut(f"{one.text.title} {one.text.body}")) for one in arenas()}
    holding = Counter(term for terms in counted.values() for term in terms)

    def weigh(terms: Counter[str]) -> dict[str, float]:
        weights = {
            term: (1 + math.log(times)) * (1 + math.log((len(counted) + 1) / (holding[term] + 1)))
            for term, times in terms.items()
        }
        length = math.sqrt(sum(weight**2 for weight in weights.values()))
        return {term: weight / length for term, weight in weights.items()}

    known = {key: weigh(terms) for key, terms in counted.items()}

    def find(text: Text) -> list[str]:
        asked = weigh(Counter(cut(f"{text.title} {text.body}")))
        scores = {
            key: sum(weight * terms.get(term, 0.0) for term, weight in asked.items()) for key, terms in known.items()
        }
        return sorted((key for key, score in scores.items() if score > 0), key=lambda key: (-scores[key], key))

    return find
