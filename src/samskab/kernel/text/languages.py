"""Words of the house that a row keeps: in each of its languages, so that who reads the row later reads their own."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, override

Kept = str | Mapping[str, str]


def in_each_language(words: str | Promise) -> Kept:
    """The house's lazy words as language → words. What somebody wrote is theirs, and stays as they wrote it."""
    return {code: _said(words, code) for code, _ in settings.LANGUAGES} if isinstance(words, Promise) else words


def _said(words: Promise, language: str) -> str:
    with override(language):
        return str(words)


def in_this_language(kept: Kept) -> str:
    """What was kept, in the language of the moment; in Danish where that is none of the house's."""
    return kept if isinstance(kept, str) else kept.get(get_language() or "", kept[settings.LANGUAGE_CODE])
