"""What kind of data a column holds and how long it is kept, said beside the column itself.

Every model of ours declares `handling`, one entry for each concrete field; `tests/shape` refuses a
field without one, and the data map in `docs/` is made from these entries.
"""

from dataclasses import dataclass
from enum import StrEnum


class DataClass(StrEnum):
    """How closely a value touches a person."""

    TECHNICAL = "technical"  # keys, counters, states: says nothing of a person by itself
    PUBLIC = "public"  # written to be read by anyone
    PERSONAL = "personal"  # says something of a person who can be recognised
    CONTACT = "contact"  # reaches a person or an organisation
    SECRET = "secret"  # opens something, and is never shown or exported
    REFERENCE = "reference"  # opaque pointer to a person; empty of meaning once they are erased


class Retention(StrEnum):
    """How long a value is kept."""

    FOR_EVER = "for ever"
    WITH_OWNER = "as long as the row it belongs to"
    UNTIL_ERASED = "until the person erases themself"
    UNTIL_ENDED = "until what it describes has ended"
    SHORT = "hours"


@dataclass(frozen=True)
class Handling:
    """The data class of one field and how long it is kept."""

    data_class: DataClass
    retention: Retention


TECHNICAL = Handling(DataClass.TECHNICAL, Retention.WITH_OWNER)
PUBLIC = Handling(DataClass.PUBLIC, Retention.WITH_OWNER)
PERSONAL = Handling(DataClass.PERSONAL, Retention.UNTIL_ERASED)
CONTACT = Handling(DataClass.CONTACT, Retention.UNTIL_ERASED)
REFERENCE = Handling(DataClass.REFERENCE, Retention.WITH_OWNER)
SECRET = Handling(DataClass.SECRET, Retention.SHORT)
LASTING = Handling(DataClass.TECHNICAL, Retention.FOR_EVER)
