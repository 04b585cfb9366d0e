"""The parts of the handbook that the code knows best: settings, exit codes, and what is kept about whom.

    python -m samskab.config.handbook

writes them anew into `docs/`, between the marks that name them; a test sees that they are up to date.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from django.apps import apps
from django.db.models import Model

from samskab.config.command.database import start_django
from samskab.config.command.exits import MEANINGS
from samskab.config.env import VARIABLES, default_home
from samskab.kernel.handling import Handling

DOCS = Path(__file__).resolve().parents[3] / "docs"
FILES = ("operate.md", "data-map.md")
BLOCK = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def settings() -> Iterable[str]:
    """One row for each variable of the environment."""
    yield "| variable | what it is for | without it |"
    yield "|---|---|---|"
    for variable in VARIABLES:
        default = (
            "`~/.local/share/samskab`, for root `/var/lib/samskab`"
            if variable.default == default_home()
            else f"`{variable.default}`"
        )
        secret = " *Secret.*" if variable.secret else ""
        yield f"| `{variable.name}` | {variable.help}{secret} | {default if variable.default else ''} |"


def exits() -> Iterable[str]:
    """One row for each exit status."""
    yield "| status | meaning |"
    yield "|---|---|"
    for status, meaning in MEANINGS.items():
        yield f"| {status} | {meaning} |"


def data() -> Iterable[str]:
    """One table for each model of ours, one row for each of its columns."""
    for app in apps.get_app_configs():
        for model in app.get_models():
            if model.__module__.startswith("samskab."):
                yield from data_of(app.label, model)


def data_of(app: str, model: type[Model]) -> Iterable[str]:
    """What each column of one model holds, and how long it is kept."""
    described: dict[str, Handling] = vars(model)["handling"]
    yield f"### {app}.{model.__name__}"
    yield ""
    yield (model.__doc__ or "").strip().splitlines()[0]
    yield ""
    yield "| column | what it is | kept |"
    yield "|---|---|---|"
    for name, handling in described.items():
        yield f"| `{name}` | {handling.data_class} | {handling.retention} |"
    yield ""


MAKERS: dict[str, Callable[[], Iterable[str]]] = {"settings": settings, "exits": exits, "data": data}


def rewritten(text: str) -> str:
    """`text` with every marked block made anew. Raises `KeyError` for a mark that nobody makes."""
    return BLOCK.sub(lambda found: found[1] + "\n".join(MAKERS[found[2]]()).rstrip() + "\n" + found[3], text)


def main() -> None:
    """Bring the handbook up to date."""
    start_django("")
    for name in FILES:
        file = DOCS / name
        file.write_text(rewritten(file.read_text()))


if __name__ == "__main__":
    main()
