"""Who may do what with the journal and the work behind the scenes."""

from typing import Literal, Protocol

from django.utils.translation import gettext_lazy as _

from samskab.kernel.refusal import Refusal


class Operator(Protocol):
    """A person who may or may not look after the machine."""

    @property
    def is_operator(self) -> bool: ...


def may_operate(person: Operator | None) -> Literal[True] | Refusal:
    """Whether `person` keeps this installation running."""
    if person and person.is_operator:
        return True
    return Refusal("not_operator", _("Maskinrummet er kun for dem, der passer maskinen."))
