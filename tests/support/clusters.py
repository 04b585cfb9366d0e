"""Servers with one migrated database, from which any number of others are copied in a moment."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from psycopg import sql

from samskab.config.postgres import APP, DATABASE, OWNER, SUPERUSER, Server

ROLES = (APP, OWNER, SUPERUSER)


class PrepareError(Exception):
    """The tables could not be made; the text is what the command said."""


@dataclass(frozen=True)
class Database:
    """One database of our own, by the addresses of the three roles."""

    name: str
    url: str
    owner_url: str
    superuser_url: str

    def environment(self) -> dict[str, str]:
        """What a process of ours needs to use this database."""
        return {"DATABASE_URL": self.url, "DATABASE_OWNER_URL": self.owner_url}


@dataclass(frozen=True)
class Cluster:
    """A running server, known by one address for each role, so that another process can be told of it."""

    addresses: Mapping[str, str]

    @classmethod
    def of(cls, server: Server) -> "Cluster":
        """The cluster that a server of ours serves."""
        return cls({role: server.url(role) for role in ROLES})

    def url(self, role: str, name: str) -> str:
        """The address of the database `name` for `role`."""
        return urlsplit(self.addresses[role])._replace(path=f"/{name}").geturl()

    def database(self, name: str) -> Database:
        """A database that is there."""
        return Database(name, *(self.url(role, name) for role in ROLES))

    def prepare(self) -> None:
        """Make the tables in the database that the others are copied from, as production makes them."""
        template = self.database(DATABASE)
        words = [sys.executable, "-W", "error", "-m", "samskab.config.command", "migrate", "--quiet"]
        environment = {**os.environ, **template.environment()}
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise PrepareError(f"`samskab migrate` failed:\n{done.stderr}")

    @contextmanager
    def clone(self) -> Iterator[Database]:
        """A copy of the migrated database, with the same grants, dropped when the block ends."""
        name = f"test_{uuid4().hex}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY OWNER {}")
        self._execute(statement.format(*map(sql.Identifier, (name, DATABASE, OWNER))))
        try:
            yield self.database(name)
        finally:
            self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True) as connection:
            connection.execute(statement)
