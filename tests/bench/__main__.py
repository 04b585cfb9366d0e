"""Side by side in one run on one machine: our pages and a bare Django page, our journal and a bare insert, a country
of 100 arenas and one of 10,000.

`python -m tests.bench [SECONDS]` prints ratios. Only those mean anything: a single figure says more of the
machine than of us. Nothing here is a test, and no test is timed.
"""

import sys

from tests.bench import alike, arenas, journal, pages


def main() -> None:
    """Run all comparisons; `SECONDS` is how long each turn lasts, 3 unless said."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    pages.compare(seconds)
    journal.compare(seconds)
    arenas.compare()
    alike.compare(seconds)


if __name__ == "__main__":
    main()
