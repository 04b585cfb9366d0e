"""How hard we are to read, in pages, letters, long texts and the demo: LIX 35 at most for what we say ourselves (M11).

The figures are printed at the end of the run.
"""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from samskab.config import messages
from samskab.kernel.text.lix import lix
from samskab.web.queries.content import SLUGS, text

PACKAGE = Path(messages.__file__).resolve().parents[1]
EASY, OTHERS = 35.0, 40.0
ENDS = (".", "?", ":", "!", "…")
A_LETTER = 15  # words; of fewer LIX says nothing
OF_A_LETTER = ("/mail/", "/email/")


def said() -> Iterator[tuple[str, str]]:
    """Every sentence of ours in Danish, with the file it stands in."""
    for message in messages.collect():
        for sentence in messages.forms(message.id):
            if sentence.endswith(ENDS):
                yield from ((place, sentence) for place, _line in message.locations)


def is_letter(place: str) -> bool:
    return any(part in place for part in OF_A_LETTER)


def letters() -> dict[str, str]:
    """What each letter says."""
    found: dict[str, list[str]] = {}
    for place, sentence in said():
        if is_letter(place):
            found.setdefault(place, []).append(sentence)
    return {place: "\n".join(sentences) for place, sentences in found.items()}


def strings(value: Any) -> Iterator[str]:
    """Every text in what was read from a file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (each for part in value.values() for each in strings(part))
    elif isinstance(value, list):
        yield from (each for part in value for each in strings(part))


def of_the_demo() -> str:
    """What is written in the made-up arenas, and on what is particular to an area."""
    files = sorted(PACKAGE.rglob("content/**/*.toml"))
    return "\n".join(each for file in files for each in strings(tomllib.loads(file.read_text())) if " " in each)


WHAT: dict[str, tuple[Callable[[], str], float]] = {
    "pages and forms": (lambda: "\n".join(words for place, words in said() if not is_letter(place)), EASY),
    "letters": (lambda: "\n".join(letters().values()), EASY),
    "long texts": (
        lambda: "\n".join(each.plain for slug in SLUGS for each in text(slug, "da").sections),
        EASY,
    ),
    "the demo": (of_the_demo, OTHERS),
}


@pytest.mark.parametrize("what", WHAT)
def test_it_is_easy_to_read(what: str, record_property: Callable[[str, object], None]) -> None:
    read, most = WHAT[what]
    words = read()
    figure = lix(words)
    record_property("figure", f"LIX of {what}: {figure:.1f} ({len(words.split())} words, {most:.0f} at most)")

    assert figure <= most


def test_every_letter_is_easy_to_read() -> None:
    hard = {place: lix(words) for place, words in letters().items() if len(words.split()) >= A_LETTER}

    assert {place: round(figure, 1) for place, figure in hard.items() if figure > EASY} == {}
    assert len(hard) > 5
