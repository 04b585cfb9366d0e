"""Danish civil registration numbers, which are never stored here."""

import re
from collections.abc import Iterator
from datetime import date

# What takes no room between two digits, and would let a number pass for something else.
_UNSEEN = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]{0,9}"
)
_DIGIT = rf"\d{_UNSEEN}"
_TWO = rf"({_DIGIT}{_DIGIT})"
_ROOM = r"\s{0,20}"
_LINE = rf"{_ROOM}[\-‐‑‒–—―−﹘﹣－]{_UNSEEN}{_ROOM}"
# The date in one piece, or parted alike all the way. A date that is parted needs a line or the same sign after it, for
# else »01.01.26 1200 mennesker« would be a number.
_SHAPE = re.compile(
    rf"(?<!\d){_TWO}(?:{_TWO}{_TWO}(?:{_LINE}|\.|{_ROOM})"
    rf"|([ ./\-‑–]){_UNSEEN}{_TWO}\4{_UNSEEN}{_TWO}(?:{_LINE}|\4{_UNSEEN}))(?:{_DIGIT}){{3}}\d(?!{_UNSEEN}\d)"
)
_SHOWN = re.compile(r"\d")
# What our own addresses are made of has groups of four and may have a date before the first of them.
_REF = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])", re.IGNORECASE)
_REF_LENGTH = 36


def contains_cpr(text: str) -> bool:
    """Whether the text holds something that may be a CPR number: a real date and four digits, also over two lines.

    The old check digit is not consulted, because numbers given out since 2007 break it.
    """
    return next(_found(text), None) is not None


def without_cpr(text: str) -> str:
    """The text with an x for each digit of what may be a CPR number. It is as long as it was, and all else stands."""
    for found in _found(text):
        text = text[: found.start()] + _SHOWN.sub("x", found[0]) + text[found.end() :]
    return text


def _found(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while found := _SHAPE.search(text, at):
        is_date = _is_date(*(_whole(found[one] or found[other]) for one, other in ((1, 1), (2, 5), (3, 6))))
        if is_date and not _is_in_a_ref(text, found):
            yield found
            at = found.end()
        else:
            at = found.start() + 1


def _is_in_a_ref(text: str, found: re.Match[str]) -> bool:
    near = _REF.finditer(text, max(0, found.start() - _REF_LENGTH), found.end() + _REF_LENGTH + 1)
    return any(ref.start() <= found.start() and found.end() <= ref.end() for ref in near)


def _whole(digits: str) -> int:
    return int("".join(_SHOWN.findall(digits)))


def _is_date(day: int, month: int, year: int) -> bool:
    try:
        date(2000 + year, month, day)  # a leap day of 19xx is one of 20xx too
    except ValueError:
        return False
    return True
