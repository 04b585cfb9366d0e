"""Being ready before anybody asks: what pages need is loaded beside the first answers, and is there to stay.

Python now and then stops to look through everything it holds for what is no longer used. All that is loaded once made
that a tenth of a second, in the middle of somebody's page; what is loaded for good is therefore taken out of it.
"""

import gc
from importlib import import_module
from pathlib import Path
from threading import Thread

from django.conf import settings
from django.template.loader import get_template

from samskab.config.messages import PACKAGE
from samskab.ground.finding.queries.reading import reader

NAME = "warming up"


def warm() -> None:
    """Load the views, the templates and the words that are known, and let Python look through them no more."""
    import_module(settings.ROOT_URLCONF)
    reader()
    for name in templates():
        get_template(name)
    gc.collect()
    gc.freeze()


def templates() -> dict[str, Path]:
    """The templates of all pages, each by the name that Django knows it by."""
    files = sorted(PACKAGE.rglob("templates/**/*.html"))
    return {path.as_posix().rpartition("/templates/")[2]: path for path in files}


def begin_to_warm() -> None:
    """Do so beside what else there is to do."""
    Thread(target=warm, name=NAME, daemon=True).start()
