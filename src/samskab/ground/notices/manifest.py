"""What notices tell the house: the occasions of what stands below them, and what they know about a person."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.facts import (
    ObjectionRaised,
    ProposalAdopted,
    ProposalOpened,
    RoleGiven,
    RoleLaidDown,
    VersionPutForward,
)
from samskab.ground.documents.facts import RemarkAnswered
from samskab.ground.notices.queries import of_consent, of_outcomes, of_talk, of_texts, own_data
from samskab.ground.notices.queries.letters import unreachable_since
from samskab.ground.notices.queries.occasions import Occasion, add_occasion
from samskab.ground.people.models import Person
from samskab.ground.people.queries import exports
from samskab.ground.people.queries.own_page import add_own_part
from samskab.ground.talk.facts import ContributionMade, QuestionAsked

for occasion in (
    Occasion(
        name="consent.round_asks",
        tell=of_consent.tell_what_is_asked,
        hears=(ProposalOpened, VersionPutForward),
        whom=of_consent.whom_a_round_asks,
    ),
    Occasion(
        name="consent.round_closes",
        tell=of_consent.tell_that_it_closes,
        look=of_consent.whom_a_round_still_waits_for,
        urgent=True,
    ),
    Occasion(
        name="consent.objected_to_ones_own",
        tell=of_outcomes.tell_what_it_may_harm,
        hears=(ObjectionRaised,),
        whom=of_outcomes.whose_proposal_is_objected_to,
    ),
    Occasion(
        name="consent.adopted",
        tell=of_outcomes.tell_what_stands,
        hears=(ProposalAdopted,),
        whom=of_outcomes.who_was_in_it,
    ),
    Occasion(
        name="consent.role_given",
        tell=of_outcomes.tell_who_serves,
        hears=(RoleGiven,),
        whom=of_outcomes.who_serves_and_who_did,
    ),
    Occasion(
        name="consent.role_laid_down",
        tell=of_outcomes.tell_what_is_free,
        hears=(RoleLaidDown,),
        whom=of_outcomes.who_may_take_over,
    ),
    Occasion(
        name="talk.said_to_one",
        tell=of_talk.tell_what_was_said,
        hears=(ContributionMade, QuestionAsked),
        whom=of_talk.whom_it_is_said_to,
    ),
    Occasion(
        name="documents.remark_answered",
        tell=of_texts.tell_what_was_answered,
        hears=(RemarkAnswered,),
        whom=of_texts.whose_remark_is_answered,
    ),
):
    add_occasion(occasion)


@add_own_part("notices/own.html")
def unreachable(person: Person) -> Mapping[str, Any]:
    """That we could not write to them, so that they can mend it."""
    return {"since": unreachable_since(person)}


for section in (
    exports.Section(
        name="letters",
        title=_("Mail, vi har sendt dig den sidste måned"),
        columns={
            "made_at": _("Skrevet"),
            "outcome": _("Hvad der blev af den"),
            "ended_at": _("Hvornår"),
            "news": _("Så mange nyheder"),
        },
        rows=own_data.letter_rows,
        order=70,
    ),
    exports.Section(
        name="news_waiting",
        title=_("Nyheder, der venter på at blive sendt til dig"),
        columns={"noted_at": _("Skete"), "due_at": _("Bliver sendt")},
        rows=own_data.waiting_rows,
        order=70,
    ),
):
    exports.register(section)
