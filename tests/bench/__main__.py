"""Side by side: our pages and a bare Django page, our journal and a bare insert, in one run on one machine.

`python -m tests.bench [SECONDS]` prints ratios. Only those mean anything: a single figure says more of the
machine than of us. Nothing here is a test, and no test is timed.
"""

import sys

from tests.bench import journal, pages


def main() -> None:
    """Run both comparisons; `SECONDS` is how long each turn lasts, 3 unless said."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    pages.compare(seconds)
    journal.compare(seconds)


if __name__ == "__main__":
    main()
