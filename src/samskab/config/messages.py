"""Translations without the system's gettext: Danish stands in the source, English in one catalogue.

    python -m samskab.config.messages extract | compile | check

`extract` reads every template and module and brings the catalogue up to date; `compile` makes the
`.mo` files that Django reads, which are built and never committed; `check` says what is wrong.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as python_messages
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "locale"
TRANSLATED_INTO = ("en",)
WIDTH = 100
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def catalogue(language: str, locale: Path = LOCALE) -> Path:
    """Where the translations into `language` are written."""
    return locale / language / "LC_MESSAGES" / "django.po"


def sources(package: Path = PACKAGE) -> Iterator[Path]:
    """Every module and template of the package, in a stable order."""
    for path in sorted(package.rglob("*")):
        if path.suffix == ".py" or (path.suffix in (".html", ".txt") and "templates" in path.parts):
            yield path


def source_text(path: Path) -> str:
    """The file as Python that Babel can read: a template's tags become gettext calls.

    Indentation goes from templates, because nothing of them but the calls is Python.
    """
    text = path.read_text()
    if path.suffix == ".py":
        return text
    return "\n".join(line.lstrip() for line in templatize(text, str(path)).splitlines())


def collect(package: Path = PACKAGE) -> Catalog:
    """All messages in the source, each with the files it stands in."""
    found = Catalog()
    for path in sources(package):
        place = path.relative_to(package.parent).as_posix()
        python = BytesIO(source_text(path).encode())
        for line, text, comments, context in python_messages("python", python, KEYWORDS, ["Translators"]):
            found.add(text, locations=[(place, line)], auto_comments=comments, context=context)
    return found


def read(language: str, locale: Path = LOCALE) -> Catalog:
    """The catalogue as it stands; an empty one when there is none yet."""
    path = catalogue(language, locale)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(old: Catalog, found: Catalog) -> Catalog:
    """The messages in the source with the translations already made; what is gone from the source goes.

    Nothing is guessed: a sentence that changed must be translated again.
    """
    new = Catalog(locale=old.locale, project="Samskab", fuzzy=False)
    new.header_comment = "# English for Samskab; the source is Danish.\n"
    new.creation_date = new.revision_date = old.creation_date
    for message in found:
        if message.id:
            before = old.get(message.id, message.context)
            kept = before.string if before and isinstance(before.id, tuple) == isinstance(message.id, tuple) else None
            new.add(
                message.id,
                kept,
                locations=sorted({(place, 1) for place, _ in message.locations}),
                auto_comments=message.auto_comments,
                context=message.context,
            )
    return new


def extract(package: Path = PACKAGE, locale: Path = LOCALE) -> None:
    """Bring every catalogue up to date with the source."""
    found = collect(package)
    for language in TRANSLATED_INTO:
        new = updated(read(language, locale), found)
        path = catalogue(language, locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, new, width=WIDTH, include_lineno=False, sort_output=True)


def compile_all(locale: Path = LOCALE) -> None:
    """Make the files Django reads, beside the catalogues they come from; several processes may do so at once."""
    for language in TRANSLATED_INTO:
        path = catalogue(language, locale).with_suffix(".mo")
        fresh = path.with_suffix(f".{os.getpid()}")
        with fresh.open("wb") as file:
            write_mo(file, read(language, locale))
        fresh.replace(path)


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """A message or translation as its forms: one, or singular and plural."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def placeholders(text: str | Iterable[str] | None) -> set[str]:
    """What the program will put into a message."""
    return set(_PLACEHOLDER.findall(" ".join(forms(text))))


def is_translated(message: Message) -> bool:
    """Whether every form of the message has its translation."""
    return all(forms(message.string))


def problems(package: Path = PACKAGE, locale: Path = LOCALE) -> list[str]:
    """What keeps the translations from being complete and right, one sentence each; empty when all is well."""
    found = {(message.id, message.context) for message in collect(package) if message.id}
    wrong = []
    for language in TRANSLATED_INTO:
        held = read(language, locale)
        translated = {(message.id, message.context): message for message in held if message.id}
        wrong += [f"{language}: not in the catalogue: {text!r}" for text, _ in found - translated.keys()]
        wrong += [f"{language}: not in the source: {text!r}" for text, _ in translated.keys() - found]
        wrong += [f"{language}: no longer in the source: {message.id!r}" for message in held.obsolete.values()]
        for message in translated.values():
            if not is_translated(message):
                wrong.append(f"{language}: not translated: {message.id!r}")
            elif message.fuzzy:
                wrong.append(f"{language}: only guessed: {message.id!r}")
            elif placeholders(message.id) != placeholders(message.string):
                wrong.append(f"{language}: other placeholders: {message.id!r}")
    return sorted(wrong)


def check() -> None:
    """Print every problem; ends the process with status 1 when there is one."""
    found = problems()
    print("\n".join(found) or "Every message is translated.")
    if found:
        raise SystemExit(1)


COMMANDS: dict[str, Callable[[], None]] = {"extract": extract, "compile": compile_all, "check": check}


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        raise SystemExit(__doc__)
    COMMANDS[sys.argv[1]]()
