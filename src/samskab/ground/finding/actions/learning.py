"""Learning words: by which other spellings, stems and parts each can be found."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from django.db import transaction

from samskab.ground.finding.bridge import learnt_words
from samskab.ground.finding.models import Word
from samskab.ground.finding.queries.reading import Reader
from samskab.ground.finding.queries.words import every_word, lexemes_of, new_words, used_words
from samskab.kernel.text.ngrams import folded
from samskab.kernel.text.slips import slip_keys

_AT_A_TIME = 5_000
_LEARNT = ("lexeme", "findables", "folded", "name", "backwards", "parts", "slips")


def learn_every_word() -> int:
    """Count and learn all words anew, and forget those that nothing holds any more; the answer is how many there are.

    Until they are learnt, new words are found as they are written and in their other forms.
    """
    counted = every_word()
    lexemes = lexemes_of(counted)
    with transaction.atomic():
        Word.objects.exclude(word__in=lexemes).delete()
        _learn(lexemes, counted, learnt_words(word for word, number in counted.items() if number > 1))
    return len(lexemes)


def learn_new_words() -> int:
    """Learn the words of what was said within the last minutes; the answer is how many were new."""
    counted = new_words()
    lexemes = lexemes_of(counted)
    if lexemes:
        _learn(lexemes, counted, learnt_words(used_words()))
    return len(lexemes)


def _learn(lexemes: Mapping[str, str], counted: Mapping[str, int], known: Reader) -> None:
    """Keep what is new of some words; a row that says so already is left alone, for each one written is heavy."""
    words = iter(sorted(lexemes))
    while some := list(islice(words, _AT_A_TIME)):
        kept = Word.objects.in_bulk(some)
        rows = (_row(word, lexemes[word], counted[word], known) for word in some)
        Word.objects.bulk_create(
            [row for row in rows if _says(row) != _says(kept.get(row.word))],
            update_conflicts=True,
            unique_fields=["word"],
            update_fields=list(_LEARNT),
        )


def _says(row: Word | None) -> list[Any]:
    return [getattr(row, field, None) for field in _LEARNT]


def _row(word: str, lexeme: str, findables: int, known: Reader) -> Word:
    spelt, stem = folded(word), known.stem(word)
    return Word(
        word=word,
        lexeme=lexeme,
        findables=findables,
        folded=spelt,
        name=stem,
        backwards=stem[::-1],
        parts=sorted(set(known.parts(word))),
        slips=sorted({*slip_keys(spelt), *slip_keys(stem)}),
    )
