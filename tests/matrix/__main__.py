"""Try every door anew, and write down in `docs/security-matrix.md` what everybody got; then judge what has changed."""

import sys

from django.db import transaction

from tests.support.databases import connected_to, started
from tests.support.doors import FILE, ROWS, cast_of, table
from tests.support.pages import furnish


def main() -> None:
    """Bring the matrix up to date."""
    with started() as cluster, cluster.clone() as database, connected_to(database), transaction.atomic():
        text = "\n".join(table(cast_of(furnish()), *sys.argv[1:]))
        FILE.write_text(ROWS.sub(lambda found: f"{found[1]}{text}\n{found[2]}", FILE.read_text()))
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
