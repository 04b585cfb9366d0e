"""A text as it is read: its first line large, and what came in since the version before marked."""

from dataclasses import dataclass

from samskab.ground.consent.models import Proposal, Version
from samskab.kernel.often import Often, asked
from samskab.kernel.text.diffs import Change, Piece, diff

LEAD_LENGTH = 220
FEW_LINES = 3


@dataclass(frozen=True)
class Told:
    """The text in two parts, each as pieces of which those that were taken out are left out."""

    lead: tuple[Piece, ...]
    rest: tuple[Piece, ...]


def parts_of(text: str) -> tuple[str, str]:
    """The first line, when it is short enough to be large, and the rest."""
    first, _newline, rest = text.strip().partition("\n")
    return (first, rest.strip()) if len(first) <= LEAD_LENGTH else ("", text)


def told(latest: Version, before: Version | None) -> Told:
    """A version with what is new in it marked; the first is not new, it is all there is."""
    lead, rest = parts_of(latest.text)
    old_lead, old_rest = parts_of(before.text) if before is not None else (lead, rest)
    return Told(_without_taken(old_lead, lead), _without_taken(old_rest, rest))


def _without_taken(before: str, after: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in diff(before, after) if piece.change != Change.TAKEN)


_LAST = Often(
    lambda: (
        Version.objects.select_related("by__person__claimed_by", "amendment")
        .filter(proposal=asked("proposal"))
        .order_by("-number")[:2]
    )
)


def last_versions(proposal: Proposal) -> tuple[Version, Version | None]:
    """What is put forward now, and what was before it; one query."""
    rows = _LAST(proposal=proposal.pk)
    for each in rows:
        each.proposal = proposal
    latest, *before = rows
    return latest, before[0] if before else None


def around(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """What was changed, with the lines it was changed in and not the whole of a long text."""
    last = len(pieces) - 1
    shown = []
    for place, piece in enumerate(pieces):
        text = piece.text
        if piece.change == Change.KEPT:
            text = _near(text, first=place == 0, last=place == last)
        shown.append(Piece(piece.change, text))
    return tuple(shown)


def _near(text: str, *, first: bool, last: bool) -> str:
    """The line before a change, the line after one, or both."""
    lines = text.split("\n")
    if first and len(lines) > 1:
        return f"… {lines[-1]}"
    if last and len(lines) > 1:
        return f"{lines[0]} …"
    return f"{lines[0]}\n…\n{lines[-1]}" if len(lines) > FEW_LINES else text
