"""What a file says of the text in it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class About:
    """The title above the text, when it was as it is, its language, and the address of the site it is from."""

    title: str
    at: datetime
    language: str = "da"
    site: str = ""
