"""Logs say what happened and keep quiet about people."""

import json
import logging
import sys

import pytest

from samskab.config.logs import configuration, masked
from samskab.kernel.http.request_id import RequestIdFilter


def written(form: str, **fields: object) -> str:
    """The line that `form` makes of a record."""
    chosen = configuration(form)["formatters"]["chosen"]
    formatter: logging.Formatter = chosen.pop("()")(**chosen)
    record = logging.makeLogRecord({"name": "samskab", "levelname": "INFO", "levelno": logging.INFO, **fields})
    RequestIdFilter().filter(record)
    return formatter.format(record)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("sent to anna.søe+x@example.dk", "sent to [e-mail]"),
        ("sent to anna%40example.dk", "sent to [e-mail]"),
        ("Key (email)=(anna@example.dk) already exists", "Key (email)=([e-mail]) already exists"),
        ("postgresql://app:h3mmelig@db.example/samskab", "postgresql://[hidden]@db.example/samskab"),
        ("smtp://anna@example.dk:w0rd@mail.example:587", "smtp://[hidden]@mail.example:587"),
        ("Authorization: Bearer abc.DEF-123", "Authorization: Bearer [hidden]"),
        ("GET /enter/callback?code=4711&state=xyz", "GET /enter/callback?code=[hidden]&state=[hidden]"),
        ("GET /people/me/ 200 12.3 ms", "GET /people/me/ 200 12.3 ms"),
    ],
)
def test_masked(text: str, line: str) -> None:
    assert masked(text) == line


@pytest.mark.parametrize("form", ["plain", "json"])
def test_a_traceback_is_masked_too(form: str) -> None:
    try:
        raise ValueError("duplicate key: anna@example.dk")
    except ValueError:
        line = written(form, msg="broken", exc_info=sys.exc_info())
    assert "ValueError" in line
    assert "anna@example.dk" not in line


def test_json_is_one_object_a_line_with_the_known_fields_only() -> None:
    line = written("json", msg="GET /", method="GET", path="/", status=200, ms=1.5, email="anna", job={"to": "anna"})
    assert "\n" not in line
    assert set(json.loads(line)) == {
        "levelname",
        "name",
        "message",
        "request_id",
        "method",
        "path",
        "status",
        "ms",
        "time",
    }


def test_plain_is_for_reading() -> None:
    assert written("plain", msg="hello %s", args=("æble",)).endswith("INFO    - samskab: hello æble")
