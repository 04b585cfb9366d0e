"""What has been acknowledged is never lost: not when the site is killed in the middle of writing, nor its database."""

import http.client
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from samskab.config.postgres import APP, OWNER, SUPERUSER, Home
from samskab.ground.journal import queries
from samskab.ground.people.models import Person
from tests.factories import a_person
from tests.support.clusters import Database
from tests.support.databases import connected_to
from tests.support.processes import eventually
from tests.support.serving import Site, site_on

WRITERS = 4
BEFORE_THE_KILL = 12
CSRF = "a" * 32


class Writer(threading.Thread):
    """Somebody who renames themself again and again, and remembers the last name the site said yes to."""

    def __init__(self, site: Site, person: Person) -> None:
        super().__init__(daemon=True)
        self.site = site
        self.person = person
        client = Client()
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF}"
        self.acknowledged = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.01):
            with suppress(OSError, http.client.HTTPException):
                if self.rename(self.acknowledged + 1):
                    self.acknowledged += 1
                    continue
            self.done.wait(0.2)

    def rename(self, number: int) -> bool:
        """Ask for the name with this number; whether the site said that it is done."""
        body = urlencode({"name": f"Navn {number}", "csrfmiddlewaretoken": CSRF})
        headers = {"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded"}
        with closing(http.client.HTTPConnection("localhost", self.site.port, timeout=10)) as connection:
            connection.request("POST", "/people/me/name/", body, headers)
            with connection.getresponse() as answer:
                answer.read()
                return answer.status == http.client.FOUND


@contextmanager
def writing(site: Site) -> Iterator[list[Writer]]:
    """Several people writing at once; all of them have been heard when the block begins."""
    writers = [Writer(site, a_person(f"Skriver {number}", email=f"w{number}@example.org")) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        assert eventually(lambda: all(writer.acknowledged > BEFORE_THE_KILL for writer in writers))
        yield writers
    finally:
        for writer in writers:
            writer.done.set()
        for writer in writers:
            writer.join()


def nothing_is_lost(writers: list[Writer]) -> None:
    """Each acknowledged name is there, told once, and every chain holds.

    What was being said when the site was killed may have been heard without an answer: one name more at most,
    or the same one asked for twice, which changes nothing the second time.
    """
    connection.close()  # the database may have been killed under it
    for writer in writers:
        kept = int(Person.objects.get(pk=writer.person.pk).name.removeprefix("Navn "))
        assert kept in (writer.acknowledged, writer.acknowledged + 1)
        told = queries.entries(queries.chain_for(None, "movement")).filter(
            kind="people.person_renamed", body__person=str(writer.person.ref)
        )
        assert told.count() == kept
    assert all(queries.verify_chain(chain).sound for chain in queries.all_chains())


@pytest.fixture
def passable() -> Iterator[Path]:
    """A folder that the account of the database may pass; pytest's own are closed to it."""
    with TemporaryDirectory(prefix="samskab-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder


def test_the_site_is_killed_while_people_write(own_site: Site) -> None:
    own_site.start()
    with writing(own_site) as writers:
        assert own_site.process is not None
        own_site.process.kill()
        own_site.process.wait()
        assert eventually(lambda: not own_site.answers())
        before = [writer.acknowledged for writer in writers]
        own_site.start()
        assert eventually(lambda: all(writer.acknowledged > had for writer, had in zip(writers, before, strict=True)))
    nothing_is_lost(writers)


def test_the_embedded_database_is_killed_while_people_write(
    collected_files: Path, passable: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    home = passable / "home"
    home.mkdir(mode=0o711)
    own = Home(home)
    database = Database("samskab", own.url(APP), own.url(OWNER), own.url(SUPERUSER))
    with site_on(database, collected_files, home) as site:
        site.start({"DATABASE_URL": "", "DATABASE_OWNER_URL": ""})
        with django_db_blocker.unblock(), connected_to(database):
            with writing(site) as writers:
                os.kill(int((home / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
                before = [writer.acknowledged + 1 for writer in writers]
                assert eventually(
                    lambda: all(writer.acknowledged > had for writer, had in zip(writers, before, strict=True))
                )
            nothing_is_lost(writers)
