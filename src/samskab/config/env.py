"""Every setting an operator can give, read from the environment and from nowhere else.

The table in `docs/operate.md` and the `doctor` command are both made from `VARIABLES`.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samskab.config.identity import providers
from samskab.config.mail import mail_address

_ORIGIN = re.compile(r"https?://[a-z0-9.-]*[a-z0-9](?::([0-9]{1,5}))?")
_LAST_PORT = 65_535


class SettingError(ValueError):
    """A setting that cannot be used, with what to do about it."""


@dataclass(frozen=True)
class Variable:
    """One environment variable: its name, what it is for, and how its text is read."""

    name: str
    help: str
    default: str = ""
    read: Callable[[str], Any] = str
    secret: bool = False

    def value(self, environ: Mapping[str, str] = os.environ) -> Any:
        """The setting as the code wants it; raises `SettingError` when the text makes no sense."""
        text = environ.get(self.name) or self.default
        try:
            return self.read(text)
        except ValueError as error:
            raise SettingError(f"{self.name}: {error}") from error


def whole_number(text: str) -> int:
    """A count of something, zero or more."""
    if not text.isdecimal():
        raise ValueError(f"»{text}« is not a whole number")
    return int(text)


def some(text: str) -> int:
    """A count of something, one or more."""
    if whole_number(text) == 0:
        raise ValueError("there must be at least one")
    return int(text)


def one_of(*choices: str) -> Callable[[str], str]:
    """One of a few words."""

    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(f"»{text}« is none of {', '.join(choices)}")
        return text

    return read


def words(text: str) -> list[str]:
    """Words parted by commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def origin(text: str) -> str:
    """The address people write in a browser: scheme and host as browsers send them, and nothing after them."""
    found = _ORIGIN.fullmatch(text)
    if not found or not 0 < int(found[1] or 1) <= _LAST_PORT:
        raise ValueError(f"»{text}« must look like https://samskab.example")
    return text


def default_home() -> str:
    """The folder of this person's data, by the XDG convention; root's is the machine's own.

    PostgreSQL refuses to run as root, and no other account may enter root's home.
    """
    if os.geteuid() == 0:
        return "/var/lib/samskab"
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return str(Path(base) / "samskab")


VARIABLES: tuple[Variable, ...] = (
    Variable(
        "SAMSKAB_HOME", "Folder for the embedded database, outgoing mail, the key and the static files.", default_home()
    ),
    Variable(
        "DATABASE_URL", "The PostgreSQL (15 or newer) that pages and workers use. Empty: the embedded one.", secret=True
    ),
    Variable(
        "DATABASE_OWNER_URL",
        "The same database as the role that owns the tables; only `migrate`, `restore` and `backup` use it.",
        secret=True,
    ),
    Variable("SAMSKAB_ORIGIN", "The address people write in their browser.", "http://localhost:8000", origin),
    Variable("SAMSKAB_HOSTS", "Further host names to answer to, parted by commas.", "", words),
    Variable(
        "SAMSKAB_PROXIES",
        "How many proxies stand in front; the caller's address is read that far back.",
        "0",
        whole_number,
    ),
    Variable("SAMSKAB_SECRET_KEY", "Signs cookies and codes. Empty: made once and kept in SAMSKAB_HOME.", secret=True),
    Variable(
        "SAMSKAB_OLD_SECRET_KEYS", "Earlier keys that are still honoured, parted by commas.", "", words, secret=True
    ),
    Variable(
        "SAMSKAB_MAIL_URL",
        "Where mail goes: smtp://name:word@host:587?tls=start. Empty: files in SAMSKAB_HOME/mail.",
        "",
        mail_address,
        secret=True,
    ),
    Variable("SAMSKAB_MAIL_FROM", "The sender people see.", "Samskab <samskab@localhost>"),
    Variable(
        "SAMSKAB_OIDC", "OpenID Connect providers as JSON, or @file; see docs/operate.md.", "[]", providers, secret=True
    ),
    Variable("SAMSKAB_WAS_URL", "The accessibility statement that /was leads to.", "https://www.was.digst.dk/"),
    Variable("SAMSKAB_CONTACT", "The e-mail address of those who run this installation.", "samskab@localhost"),
    Variable(
        "SAMSKAB_SOURCE", "Where the source of what runs here can be fetched, as the licence asks. Empty: by letter."
    ),
    Variable("SAMSKAB_LOG", "How logs are written: plain or json.", "plain", one_of("plain", "json")),
    Variable("SAMSKAB_METRICS_TOKEN", "The bearer token that may read /metrics. Empty: nobody may.", secret=True),
    Variable("SAMSKAB_WEB_WORKERS", "Processes that answer pages.", "2", some),
)
BY_NAME = {variable.name: variable for variable in VARIABLES}


def setting(name: str) -> Any:
    """One setting by its variable's name, read now."""
    return BY_NAME[name].value()


def problems(environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """Every setting that cannot be used, and settings that cannot be used together."""
    wrong = False
    for variable in VARIABLES:
        try:
            variable.value(environ)
        except SettingError as error:
            wrong = True
            yield str(error)
    if wrong:
        return
    if BY_NAME["SAMSKAB_ORIGIN"].value(environ).startswith("https:") and not BY_NAME["SAMSKAB_PROXIES"].value(environ):
        yield (
            "SAMSKAB_PROXIES: with an origin that begins with https:// something must stand in front and end TLS, or "
            "every page leads to itself; say how many proxies there are, such as 1"
        )


def keep_what_is_compiled(*, beside: Path, otherwise: Path) -> None:
    """Say where loops that numba compiled are kept, when they cannot be kept beside the code.

    numba reads that from the environment as it is loaded, so it is said before anything loads it.
    """
    if not os.access(beside, os.W_OK):
        os.environ.setdefault("NUMBA_CACHE_DIR", str(otherwise))


def options_of(database: dict[str, Any]) -> str:
    """What PostgreSQL is told at the beginning of a connection, taken out of the parts of its address.

    What an address says replaces what `PGOPTIONS` says, time limits too, so that is said again here. A plan is kept for
    all keys: only `kernel.often` has its statements prepared. A pooler that refuses options gets none when `PGOPTIONS`
    is there and empty.
    """
    said: str | None = database.pop("options", os.environ.get("PGOPTIONS"))
    return "" if said == "" else f"{said or ''} -c plan_cache_mode=force_generic_plan".strip()
