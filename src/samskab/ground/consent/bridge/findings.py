"""What is found when a chain is read again from its beginning: acts that the rules of consent do not allow."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Why(StrEnum):
    """What is wrong with one fact."""

    UNREADABLE = "unreadable"
    UNKNOWN_PROPOSAL = "unknown_proposal"
    OPENED_TWICE = "opened_twice"
    NOT_THE_CIRCLE = "not_the_circle"
    NOT_AS_AGREED = "not_as_agreed"
    AFTER_THE_END = "after_the_end"
    ARENA_RESTS = "arena_rests"
    TOO_EARLY = "too_early"
    NOT_IN_THE_CIRCLE = "not_in_the_circle"
    NOT_THEMSELF = "not_themself"
    NOT_THE_LATEST_VERSION = "not_the_latest_version"
    ANOTHER_TEXT = "another_text"
    OBJECTING_TWICE = "objecting_twice"
    STILL_OBJECTING = "still_objecting"
    UNKNOWN_OBJECTION = "unknown_objection"
    NOT_ITS_AUTHOR = "not_its_author"
    NOT_MET = "not_met"
    NOT_BEHIND_IT = "not_behind_it"
    VERSION_OUT_OF_ORDER = "version_out_of_order"
    UNKNOWN_AMENDMENT = "unknown_amendment"
    DEADLINE_TOO_SHORT = "deadline_too_short"
    DEADLINE_NOT_AGREED = "deadline_not_agreed"
    OBJECTION_IS_OPEN = "objection_is_open"
    TOO_FEW_ANSWERED = "too_few_answered"
    GROUP_IS_SILENT = "group_is_silent"
    TIME_IS_LEFT = "time_is_left"
    SHOULD_HAVE_BEEN_ADOPTED = "should_have_been_adopted"
    NOTHING_TO_TRY = "nothing_to_try"
    FALLBACK_NOT_AGREED = "fallback_not_agreed"
    SOMEBODY_IS_BEHIND_IT = "somebody_is_behind_it"
    KEPT_TWICE = "kept_twice"
    NOT_AGREED_ON = "not_agreed_on"


SENTENCES = {
    Why.UNREADABLE: "it is not written as such a fact is",
    Why.UNKNOWN_PROPOSAL: "no such proposal was put forward",
    Why.OPENED_TWICE: "the proposal was put forward already",
    Why.NOT_THE_CIRCLE: "the circle is not those who took part",
    Why.NOT_AS_AGREED: "it asks for something else than the arena had agreed on",
    Why.AFTER_THE_END: "the round had come to its end",
    Why.ARENA_RESTS: "the arena rested, so nobody could answer",
    Why.TOO_EARLY: "the round took no answers yet",
    Why.NOT_IN_THE_CIRCLE: "it was given by somebody outside the circle",
    Why.NOT_THEMSELF: "it was given by another than the one it is of",
    Why.NOT_THE_LATEST_VERSION: "it is about a version that was not the latest",
    Why.ANOTHER_TEXT: "the text is not the one that people answered",
    Why.OBJECTING_TWICE: "the same person had an open objection already",
    Why.STILL_OBJECTING: "the same person's objection was still open",
    Why.UNKNOWN_OBJECTION: "no such objection was raised",
    Why.NOT_ITS_AUTHOR: "the objection was another's",
    Why.NOT_MET: "the amendment was not written to meet that objection",
    Why.NOT_BEHIND_IT: "it was done by somebody who did not stand behind the proposal",
    Why.VERSION_OUT_OF_ORDER: "its number is not that of the next version",
    Why.UNKNOWN_AMENDMENT: "no such amendment was written",
    Why.DEADLINE_TOO_SHORT: "it leaves less time to answer than was fixed when the round opened",
    Why.DEADLINE_NOT_AGREED: "no round agreed to the new deadline",
    Why.OBJECTION_IS_OPEN: "an objection was open",
    Why.TOO_FEW_ANSWERED: "too few had answered",
    Why.GROUP_IS_SILENT: "nobody had answered from a sector that must have",
    Why.TIME_IS_LEFT: "there was time left, and some had not answered",
    Why.SHOULD_HAVE_BEEN_ADOPTED: "everything that adoption asks for was there",
    Why.NOTHING_TO_TRY: "no objection was open",
    Why.FALLBACK_NOT_AGREED: "the arena had not agreed to that way on",
    Why.SOMEBODY_IS_BEHIND_IT: "somebody still stood behind it",
    Why.KEPT_TWICE: "that version of the text was kept already",
    Why.NOT_AGREED_ON: "no round agreed on that text",
}


@dataclass(frozen=True)
class Finding:
    """One fact that should not stand: the line of the chain it is on, its kind, the proposal it is about, and why."""

    line: int
    kind: str
    why: Why
    proposal: UUID | None = None

    def __str__(self) -> str:
        about = f" of proposal {self.proposal}" if self.proposal else ""
        return f"line {self.line}: {self.kind}{about} should not stand: {SENTENCES[self.why]}"
