"""Figures for those who hold the token, by route and never by path."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from tests.support.clusters import Database

TOKEN = "a-token-for-the-monitor"

COUNT_ONE = """
import django
django.setup()
from django.http import HttpResponse
from django.test import RequestFactory
from samskab.api.views.measured import MeasuringMiddleware
MeasuringMiddleware(lambda request: HttpResponse())(RequestFactory().get("/nowhere"))
"""
READ_ALL = """
import django
django.setup()
from prometheus_client import generate_latest
from samskab.api.views import metrics
print(generate_latest(metrics.registry()).decode())
"""


@pytest.fixture(autouse=True)
def token(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN


def figures(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Every sample by its name and labels."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def read(client: Client) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    response = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert response.status_code == 200
    return figures(response.content.decode())


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x"])
def test_without_the_token_there_is_no_such_page(client: Client, authorization: str) -> None:
    headers = {"Authorization": authorization, "Accept": "application/json"}
    assert client.get("/metrics", headers=headers).status_code == 404


def test_without_a_token_set_nobody_may_read(client: Client, settings: Settings) -> None:
    settings.METRICS_TOKEN = ""
    headers = {"Authorization": "Bearer ", "Accept": "application/json"}
    assert client.get("/metrics", headers=headers).status_code == 404


@pytest.mark.django_db
def test_answers_are_counted_by_route(client: Client) -> None:
    labels = frozenset({("method", "GET"), ("route", "alive"), ("status", "200")})
    client.get("/healthz?name=anna")
    before = read(client)["samskab_http_answers_total", labels]
    client.get("/healthz?name=anna")
    after = read(client)
    assert after["samskab_http_answers_total", labels] == before + 1
    assert not [each for each in after if "anna" in str(each)]
    assert after["samskab_http_answer_seconds_count", frozenset({("route", "alive")})] >= 2


@pytest.mark.django_db
def test_strange_addresses_and_methods_cannot_make_new_labels(client: Client) -> None:
    client.generic("BREW", "/some/made-up/address", headers={"Accept": "application/json"})
    labels = frozenset({("method", "other"), ("route", "nowhere"), ("status", "404")})
    assert read(client)["samskab_http_answers_total", labels] >= 1


@pytest.mark.django_db
def test_the_house_is_counted_when_it_is_asked(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status)"
            " VALUES ('default', 'a', 'todo'), ('default', 'b', 'failed'), ('default', 'c', 'failed')"
        )
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '7 seconds')")
        cursor.execute("SELECT coalesce(max(length), 0) FROM journal_chain WHERE ref = 'movement'")
        [length] = cursor.fetchone()
    counted = read(client)
    assert counted["samskab_jobs", frozenset({("status", "todo")})] == 1
    assert counted["samskab_jobs", frozenset({("status", "failed")})] == 2
    assert counted["samskab_jobs", frozenset({("status", "doing")})] == 0
    assert 7 <= counted["samskab_worker_heartbeat_age_seconds", frozenset()] < 60
    assert counted.get(("samskab_journal_entries", frozenset({("chain", "movement")})), 0) == length


def test_several_processes_are_summed(tmp_path: Path, committed_db: Database) -> None:
    environment = {**os.environ, **committed_db.environment(), "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    for _ in range(2):
        subprocess.run([sys.executable, "-c", COUNT_ONE], env=environment, check=True)
    read_all = subprocess.run(
        [sys.executable, "-c", READ_ALL], env=environment, check=True, capture_output=True, text=True
    )
    labels = frozenset({("method", "GET"), ("route", "nowhere"), ("status", "200")})
    assert figures(read_all.stdout)["samskab_http_answers_total", labels] == 2
