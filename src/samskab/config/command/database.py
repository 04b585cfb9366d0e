"""The database a command works on: the one in DATABASE_URL, or else the embedded one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
import psycopg
from psycopg.conninfo import conninfo_to_dict

from samskab.config.command.exits import Exit, Stop
from samskab.config.env import SettingError, problems, setting
from samskab.config.postgres import OLDEST, OWNER, Home, PostgresError, Server


@dataclass(frozen=True)
class Database:
    """The addresses of one running database, and its server when this process runs it."""

    app: str
    owner: str
    embedded: bool
    server: Server | None = None

    @property
    def app_role(self) -> str:
        """The name of the role that pages and workers use."""
        return str(conninfo_to_dict(self.app).get("user", ""))

    def as_owner(self) -> str:
        """The address that may change tables; says which setting is missing when there is none."""
        if not self.owner:
            raise Stop(
                Exit.SETTING,
                "DATABASE_OWNER_URL is not set. It is the same database as in DATABASE_URL, as the role that owns the "
                "tables; pages and workers must not have it.",
            )
        return self.owner


def home() -> Path:
    """The folder of our data."""
    return Path(read("SAMSKAB_HOME")).absolute()


def read(name: str) -> str:
    """One setting as text; a wrong one ends the command."""
    try:
        return str(setting(name))
    except SettingError as error:
        raise Stop(Exit.SETTING, str(error)) from error


def see_settings() -> None:
    """See that every setting can be used, before anything is started that would fail on one again and again."""
    for problem in problems():
        raise Stop(Exit.SETTING, problem)


def unusable(error: OSError) -> Stop:
    """What to say when the folder of our data, or something in it, is not ours to use."""
    return Stop(
        Exit.SETTING,
        f"SAMSKAB_HOME={home()} cannot be used: {error.strerror}: {error.filename}. Name a folder that is yours.",
    )


@contextmanager
def database(*, own: bool = False) -> Iterator[Database]:
    """A database that answers and is new enough. With `own`, an embedded one is run by this very process."""
    if app := read("DATABASE_URL"):
        check(app)
        yield Database(app, read("DATABASE_OWNER_URL"), embedded=False)
        return
    embedded = Home(home(), own=own, patience=3 if own else 600, waiting=lambda what: print(f"Waiting for {what}."))
    try:
        embedded.__enter__()
    except (PostgresError, psycopg.Error) as error:
        raise Stop(Exit.DATABASE, str(error)) from error
    except OSError as error:
        raise unusable(error) from error
    try:
        yield Database(embedded.url(), embedded.url(OWNER), embedded=True, server=embedded.server)
    finally:
        embedded.__exit__(None, None, None)


def check(url: str) -> None:
    """See that a database answers and is new enough."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.Error as error:
        raise Stop(Exit.DATABASE, f"The database in DATABASE_URL cannot be reached: {str(error).strip()}") from error
    if version < OLDEST:
        raise Stop(Exit.DATABASE, f"The database is PostgreSQL {version}; Samskab needs {OLDEST} or newer.")


def start_django(url: str) -> None:
    """Load the application in this process, working on the database at `url`."""
    os.environ["DATABASE_URL"] = url
    os.environ.pop("DATABASE_OWNER_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samskab.config.settings")
    try:
        django.setup()
    except SettingError as error:
        raise Stop(Exit.SETTING, str(error)) from error
