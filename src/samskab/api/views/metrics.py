"""Figures for Prometheus, to those who hold the operator's token."""

import os
from collections.abc import Iterator
from secrets import compare_digest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from samskab.api import queries
from samskab.kernel.http.public import public


class HouseCollector(Collector):
    """What only the database knows, read when it is asked for."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        jobs = GaugeMetricFamily("samskab_jobs", "Background jobs, by status.", labels=["status"])
        for status, count in queries.jobs_by_status().items():
            jobs.add_metric([status], count)
        yield jobs
        chains = GaugeMetricFamily("samskab_journal_entries", "Entries in the journal, by chain.", labels=["chain"])
        for chain, length in queries.journal_lengths().items():
            chains.add_metric([chain], length)
        yield chains
        age = queries.heartbeat_age()
        if age is not None:
            yield GaugeMetricFamily(
                "samskab_worker_heartbeat_age_seconds", "Since a worker last said that it lives.", age.total_seconds()
            )


def registry() -> CollectorRegistry:
    """The figures of every web process when they share a folder, else those of this one; and the house's."""
    gathered = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(gathered)
    else:
        gathered.register(REGISTRY)
    gathered.register(HouseCollector())
    return gathered


@public
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures as text; for whoever does not hold the token there is no such page."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    expected: str = settings.METRICS_TOKEN
    if not expected or scheme.lower() != "bearer" or not compare_digest(token.encode(), expected.encode()):
        raise Http404
    return HttpResponse(generate_latest(registry()), content_type=CONTENT_TYPE_LATEST)
