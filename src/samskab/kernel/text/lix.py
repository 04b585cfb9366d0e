"""LIX, the Nordic readability measure: words a sentence, plus the share of long words in per cent.

Björnsson, *Läsbarhet* (1968). Up to 24 is very easy, 25–34 easy, 35–44 medium, 45–54 hard, 55 and up
very hard. An indicator, not a judge: headings and lists distort it.
"""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;…]+(?=\s|$)|\n+")
_LONG = 7


def lix(text: str) -> float:
    """The LIX number of a text; 0.0 when it holds no word."""
    words = _WORD.findall(text.replace("\u00ad", ""))
    if not words:
        return 0.0
    sentences = sum(1 for part in _SENTENCE_END.split(text) if part and _WORD.search(part))
    long_words = sum(1 for word in words if len(word) >= _LONG)
    return len(words) / max(1, sentences) + 100 * long_words / len(words)
