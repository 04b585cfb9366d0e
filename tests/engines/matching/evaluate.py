"""How well look-alikes are found, printed: `python -m tests.engines.matching.evaluate`."""

import sys
import time

from samskab.engines.matching import lookalikes
from tests.engines.matching.baselines import cosine, full_words, pieces
from tests.engines.matching.evaluation import (
    Figures,
    Finder,
    arenas,
    by_everything,
    by_theme_and_place,
    by_words_alone,
    lexicon,
    measure,
    questions,
)

WAYS: dict[str, Finder] = {
    "full words": cosine(full_words),
    "pieces of words": cosine(pieces),
    "theme and place": by_theme_and_place,
    "ours, words alone": by_words_alone,
    "ours": by_everything,
}
CANDIDATES = 200


def table() -> list[str]:
    """One line for each kind and way, and at last for the questions that were kept aside."""
    lines = [f"{'kind':<12}{'n':>4}  {'way':<20}{'first':>8}{'five':>8}{'MRR':>8}{'decoys before':>15}"]
    found = {way: measure(finder, questions()) for way, finder in WAYS.items()}
    for kind in found["ours"]:
        lines += [line(kind, way, figures[kind]) for way, figures in found.items()]
    aside = [question for question in questions() if question.kept_aside]
    for way in ("ours, words alone", "ours"):
        lines += [line(f"{kind} aside", way, figures) for kind, figures in measure(WAYS[way], aside).items()]
    return lines


def line(kind: str, way: str, figures: Figures) -> str:
    """One line of the table."""
    numbers = f"{figures.first:>8.2f}{figures.among_five:>8.2f}{figures.mrr:>8.2f}{figures.decoys_before:>15}"
    return f"{kind:<12}{figures.questions:>4}  {way:<20}{numbers}"


def milliseconds() -> float:
    """Processor time of one search among 200 candidates whose words have been seen before."""
    some = arenas()[:CANDIDATES]
    begun = time.process_time()
    for question in questions():
        lookalikes(question.text, some, lexicon(), limit=5)
    return (time.process_time() - begun) / len(questions()) * 1000


def main() -> None:
    """Print the table, and how long a search takes on this machine."""
    sys.stdout.write("\n".join(table()))
    sys.stdout.write(f"\n\n{CANDIDATES} candidates: {milliseconds():.1f} ms of processor time\n")


if __name__ == "__main__":
    main()
