"""The words of what was found as a page shows them: escaped, with the hits marked."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString

from samskab.ground.finding.queries.ranked import MARK, UNMARK

_MARKED = re.compile(f"{MARK}([^{MARK}{UNMARK}]*){UNMARK}")
_ANY_MARK = re.compile(f"[{MARK}{UNMARK}]")


def marked(words: str) -> SafeString:
    """What a search gave as HTML. Whatever the words are, no mark is left open, and nothing but marks is HTML."""
    return SafeString(_ANY_MARK.sub("", _MARKED.sub(r"<mark>\1</mark>", escape(words))))


def cut(excerpt: str, words: str) -> str:
    """The excerpt with signs that something stands before it or after it, where something does."""
    read, whole = unmarked(excerpt).split(), words.split()
    if not read or not whole:
        return excerpt
    before = "" if read[0] == whole[0] else "… "
    after = "" if read[-1] == whole[-1] else " …"
    return f"{before}{excerpt}{after}"


def unmarked(words: str) -> str:
    """The same as plain words, for programs."""
    return _ANY_MARK.sub("", words)
