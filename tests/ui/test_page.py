"""The page shell, and what no template may contain."""

import re
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from samskab.config.warm import templates
from samskab.ui.views.context import LANGUAGES, shell
from samskab.ui.views.gallery import gallery
from tests.ui.test_strictness import USES

TEMPLATES = list(templates().values())
INLINE = {
    "a style attribute": re.compile(r"<[^>{]*\sstyle\s*="),
    "a style element": re.compile(r"<style\b"),
    "an event handler": re.compile(r"<[^>{]*\son[a-z]+\s*="),
    "a script without a file": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")"),
}


def page(
    *, cookies: dict[str, str] | None = None, person: object = None, guest: object = None, path: str = "/about/"
) -> str:
    request = RequestFactory().get(path)
    request.COOKIES |= cookies or {}
    request.user = AnonymousUser()
    vars(request)["person"] = person
    vars(request)["find_guest"] = lambda: guest
    template = Template('{% extends "ui/page.html" %}{% block title %}Prøve{% endblock %}')
    return str(template.render(Context({"request": request, **shell(request)})))


def gallery_in(language: str) -> str:
    request = RequestFactory().get("/gallery/")
    request.user = AnonymousUser()
    with override(language):
        return gallery(request).content.decode()


@pytest.mark.parametrize("kind", INLINE)
def test_no_template_has_inline_style_or_script(kind: str) -> None:
    assert [template for template in TEMPLATES if INLINE[kind].search(template.read_text())] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_that_was_chosen_is_on_the_root(theme: str) -> None:
    assert f'<html lang="da" data-theme="{theme}">' in page(cookies={"theme": theme})


@pytest.mark.parametrize("cookies", [{}, {"theme": "auto"}, {"theme": '"><script>'}])
def test_else_the_device_decides(cookies: dict[str, str]) -> None:
    assert '<html lang="da">' in page(cookies=cookies)


def test_a_persons_own_theme_comes_before_the_cookie() -> None:
    person = SimpleNamespace(display_name="Ruth", theme="dark", sector=None)

    assert 'data-theme="dark"' in page(cookies={"theme": "light"}, person=person)


def test_a_stranger_is_shown_the_way_in_and_a_person_their_own_page() -> None:
    stranger = page()
    known = page(person=SimpleNamespace(display_name="Ruth <b>", theme="auto", sector="citizen"))

    assert "Log ind" in stranger
    assert "Log ud" not in stranger
    assert "Ruth &lt;b&gt;" in known
    assert "Log ud" in known
    assert 'data-sector="borger"' in known


@pytest.mark.parametrize(
    ("path", "onward"),
    [
        ("/about/?a=1", "%2Fabout%2F%3Fa%3D1"),
        ("/enter/?next=/about/", "%2Fabout%2F"),
        ("/x/?next=", "%2Fx%2F%3Fnext%3D"),
    ],
)
def test_a_guest_is_shown_who_they_are_here_as_and_the_way_to_stay(path: str, onward: str) -> None:
    shown = page(guest=SimpleNamespace(display_name="Bo <b>"), path=path)

    assert "Du er gæst her som <b>Bo &lt;b&gt;</b>." in shown
    assert f'href="/enter/join/?next={onward}"' in shown
    assert "guest-bar" not in page(path=path)


def test_the_menu_tells_where_one_is() -> None:
    assert '<a href="/about/" aria-current="page">' in page()
    assert page(path="/search/").count('aria-current="page"') == 0


def test_the_first_thing_a_keyboard_meets_leads_past_the_menu() -> None:
    first = re.search(r"<(?:a|button|input)\b[^>]*>", page())

    assert first is not None
    assert 'class="skip-link" href="#main"' in first[0]
    assert '<main id="main"' in page()


def test_the_accessibility_statement_is_one_click_away() -> None:
    assert 'href="/was"' in page()


def test_the_look_comes_back_to_the_same_page_and_search() -> None:
    assert 'name="next" value="/search/?q=d%C3%A6k"' in page(path="/search/?q=d%C3%A6k")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gallery_is_whole_in_every_language(language: str) -> None:
    markup = gallery_in(language)
    ids = re.findall(r'\sid="([^"]+)"', markup)
    labels = re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', markup)

    assert f'<html lang="{language}"' in markup
    assert len(ids) == len(set(ids))
    assert {name for label in labels for name in label.split()} <= set(ids)


def test_the_gallery_shows_every_component() -> None:
    source = "".join(path.read_text() for path in TEMPLATES if path.parts[-2] in {"gallery", "ui"})
    missing = [name for name in USES if not re.search(rf"\{{%\s*{name}\b", source)]

    assert missing == []
