"""What can be adopted by consent. Each app registers its kinds in its `manifest`; a round is the same for all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.consent.models import Ending, Proposal, Version
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal


@dataclass(frozen=True)
class Draft:
    """What somebody is about to put forward: the words, the same for the machine, and what it is about."""

    arena: Arena
    title: str
    text: str
    body: Mapping[str, Any] = field(default_factory=dict)
    subject: UUID | None = None


@dataclass(frozen=True)
class Rewording:
    """A text that somebody has written on top of a version of a proposal."""

    proposal: Proposal
    before: Version
    text: str
    by: Person


@dataclass(frozen=True)
class Adoption:
    """What has just been adopted, word for word."""

    proposal: Proposal
    version: Version
    ending: Ending


def as_written(draft: Draft) -> Draft:
    """The check of a kind that takes any text."""
    return draft


def same_for_the_machine(rewording: Rewording) -> Mapping[str, Any]:
    """What a changed text means for the machine, in a kind where that is not said in the text."""
    return dict(rewording.before.body)


def nothing_more(adoption: Adoption) -> None:
    """What follows from an adoption that is read where it stands."""


def no_time(draft: Draft) -> None:
    """The end of a kind whose rounds take the time that the guidelines ask for."""


@dataclass(frozen=True)
class Adoptable:
    """One kind of thing that can be adopted.

    `kind` is »app.word«. `propose_url` names the address of its form, which takes the arena's slug; a kind without one
    is put forward from somewhere else. `template` shows a version (`version`, `proposal` in its context) where the text
    alone does not. `check` tidies a draft or raises a `Refusal`; it is asked for the first version and each new one.
    `diff` compares two texts, when words are not what to compare. `reworded` answers with the body of a text that
    somebody wrote on top of a version, in the transaction of that. The text of a kind that `is_marked` is Markdown, and
    is read as its template shows it. `adopt` does what the adoption brings about, in its transaction. What is adopted
    is looked at again after `review_months`, unless it `is_used_up` by then. `shares_problem` is true for a kind by
    which an arena agrees on what its problem is (G7, M68). `ends_by` is when a round about a draft must have ended to
    be of any use, though the guidelines ask for longer; few have such a time.
    """

    kind: str
    name: str | Promise
    order: int
    propose_url: str = ""
    template: str = ""
    check: Callable[[Draft], Draft] = as_written
    diff: Callable[[str, str], Any] | None = None
    reworded: Callable[[Rewording], Mapping[str, Any]] = same_for_the_machine
    is_marked: bool = False
    adopt: Callable[[Adoption], None] = nothing_more
    ends_by: Callable[[Draft], datetime | None] = no_time
    review_months: int = 12
    shares_problem: bool = False
    is_used_up: bool = False


_adoptables: dict[str, Adoptable] = {}


def add_adoptable(adoptable: Adoptable) -> None:
    """Add a kind; apps do this in their `manifest`. A kind can be taken only once."""
    if adoptable.kind in _adoptables:
        raise ValueError(f"two apps adopt »{adoptable.kind}«")
    _adoptables[adoptable.kind] = adoptable


def lasting() -> list[str]:
    """The kinds whose adoption still means something when their day comes to be looked at again."""
    return [each.kind for each in _adoptables.values() if not each.is_used_up]


def again_on(proposal: Proposal) -> date | None:
    """The day on which something is looked at again when it is adopted; None for a kind that does not last so long."""
    return proposal.review_on if proposal.kind in lasting() else None


def adoptables() -> tuple[Adoptable, ...]:
    """Every kind, in order."""
    return tuple(sorted(_adoptables.values(), key=lambda each: (each.order, each.kind)))


def adoptable(kind: str) -> Adoptable:
    """One kind; raises a `Refusal` with status 404 when no app adopts it."""
    found = _adoptables.get(kind)
    if found is None:
        raise Refusal("unknown_kind", _("Det kan man ikke tage stilling til her."), "kind", 404)
    return found


def is_marked(kind: str) -> bool:
    """Whether the texts of a kind are Markdown."""
    return kind in _adoptables and _adoptables[kind].is_marked


def template_of(kind: str) -> str:
    """What shows a version of a kind where its text alone does not; empty when the text is all."""
    return _adoptables[kind].template if kind in _adoptables else ""
