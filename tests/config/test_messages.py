"""Translations: the machinery on a small package of its own, and the state of the real one."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from django.utils import translation
from django.utils.translation import gettext, ngettext

from samskab.config import messages
from samskab.kernel.text.lix import lix

PACKAGE = Path(messages.__file__).resolve().parents[1]
EASY = 35.0
SENTENCE_ENDS = (".", "?", ":", "!")
ENOUGH_WORDS = 40  # LIX says nothing of a few words
BANNED = re.compile(r"\b(?:klient|kunde|bruger)(?:en|er|e|erne|ne|ens|s)?\b", re.IGNORECASE)
IN_F_STRING = re.compile(r"""f(["'])(?:(?!\1).)*\{(?:_|n?gettext)\(""")
DANISH_LETTERS = re.compile(r"[æøåÆØÅ]")
DANISH_NAMES = re.compile(r"\b(?:Folkemødet|Fjordblå|Irgrøn)\b")

TEMPLATE = """{% load i18n %}
  <h1>{% translate "Velkommen" %}</h1>
    {% blocktranslate trimmed with name=person %}
      Goddag, {{ name }}
    {% endblocktranslate %}
{% blocktranslate count n=number %}{{ n }} stol{% plural %}{{ n }} stole{% endblocktranslate %}
  {% button label=_("Kom med") %}
"""
CODE = 'from django.utils.translation import gettext_lazy as _\n\nTITLE = _("Forsiden")\n'


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with one template and one module."""
    folder = tmp_path / "house"
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "page.html").write_text(TEMPLATE)
    (folder / "views.py").write_text(CODE)
    return folder


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """An empty folder for catalogues."""
    return tmp_path / "locale"


def translate_all(locale: Path) -> None:
    """Give every message a translation that keeps its placeholders."""
    path = messages.catalogue("en", locale)
    text = re.sub(r'^msgid "(.+)"\nmsgstr ""$', r'msgid "\1"\nmsgstr "en \1"', path.read_text(), flags=re.MULTILINE)
    plural = re.compile(r'^msgid_plural "(.+)"\nmsgstr\[0\] ""\nmsgstr\[1\] ""$', re.MULTILINE)
    path.write_text(plural.sub(r'msgid_plural "\1"\nmsgstr[0] "one \1"\nmsgstr[1] "more \1"', text))


def test_what_templates_and_code_say_is_found(package: Path) -> None:
    found = {message.id for message in messages.collect(package) if message.id}

    assert found == {
        "Velkommen",
        "Goddag, %(name)s",
        ("%(n)s stol", "%(n)s stole"),
        "Kom med",
        "Forsiden",
    }


def test_a_message_says_where_it_stands(package: Path) -> None:
    assert messages.collect(package)["Forsiden"].locations == [("house/views.py", 3)]


def test_a_new_catalogue_lacks_every_translation(package: Path, locale: Path) -> None:
    messages.extract(package, locale)

    assert messages.problems(package, locale) == [
        "en: not translated: 'Forsiden'",
        "en: not translated: 'Goddag, %(name)s'",
        "en: not translated: 'Kom med'",
        "en: not translated: 'Velkommen'",
        "en: not translated: ('%(n)s stol', '%(n)s stole')",
    ]


def test_a_whole_catalogue_has_no_problem(package: Path, locale: Path) -> None:
    messages.extract(package, locale)
    translate_all(locale)

    assert messages.problems(package, locale) == []


def test_extracting_again_changes_nothing(package: Path, locale: Path) -> None:
    messages.extract(package, locale)
    translate_all(locale)
    messages.extract(package, locale)
    before = messages.catalogue("en", locale).read_bytes()

    messages.extract(package, locale)

    assert messages.catalogue("en", locale).read_bytes() == before


def test_a_changed_sentence_must_be_translated_again(package: Path, locale: Path) -> None:
    messages.extract(package, locale)
    translate_all(locale)
    (package / "views.py").write_text(CODE.replace("Forsiden", "Forsiden her"))

    before = messages.problems(package, locale)
    messages.extract(package, locale)

    assert before == ["en: not in the catalogue: 'Forsiden her'", "en: not in the source: 'Forsiden'"]
    assert messages.problems(package, locale) == ["en: not translated: 'Forsiden her'"]


def test_a_lost_placeholder_is_a_problem(package: Path, locale: Path) -> None:
    messages.extract(package, locale)
    translate_all(locale)
    path = messages.catalogue("en", locale)
    path.write_text(path.read_text().replace("en Goddag, %(name)s", "en Goddag"))

    assert messages.problems(package, locale) == ["en: other placeholders: 'Goddag, %(name)s'"]


def test_a_guess_is_a_problem(package: Path, locale: Path) -> None:
    messages.extract(package, locale)
    translate_all(locale)
    path = messages.catalogue("en", locale)
    path.write_text(path.read_text().replace('msgid "Velkommen"', '#, fuzzy\nmsgid "Velkommen"'))

    assert messages.problems(package, locale) == ["en: only guessed: 'Velkommen'"]


def test_compiling_makes_what_django_reads(package: Path, locale: Path) -> None:
    messages.extract(package, locale)
    translate_all(locale)

    messages.compile_all(locale)

    with messages.catalogue("en", locale).with_suffix(".mo").open("rb") as file:
        assert read_mo(file)["Velkommen"].string == "en Velkommen"


def test_every_message_of_the_house_is_translated() -> None:
    assert messages.problems() == []


def test_no_words_are_hidden_in_an_f_string() -> None:
    """What stands there is not found by the one who collects messages, and would stay Danish in English."""
    hidden = [path.name for path in PACKAGE.rglob("*.py") if IN_F_STRING.search(path.read_text())]

    assert hidden == []


def test_nothing_is_translated_by_a_name_that_is_not_known() -> None:
    """What is said by another name is not found either: `from django.utils.translation import gettext as say`."""
    names = {
        (path.name, name)
        for path in PACKAGE.rglob("*.py")
        for line in path.read_text().splitlines()
        if line.startswith("from django.utils.translation import")
        for name in re.findall(r" as (\w+)", line)
    }

    assert {name for _path, name in names} == {"_"}


def test_english_holds_no_danish_letters() -> None:
    english = [text for message in messages.read("en") if message.id for text in messages.forms(message.string)]

    assert [text for text in english if DANISH_LETTERS.search(DANISH_NAMES.sub("", text))] == []


def test_nobody_is_called_a_client_customer_or_user() -> None:
    """M66: people are not clients, customers or users here."""
    danish = [text for message in messages.collect() if message.id for text in messages.forms(message.id)]

    assert [text for text in danish if BANNED.search(text)] == []


def test_what_the_pages_say_is_easy_to_read() -> None:
    said: dict[str, list[str]] = defaultdict(list)
    for message in messages.collect():
        for place, _ in message.locations:
            said[place].extend(text for text in messages.forms(message.id) if text.endswith(SENTENCE_ENDS))
    pages = {place: "\n".join(texts) for place, texts in said.items()}

    hard = {
        place: round(lix(text), 1)
        for place, text in pages.items()
        if len(text.split()) >= ENOUGH_WORDS and lix(text) > EASY
    }

    assert hard == {}


def test_danish_needs_no_catalogue() -> None:
    with translation.override("da"):
        assert gettext("Hvad skal vi skabe sammen?") == "Hvad skal vi skabe sammen?"
        assert ngettext("%(n)d stol", "%(n)d stole", 2) == "%(n)d stole"


def test_english_is_there_when_asked_for() -> None:
    with translation.override("en"):
        assert gettext("Hvad skal vi skabe sammen?") == "What shall we create together?"


def test_the_framework_speaks_danish_by_itself() -> None:
    with translation.override("da"):
        assert gettext("This field is required.") == "Dette felt er påkrævet."
