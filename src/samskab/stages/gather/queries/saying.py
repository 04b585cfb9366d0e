"""Who says something: the columns that a participant is stamped with at that moment, and the party they are."""

from typing import Any

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.models import Person
from samskab.kernel.text.clean import clean_text


def said(participation: Participation) -> dict[str, Any]:
    """The columns of `Said` for one who takes part."""
    return {
        "arena": participation.arena,
        "said_by": participation.person,
        "said_in": participation.perspective,
        "organisation": participation.organisation,
    }


def said_by_anyone(*, arena: Arena, participation: Participation | None, by: Person) -> dict[str, Any]:
    """The same for somebody who may look in from outside."""
    return said(participation) if participation is not None else {"arena": arena, "said_by": by}


def party_of(participation: Participation) -> str:
    """The key of the party that a participant is: an organisation, or themself in the perspective they speak from."""
    if participation.organisation_id is not None:
        return f"organisation:{participation.organisation_id}"
    return f"person:{participation.person_id}:{participation.perspective}"


def optional(text: str, *, longest: int, field: str) -> str:
    """A tidy text, or nothing when nothing was written."""
    return clean_text(text, longest=longest, field=field) if text.strip() else ""
