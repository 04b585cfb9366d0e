"""The environment tests run in: nothing of the machine's own settings, and a home that is thrown away."""

import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from samskab.config.env import VARIABLES

SETTINGS = "samskab.config.settings"
PREFIX = "samskab-tests-"


def prepare() -> Path:
    """Forget every setting of the caller's and give Django a new, empty home; the home is returned."""
    for variable in VARIABLES:
        os.environ.pop(variable.name, None)
    home = Path(tempfile.mkdtemp(prefix=PREFIX))
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.environ["SAMSKAB_HOME"] = str(home)
    # Nothing a test says is worth a signature that nobody can guess.
    os.environ["SAMSKAB_SECRET_KEY"] = "a key for tests and for nothing else in the whole world"
    # Where collected files lie; in the tests' own process they are found where they were written.
    (home / "static").mkdir()
    # Playwright keeps an event loop in the thread of the test, which uses the database between its steps.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    return home


def serve_files_as_written() -> None:
    """Name static files by their own names in this process; the processes that tests serve from hash them."""
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"


def clear(home: Path) -> None:
    """Remove what `prepare` made."""
    shutil.rmtree(home, ignore_errors=True)
