"""What every test finds: an environment, a database, a browser. Each is a small plugin in `support/`."""

import django

from samskab.config import messages
from tests.support import environment

# In the order in which they stand on each other.
pytest_plugins = [
    "tests.support.databases",
    "tests.support.mail",
    "tests.support.houses",
    "tests.support.moments",
    "tests.support.queries",
    "tests.support.randomness",
    "tests.support.serving",
    "tests.support.browsers",
    "tests.support.figures",
]

HOME = environment.prepare()
messages.compile_all()
django.setup()
environment.serve_files_as_written()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    environment.clear(HOME)
