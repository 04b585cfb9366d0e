"""Templates know only what stands below them, and hold neither script nor style."""

import re
from pathlib import Path

import pytest

from tests.shape.house import Module, files, height, place

TEMPLATES = [path for path in files(".html", ".txt", ".svg", ".xml") if "templates" in path.parts]
MARKUP = [path for path in files(".html", ".svg") if "built" not in path.parts]
BORROWED_TEMPLATES = ("account", "mfa", "socialaccount", "usersessions", "allauth", "openid", "django")

USES = re.compile(r"{%-?\s*(?:include|extends)\s+['\"]([^'\"#]+)(?:#[\w-]+)?['\"]")
SCRIPT_INSIDE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:json|ld\+json)\")[^>]*>", re.IGNORECASE
)
STYLE_INSIDE = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>{]*\son[a-z]+\s*=", re.IGNORECASE)
ELSEWHERE = re.compile(r"\b(?:src|srcset|action|formaction)\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)
LOADED_LINK = re.compile(r"<link[^>]*\bhref\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE)


def names(paths: list[Path]) -> list[str]:
    return [place(path) for path in paths]


def app_of(path: Path) -> str:
    app = Module(path.parents[len(path.parts) - path.parts.index("templates") - 1] / "templates.py").app
    assert app is not None, f"{place(path)} belongs to no app"
    return app


def owner(template: str) -> str | None:
    """The app that a template's first word names; templates of packages are nobody's of ours."""
    label = template.split("/", maxsplit=1)[0]
    return next((app_of(path) for path in TEMPLATES if f"templates/{label}/" in path.as_posix()), None)


def uses(path: Path) -> list[str]:
    return USES.findall(path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=place)
def test_a_template_uses_those_of_its_own_app_or_of_a_lower_one(path: Path) -> None:
    for used in uses(path):
        theirs = owner(used)
        assert theirs is not None or used.startswith(BORROWED_TEMPLATES), f"{used} is nobody's"
        assert theirs is None or theirs == app_of(path) or height(theirs) < height(app_of(path)), used


@pytest.mark.parametrize("path", TEMPLATES, ids=place)
def test_a_template_stands_under_the_name_of_its_app_or_of_the_package_it_corrects(path: Path) -> None:
    label = path.parts[path.parts.index("templates") + 1]
    assert label == app_of(path).rpartition(".")[2] or label in BORROWED_TEMPLATES


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("script", SCRIPT_INSIDE),
        ("style", STYLE_INSIDE),
        ("handler", HANDLER),
        ("source elsewhere", ELSEWHERE),
        ("link elsewhere", LOADED_LINK),
    ],
)
def test_markup_holds_none(what: str, pattern: re.Pattern[str]) -> None:
    assert [f"{place(path)}: {found[0]}" for path in MARKUP for found in pattern.finditer(path.read_text())] == []


@pytest.mark.parametrize(
    ("pattern", "wrong", "right"),
    [
        (SCRIPT_INSIDE, "<script>alert(1)</script>", '<script src="{% static "built/x.js" %}" defer></script>'),
        (SCRIPT_INSIDE, '<script type="module">x()</script>', '<script type="application/json" id="data">'),
        (STYLE_INSIDE, '<p style="color: red">', '<p class="style">'),
        (HANDLER, '<a class="x" onclick="go()">', '<a data-on="x">on = 1</a>'),
        (ELSEWHERE, '<img src="//cdn.example/x.png">', '<a href="https://example.org/">'),
        (LOADED_LINK, '<link rel="stylesheet" href="https://cdn.example/x.css">', '<link href="/static/x.css">'),
    ],
)
def test_the_patterns_see_what_they_should(pattern: re.Pattern[str], wrong: str, right: str) -> None:
    assert pattern.search(wrong)
    assert not pattern.search(right)


def test_there_are_templates() -> None:
    assert "src/samskab/ui/templates/ui/page.html" in names(TEMPLATES)
