"""Words that a row keeps are read in the reader's language, and what people wrote in theirs."""

from django.conf import settings
from django.utils.translation import deactivate_all, gettext_lazy, override

from samskab.kernel.text.languages import in_each_language, in_this_language

LANGUAGES = [code for code, _ in settings.LANGUAGES]


def test_the_words_of_the_house_are_kept_in_each_language_whoever_keeps_them() -> None:
    for language in LANGUAGES:
        with override(language):
            kept = in_each_language(gettext_lazy("En borger"))
        assert kept == {"da": "En borger", "en": "A citizen"}
        for reader, words in kept.items():
            with override(reader):
                assert in_this_language(kept) == words


def test_what_somebody_wrote_is_kept_as_they_wrote_it_though_the_house_says_the_same() -> None:
    with override("en"):
        assert in_this_language(in_each_language("En borger")) == "En borger"


def test_where_no_language_is_spoken_the_first_one_is_read() -> None:
    kept = in_each_language(gettext_lazy("En borger"))
    with override(None):
        deactivate_all()
        assert in_this_language(kept) == "En borger"
