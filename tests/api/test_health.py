"""Alive asks nothing; ready asks everything that a page needs."""

from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from samskab.api import queries
from tests.support.clusters import Database
from tests.support.databases import connected_to

NOBODY_THERE = "postgresql://samskab@127.0.0.1:1/nowhere"
MANIFEST = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}


@pytest.fixture(autouse=True)
def collected(settings: Settings, tmp_path: Path) -> Path:
    """The front end as it stands after it was collected."""
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = MANIFEST
    (tmp_path / "staticfiles.json").write_text('{"paths": {}, "version": "1.1", "hash": ""}')
    return tmp_path


def worker_seen(ago: str) -> None:
    """A worker that said `ago` that it lives."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)", [ago])


def test_alive_needs_no_database(client: Client) -> None:
    """A query would fail, for this test has not asked for a database."""
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"alive\n")


@pytest.mark.django_db
def test_ready(client: Client) -> None:
    worker_seen("5 seconds")
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {
        "ready": True,
        "checks": {"database": True, "migrations": True, "static": True, "worker": True},
    }


@pytest.mark.django_db
@pytest.mark.parametrize("ago", ["2 minutes", None])
def test_a_worker_that_stands_still_is_told_and_does_not_count(client: Client, ago: str | None) -> None:
    if ago:
        worker_seen(ago)
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["checks"]["worker"] is False


@pytest.mark.django_db
def test_not_ready_without_the_front_end(client: Client, collected: Path) -> None:
    (collected / "staticfiles.json").unlink()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["static"] is False


def test_not_ready_before_the_last_migration(client: Client, committed_db: Database) -> None:
    with psycopg.connect(committed_db.owner_url) as owner:
        owner.execute("DELETE FROM django_migrations WHERE app = 'journal'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"] == {"database": True, "migrations": False, "static": True, "worker": False}


def test_not_ready_without_the_database(client: Client, django_db_blocker: DjangoDbBlocker) -> None:
    away = Database("nowhere", NOBODY_THERE, NOBODY_THERE, NOBODY_THERE)
    with django_db_blocker.unblock(), connected_to(away):
        response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"] == {"database": False, "migrations": False, "static": True, "worker": False}


def test_the_manifest_is_only_asked_for_where_there_is_one(settings: Settings, collected: Path) -> None:
    (collected / "staticfiles.json").unlink()
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    assert queries.has_static_files()
