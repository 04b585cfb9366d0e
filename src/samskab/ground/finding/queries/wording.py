"""A question as PostgreSQL takes it: expressions for what to find, and what each placeholder in them stands for.

Lexemes come as they are in the index, quoted; phrases and what is unwanted are read by the database, like any text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain
from math import prod

from samskab.ground.finding.queries.asking import Question
from samskab.ground.finding.queries.vocabulary import ENOUGH, Meaning, Understood

FAR = 3_000
"""A question that leads to more things leads too far to look at each."""


@dataclass(frozen=True)
class Wording:
    """One question in the language of the database.

    `asked` is everything that is asked for, as one expression of the type `tsquery`. `every` is the condition for what
    holds all of it and nothing unwanted, and `some` for what holds some of it: nothing does where only one thing is
    asked for. `whole` are the words themselves and the phrases, and `phrased` the phrases alone, as `tsquery`.
    `leads_to` is how many things would hold all the words, were they to come by chance.
    """

    asked: str
    every: str
    some: str
    whole: str
    phrased: str
    given: Mapping[str, str | list[str]]
    leads_to: float


def worded(question: Question, known: Understood) -> Wording:
    """Put a question so that the database can answer it.

    Each word is a condition of its own, for then the index walks from one word that few things hold to the next.
    """
    words = {f"word_{number}": _word(meaning) for number, meaning in enumerate(known.meanings)}
    phrases = {f"phrase_{number}": said for number, said in enumerate(question.phrases)}
    unwanted = {f"unwanted_{number}": said for number, said in enumerate(question.unwanted)}
    lexemes = _every(known.meanings)
    wanted = [*(f"%({name})s::tsquery" for name in words), *map(_read, phrases)]
    less = [f"NOT vector @@ {_read(name)}" for name in unwanted]
    any_of = " || ".join(["%(some_words)s::tsquery", *map(_read, phrases)])
    return Wording(
        asked=f"({' || '.join(wanted)})",
        every=" AND ".join([*(f"vector @@ ({one})" for one in wanted), *less]) or "false",
        some=" AND ".join([f"vector @@ ({any_of})", *less]) if len(wanted) > 1 else "false",
        whole=f"({' || '.join(['%(whole_words)s::tsquery', *map(_read, phrases)])})",
        phrased=" || ".join(["''::tsquery", *map(_read, phrases)]),
        given={
            "some_words": " | ".join(map(_word, _telling(known.meanings))),
            "whole_words": _any_of(lexeme for meaning in known.meanings for lexeme in meaning.whole),
            "marked_words": _any_of(lexemes),
            "lexemes": lexemes,
            **words,
            **phrases,
            **unwanted,
        },
        leads_to=_leads_to(known),
    )


def _leads_to(known: Understood) -> float:
    in_all = max(known.findables, 1, *(meaning.findables for meaning in known.meanings))
    return in_all * prod(_share(meaning, in_all) for meaning in known.meanings)


def _share(meaning: Meaning, in_all: int) -> float:
    """The part of all things that hold a word, or the parts it is put together of."""
    apart = prod(min(1.0, sum(part.values()) / in_all) for part in meaning.apart) if meaning.apart else 0.0
    return min(1.0, meaning.findables / in_all + apart)


def _telling(meanings: Iterable[Meaning]) -> list[Meaning]:
    """Those that the fewest things hold, as many as do not lead too far together; one at the least."""
    ordered = sorted(meanings, key=lambda meaning: meaning.findables)
    reach = accumulate(meaning.findables for meaning in ordered)
    return [meaning for meaning, far in zip(ordered, reach, strict=True) if far <= ENOUGH] or ordered[:1]


def _word(meaning: Meaning) -> str:
    alternatives = [_any_of(meaning.whole | meaning.beside)]
    if meaning.apart:
        alternatives.append(" & ".join(f"({_any_of(part)})" for part in meaning.apart))
    return f"({' | '.join(alternatives)})"


def _every(meanings: Iterable[Meaning]) -> list[str]:
    """All lexemes that anything is found by, each once."""
    ways = (way for meaning in meanings for way in (meaning.whole, meaning.beside, *meaning.apart))
    return list(dict.fromkeys(chain.from_iterable(ways)))


def _any_of(lexemes: Iterable[str]) -> str:
    return " | ".join(map(_quoted, dict.fromkeys(lexemes)))


def _read(name: str) -> str:
    return f"phraseto_tsquery('danish', %({name})s)"


def _quoted(lexeme: str) -> str:
    """A lexeme as it stands in the text of a query, whatever it is made of."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
