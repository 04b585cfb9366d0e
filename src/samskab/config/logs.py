"""How everything that is logged is written: one line a record, or one JSON object a line.

Whatever a library puts into a message, addresses and credentials are taken out on the way.
"""

import logging
import re
from typing import Any

from pythonjsonlogger.json import JsonFormatter

MASKS = (
    (re.compile(r"(?i)(\b[a-z][a-z0-9+.-]*://)[^\s/]+@"), r"\1[hidden]@"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[a-z0-9._~+/=-]+"), r"\1 [hidden]"),
    (re.compile(r"(?i)\b(code|token|key|secret|password|state)(=|%3D)[^\s&'\"]+"), r"\1\2[hidden]"),
    (re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)*"), "[e-mail]"),
)
FIELDS = ("levelname", "name", "message", "request_id", "method", "path", "status", "ms", "exc_info")


def masked(text: str) -> str:
    """`text` without e-mail addresses, passwords in addresses, bearer tokens and named secrets."""
    for pattern, instead in MASKS:
        text = pattern.sub(instead, text)
    return text


class PlainFormatter(logging.Formatter):
    """For people: time, level, request id, what happened."""

    default_time_format = "%H:%M:%S"
    default_msec_format = ""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


class JsonLineFormatter(JsonFormatter):
    """For machines: the known `FIELDS` and the time in UTC; whatever else a record carries stays out."""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in log_data.items() if value is not None and name in (*FIELDS, "time")}

    def jsonify_log_record(self, log_data: dict[str, Any]) -> str:
        return masked(super().jsonify_log_record(log_data))


def configuration(form: str) -> dict[str, Any]:
    """`LOGGING` for Django; `form` is `plain` or `json`, and anything else is a mistake worth stopping for."""
    formatters = {
        "plain": {"()": PlainFormatter, "fmt": "%(asctime)s %(levelname)-7s %(request_id).8s %(name)s: %(message)s"},
        "json": {"()": JsonLineFormatter, "fmt": FIELDS[:-1], "timestamp": "time", "json_ensure_ascii": False},
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "samskab.kernel.http.request_id.RequestIdFilter"}},
        "formatters": {"chosen": formatters[form]},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "chosen", "filters": ["request_id"]},
        },
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            # Django's own handlers would mail and print a second time.
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # Said once already, by samskab.access.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            # Its lines repeat the arguments of each job.
            "procrastinate": {"level": "WARNING"},
        },
    }
