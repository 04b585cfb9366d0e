"""How this installation is doing: the machine, never what people wrote."""

import platform
import shutil
from dataclasses import dataclass
from functools import cache
from importlib import metadata

import django
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from samskab.ground.journal import queries as journal

GIGABYTE = 1_000_000_000


@dataclass(frozen=True)
class Disk:
    """Room where the data is kept, in gigabytes."""

    free: float
    total: float


@dataclass(frozen=True)
class Work:
    """Jobs that wait, and jobs that were given up."""

    waiting: int
    dead: int


@cache
def version() -> str:
    """The version of Samskab."""
    return metadata.version("samskab")


def versions() -> dict[str, str]:
    """What runs here, by name."""
    return {
        "Samskab": version(),
        "Python": platform.python_version(),
        "Django": django.get_version(),
        "PostgreSQL": ".".join(
            str(part) for part in divmod(connection.cursor().connection.info.server_version, 10_000)
        ),
    }


def disk() -> Disk:
    """The disk under `SAMSKAB_HOME`."""
    usage = shutil.disk_usage(settings.HOME)
    return Disk(free=usage.free / GIGABYTE, total=usage.total / GIGABYTE)


def mail_host() -> str:
    """The mail server, or nothing when mail is kept as files."""
    return "" if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend") else settings.EMAIL_HOST


def work() -> Work:
    """What waits for the worker, and what it could not do. Two queries."""
    waiting = ProcrastinateJob.objects.filter(status="todo").count()
    return Work(waiting=waiting, dead=journal.dead_letters().count())
