"""What a browser is told on every answer of an installation that people use, and what Django would still ask for."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samskab.config.env import VARIABLES

PRODUCTION = {
    "SAMSKAB_ORIGIN": "https://samskab.example",
    "SAMSKAB_PROXIES": "1",
    "SAMSKAB_SECRET_KEY": "eight-and-forty-letters-that-nobody-guesses-0123456789",
    "DATABASE_URL": "postgresql://samskab@db.example/samskab",
    "DJANGO_SETTINGS_MODULE": "samskab.config.settings",
}
ASK = """
import json, django
django.setup()
from django.http import HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.test import Client, RequestFactory

def asked(path, scheme, host="samskab.example"):
    answer = Client(HTTP_HOST=host, HTTP_X_FORWARDED_PROTO=scheme, HTTP_ACCEPT="application/json").get(path)
    return {"status": answer.status_code, "headers": dict(answer.headers)}

def with_a_form(request):
    get_token(request)
    return HttpResponse()

form = CsrfViewMiddleware(with_a_form)(RequestFactory().get("/"))
print(json.dumps({
    "safe": asked("/healthz", "https"),
    "lost": asked("/nowhere/at/all", "https"),
    "led on": asked("/people/me", "https"),
    "api": asked("/api/nowhere", "https"),
    "unsafe": asked("/people/me/?next=x", "http"),
    "probe": asked("/healthz", "http"),
    "foreign": asked("/healthz", "https", "evil.example"),
    "static": asked("/static/hello.txt", "https"),
    "manifest": asked("/static/site.webmanifest", "https"),
    "form": [morsel.OutputString() for morsel in form.cookies.values()],
}))
"""


def run(words: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an installation that people use."""
    ours = {each.name for each in VARIABLES}
    home: Path = tmp_path_factory.mktemp("home")
    (home / "static").mkdir()
    (home / "static" / "hello.txt").write_text("hello")
    (home / "static" / "site.webmanifest").write_text("{}")
    machine = {name: value for name, value in os.environ.items() if name not in ours and "DJANGO" not in name}
    return {**machine, **PRODUCTION, "SAMSKAB_HOME": str(home)}


@pytest.fixture(scope="module")
def answers(environment: dict[str, str]) -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(run(["-c", ASK], environment))
    return answered


def test_django_has_nothing_to_say_before_deployment(environment: dict[str, str]) -> None:
    run(["-m", "django", "check", "--deploy", "--fail-level", "WARNING"], environment)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "private, no-cache"),
    ],
)
def test_every_answer_says(answers: dict[str, Any], header: str, value: str) -> None:
    assert answers["safe"]["headers"][header] == value


def test_the_content_security_policy_lets_in_only_our_own(answers: dict[str, Any]) -> None:
    policy = dict(part.split(" ", 1) for part in answers["safe"]["headers"]["Content-Security-Policy"].split("; "))
    closed = {"default-src", "base-uri", "frame-ancestors", "object-src"}
    assert {name for name, sources in policy.items() if sources == "'none'"} == closed
    assert {sources for name, sources in policy.items() if name not in closed} == {"'self'"}


@pytest.mark.parametrize("kind", ["static", "lost", "led on", "api", "unsafe", "foreign", "probe"])
def test_whatever_answers_carries_what_guards_it(answers: dict[str, Any], kind: str) -> None:
    """A file, a page that is not there, an answer to a program, two that lead on, a strange name and a probe."""
    wanted = {
        "Content-Security-Policy",
        "X-Frame-Options",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
        "Permissions-Policy",
        "X-Request-ID",
    }
    assert wanted - set(answers[kind]["headers"]) == set()


def test_the_manifest_is_told_as_one(answers: dict[str, Any]) -> None:
    assert answers["manifest"]["headers"]["Content-Type"] == "application/manifest+json"


def test_static_files_are_told_apart_and_kept_to_ourselves(answers: dict[str, Any]) -> None:
    headers = answers["static"]["headers"]
    assert answers["static"]["status"] == 200
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


def test_what_comes_unencrypted_is_sent_on(answers: dict[str, Any]) -> None:
    assert answers["unsafe"]["status"] == 301
    assert answers["unsafe"]["headers"]["Location"] == "https://samskab.example/people/me/?next=x"


def test_a_probe_from_inside_needs_no_encryption(answers: dict[str, Any]) -> None:
    assert answers["probe"]["status"] == 200


def test_a_name_that_is_not_ours_is_refused(answers: dict[str, Any]) -> None:
    assert answers["foreign"]["status"] == 400


def test_the_key_of_a_form_stays_in_this_browser_on_this_host(answers: dict[str, Any]) -> None:
    [cookie] = answers["form"]
    name, *attributes = cookie.split("; ")
    assert name.startswith("__Host-csrf=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(attributes)
    assert not [attribute for attribute in attributes if attribute.startswith("Domain")]


def test_a_session_is_kept_as_strictly(environment: dict[str, str]) -> None:
    ask = (
        "from samskab.config import settings as s; print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        " s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE)"
    )
    assert run(["-c", ask], environment).split() == ["__Host-session", "True", "True", "Lax"]
