"""Side by side in one run on one machine: our pages and bare Django ones, every page with little and with a hundred
times as much, our journal and a bare insert, a country of 100 arenas and one of 10,000, a round of 50 people and one of
5,000, our map of opinions and another's; and crowds that write at once.

`python -m tests.bench [SECONDS] [PART …]` prints ratios, of all parts or of those that are named. Only ratios mean
anything: a single figure says more of the machine than of us. The one part with a goal in figures is `live`. Nothing
here is a test, and no test is timed.
"""

import sys
from collections.abc import Callable

from tests.bench import alike, arenas, consent, growing, journal, live, opinion, pages, search, understand

PARTS: dict[str, Callable[[float], None]] = {
    "pages": pages.compare,
    "growing": lambda _seconds: growing.compare(),
    "journal": journal.compare,
    "arenas": lambda _seconds: arenas.compare(),
    "alike": alike.compare,
    "consent": lambda _seconds: consent.compare(),
    "live": live.compare,
    "opinion": opinion.compare,
    "search": search.compare,
    "understand": lambda _seconds: understand.compare(),
}


def main() -> None:
    """Run the comparisons; `SECONDS` is how long each turn lasts, 3 unless said."""
    words = sys.argv[1:]
    seconds = float(words.pop(0)) if words and words[0] not in PARTS else 3.0
    for part in words or PARTS:
        PARTS[part](seconds)


if __name__ == "__main__":
    main()
