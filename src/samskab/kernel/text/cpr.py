"""Danish civil registration numbers, which are never stored here."""

import re
from datetime import date

_SHAPE = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})[ \-–.]?(\d{4})(?!\d)")


def contains_cpr(text: str) -> bool:
    """Whether the text holds something that may be a CPR number: a real date and four digits.

    The old check digit is not consulted, because numbers given out since 2007 break it.
    """
    return any(_is_date(int(day), int(month), int(year)) for day, month, year, _ in _SHAPE.findall(text))


def _is_date(day: int, month: int, year: int) -> bool:
    try:
        date(2000 + year, month, day)  # a leap day of 19xx is one of 20xx too
    except ValueError:
        return False
    return True
