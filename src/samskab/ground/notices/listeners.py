"""What notices hear: every fact that an app has named as an occasion, and that somebody is gone."""

from samskab.ground.journal.facts import Fact, hears
from samskab.ground.journal.models import Entry
from samskab.ground.notices.actions import forget_letters_to, note
from samskab.ground.notices.queries.letters import OLD_NEWS
from samskab.ground.notices.queries.occasions import Occasion, occasions, whenever_added
from samskab.ground.people.facts import PersonErased
from samskab.ground.people.queries.people import person_by_ref
from samskab.kernel import clock


def tell_whom_it_concerns(fact: Fact, entry: Entry) -> None:
    """Note for each whom the fact concerns that they are to be told. News of a fortnight ago is none any more."""
    if entry.happened_at < clock.now() - OLD_NEWS:
        return
    for occasion in occasions():
        if occasion.whom is not None and isinstance(fact, occasion.hears):
            note(occasion=occasion, dues=occasion.whom(fact))


def _hear(occasion: Occasion) -> None:
    hears(*occasion.hears)(tell_whom_it_concerns)


whenever_added(_hear)


@hears(PersonErased)
def let_go_of_their_letters(fact: PersonErased, entry: Entry) -> None:
    """Let go of what one who is gone was to be told."""
    forget_letters_to(by=person_by_ref(fact.person))
