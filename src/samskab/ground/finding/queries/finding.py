"""Finding: from what somebody wrote to what answers it. Two queries, three where a word is misspelt."""

from dataclasses import dataclass
from typing import TypeAlias

from samskab.ground.finding.models import Findable
from samskab.ground.finding.queries.asking import question_of
from samskab.ground.finding.queries.kinds import known_kind
from samskab.ground.finding.queries.ranked import MOST, ranked
from samskab.ground.finding.queries.vocabulary import understood
from samskab.ground.finding.queries.wording import FAR, worded
from samskab.ground.people.models import Person
from samskab.kernel.paging import PAGE_SIZE, Page, asked_page

# Something that was found, for the type hints of those who answer requests and never touch the model itself.
AFindable: TypeAlias = Findable


@dataclass(frozen=True)
class Answer:
    """One page of what was found.

    `taken_for` pairs what was asked with what it was taken for, as nobody wrote it. `is_loose` says that nothing holds
    all the words, `is_much` that there is more than is put in order, and `asks` that there was anything to look for.
    """

    page: Page[Findable]
    taken_for: tuple[tuple[str, str], ...] = ()
    is_loose: bool = False
    is_much: bool = False
    asks: bool = True


def found(
    written: str, *, person: Person | None, kind: str = "", page: str | int | None = 1, size: int = PAGE_SIZE
) -> Answer:
    """What answers the words that somebody wrote, of what they may see; a stranger is nobody.

    Any input will do: an odd page is the first, and past the end is the last; a kind that nobody knows is all of them.
    """
    question = question_of(written)
    if not question.asks:
        return Answer(Page((), 1, 0, size), asks=False)
    known = understood(question)
    if not known.meanings and not question.phrases:
        return Answer(Page((), 1, 0, size))
    wording = worded(question, known)
    answer = ranked(wording, person=person, kind=known_kind(kind), number=asked_page(page), size=size)
    taken_for = tuple((meaning.asked, meaning.meant) for meaning in known.meanings if meaning.meant)
    return Answer(
        answer.page,
        # A word is told only where it stands in what is shown, so that it gives nothing away.
        taken_for=taken_for if answer.page.total and not answer.is_loose else (),
        is_loose=answer.is_loose,
        is_much=wording.leads_to > FAR or answer.page.total >= MOST,
    )
