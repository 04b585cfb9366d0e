"""Folded templates say what the others say: in each language, to each reader, and whatever stands around them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from django.template import Context, Engine, NodeList, Template
from django.template.base import Node
from django.template.loaders.base import Loader
from django.test import Client
from django.utils.translation import override

from samskab.kernel import clock
from samskab.ui import folding
from samskab.ui.folding import Fixed, fold
from samskab.ui.templatetags.ui import library
from tests.factories import a_person

PLAIN = '<p class="a">{% translate "Menu" %} {% icon name="menu" %}</p>'
BUTTON = '{% button label=_("Log ud") look="quiet" icon="log-out" %}'

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def _without_token(page: str) -> str:
    return TOKEN.sub("", page)


def folded(source: str) -> Template:
    template = Template(source)
    fold(template.nodelist)
    return template


def fixed_in(nodes: NodeList) -> list[Node]:
    return [node for node in nodes if isinstance(node, Fixed)]


@contextmanager
def unfolded() -> Iterator[None]:
    """Templates as they are written, while it lasts."""
    loaders = Engine.get_default().template_loaders
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(folding, "fold", lambda _nodes: None)
        _forget(loaders)
        yield
    _forget(loaders)


def _forget(loaders: list[Loader]) -> None:
    library._compiled.cache_clear()
    for loader in loaders:
        loader.reset()


@pytest.mark.parametrize(
    "source",
    [
        PLAIN,
        BUTTON,
        '{% url "web:front" %}{% static "built/logo.svg" %}',
        '{% note %}{% translate "Menu" %}{% endnote %}',
        '{% tag label="20 %" look="sun" %}{% number value=3 label=_("Menu") %}',
    ],
)
def test_what_is_the_same_for_all_is_one_piece_that_says_the_same(source: str) -> None:
    plain, kept = Template(source), folded(source)

    said = []
    for language in ("da", "en", "da", "en"):
        with override(language):
            said.append((plain.render(Context()), kept.render(Context())))

    assert [len(kept.nodelist), len(fixed_in(kept.nodelist))] == [1, 1]
    assert [one for one, _ in said] == [other for _, other in said]
    assert said[:2] == said[2:]


@pytest.mark.parametrize(
    "source",
    [
        "{{ name }}",
        "{% button label=name %}",
        '{% button label="Menu" name=name %}',
        '{% button label="Menu"|lower %}',
        '{% translate "Menu" as menu %}',
        "{% translate name %}",
        '{% url "web:front" as front %}',
        '{% url "web:arena" name %}',
        "{% static name %}",
        '{% icon name="menu" as drawn %}',
        "{% note %}{{ name }}{% endnote %}",
        "{% csrf_token %}",
        "{% if name %}a{% endif %}",
        '{% include "ui/patterns.html" %}',
    ],
)
def test_what_hangs_on_anything_else_is_left_as_it_is(source: str) -> None:
    assert fixed_in(folded(source).nodelist) == []


def test_inside_a_choice_and_a_loop_each_way_is_its_own() -> None:
    either = '{% if one %}{% translate "Ja" %}{% else %}{% translate "Nej" %}{% endif %}'
    kept = folded("{% for one in many %}" + either + "{% endfor %}")

    assert kept.render(Context({"many": [1, 0, 1]})) == "JaNejJa"
    assert kept.render(Context({"many": [0]})) == "Nej"


def test_a_letter_without_markup_is_not_told_in_markup() -> None:
    kept = folded('{% url "web:front" %}{% translate "Du & vi" %}')

    page, letter = kept.render(Context()), kept.render(Context(autoescape=False))

    plain = Template('{% url "web:front" %}{% translate "Du & vi" %}')
    assert (page, letter) == (plain.render(Context()), plain.render(Context(autoescape=False)))


def test_many_at_once_in_two_languages_each_read_their_own() -> None:
    kept = folded(PLAIN + BUTTON)
    with override("da"):
        danish = kept.render(Context())
    fresh = folded(PLAIN + BUTTON)
    read: list[tuple[str, bool]] = []

    def reads(language: str) -> None:
        with override(language):
            read.extend((language, fresh.render(Context()) == danish) for _ in range(50))

    threads = [Thread(target=reads, args=[language]) for language in ("da", "en") * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(read) == {("da", True), ("en", False)}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", ["/", "/gallery/", "/arenas/", "/about/", "/people/organisations/", "/enter/"])
def test_a_page_of_folded_templates_is_the_page_that_was_written(client: Client, path: str, language: str) -> None:
    client.cookies["language"] = language
    with clock.held_at(clock.now()):
        with unfolded():
            written = _without_token(client.get(path).content.decode())
        shown = [_without_token(client.get(path).content.decode()) for _ in range(2)]

    assert shown == [written, written]


@pytest.mark.django_db
def test_nothing_of_one_reader_comes_to_the_next() -> None:
    ruth, jonas, stranger = Client(), Client(), Client()
    ruth.force_login(a_person("Ruth Hemmelig"))
    jonas.force_login(a_person("Jonas Hemmelig"))

    pages = [each.get("/").content.decode() for each in (ruth, jonas, stranger, ruth)]

    assert [("Ruth" in page, "Jonas" in page) for page in pages] == [
        (True, False),
        (False, True),
        (False, False),
        (True, False),
    ]
    tokens = [set(TOKEN.findall(page)) for page in pages]
    assert all(tokens)
    assert not tokens[0] & tokens[1]
    assert not tokens[0] & tokens[2]
