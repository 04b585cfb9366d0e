"""What consent tells the house: the kinds it adopts itself, and what an arena page and »your data« hear of it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Involvement
from samskab.ground.arenas.queries.evidence import counts_as_making, evidence_of_arenas
from samskab.ground.arenas.queries.glimpses import glimpse
from samskab.ground.arenas.queries.involvement import counts_as, involved_when
from samskab.ground.arenas.queries.needs import needs_of_arenas
from samskab.ground.arenas.queries.own_glimpses import own_glimpse
from samskab.ground.arenas.queries.own_ways import tells_own_ways, tells_who_serves
from samskab.ground.arenas.queries.rooms import Room, add_room, agreed_in
from samskab.ground.arenas.queries.unresolved import unresolved_in_arenas
from samskab.ground.arenas.queries.whole import part_of_the_whole
from samskab.ground.consent import facts
from samskab.ground.consent.actions.agreeing import agree_on_guidelines
from samskab.ground.consent.actions.extending import extend
from samskab.ground.consent.actions.serving import give_role
from samskab.ground.consent.actions.stepping import agree_on_step
from samskab.ground.consent.actions.texts import adopt_text, keep_reworded
from samskab.ground.consent.queries import own_data
from samskab.ground.consent.queries.adoptables import Adoptable, Adoption, Rewording, add_adoptable
from samskab.ground.consent.queries.agreements import AGREEMENT
from samskab.ground.consent.queries.asked_of_texts import needs_of_the_problem, problem_in_rounds
from samskab.ground.consent.queries.asked_outside import answer_or_remind, answers_owed, public_duty_to_answer
from samskab.ground.consent.queries.disagreeing import laid_aside, objections_open
from samskab.ground.consent.queries.drafting import guidelines_reworded
from samskab.ground.consent.queries.evidence import problem_adopted, problem_is_shared
from samskab.ground.consent.queries.extension import EXTENSION, a_round_to_extend, before_it_ends
from samskab.ground.consent.queries.guidelines import GUIDELINES, guidelines_drafted
from samskab.ground.consent.queries.handovers import handovers_of, owed_at_a_glance
from samskab.ground.consent.queries.involved import worked_on
from samskab.ground.consent.queries.roles import MOST_MONTHS, ROLE, a_choice
from samskab.ground.consent.queries.standing_ways import guidelines_that_stand, who_serves
from samskab.ground.consent.queries.steps import STEP, a_step, agreed_stand
from samskab.ground.consent.queries.talking import PROPOSAL, proposals_to_talk_about
from samskab.ground.consent.queries.texts import PROBLEM, TEXT, a_version, amendments_of_text, rounds_about_text
from samskab.ground.consent.queries.waiting import needs_of_rounds, waits_for_one
from samskab.ground.consent.queries.whole import rounds_as_data, trials_as_data
from samskab.ground.documents.queries.agreed import rounds_tell
from samskab.ground.people.queries import exports
from samskab.ground.people.queries.organisation_page import add_organisation_part
from samskab.ground.talk.queries.subjects import add_subject

add_room(Room("consent", _("Beslut"), "consent:rounds", 50))
add_adoptable(
    Adoptable(kind=AGREEMENT, name=_("En aftale mellem os"), order=10, propose_url="consent:propose", review_months=6)
)
add_subject(kind=PROPOSAL, label=_("Forslag"), find=proposals_to_talk_about)
counts_as_making(facts.ProposalOpened, facts.AmendmentOffered, facts.VersionPutForward, facts.TrialCarried)
agreed_in(agreed_stand)
tells_own_ways(guidelines_that_stand)
tells_who_serves(who_serves)
own_glimpse(waits_for_one)
needs_of_arenas(needs_of_rounds)
glimpse(problem_in_rounds)
needs_of_arenas(needs_of_the_problem)
unresolved_in_arenas(laid_aside)
unresolved_in_arenas(objections_open)
glimpse(problem_adopted)
evidence_of_arenas(problem_is_shared)
part_of_the_whole("rounds")(rounds_as_data)
part_of_the_whole("trials")(trials_as_data)
counts_as(
    Involvement.CONTRIBUTES,
    *(facts.ProposalOpened, facts.AnswerGiven, facts.ObjectionRaised, facts.AmendmentOffered, facts.WordingOffered),
    *(facts.ObjectionRestated, facts.RestatementAnswered, facts.VersionPutForward),
    *(facts.HandedOver, facts.AnsweredBack),
)
counts_as(Involvement.RESPONSIBLE, facts.ProposerJoined, facts.TrialCarried, facts.RecommendationAnswered)
involved_when(Involvement.HEARD)(worked_on)
glimpse(answers_owed)
needs_of_arenas(answer_or_remind)
evidence_of_arenas(public_duty_to_answer)
part_of_the_whole("handovers")(handovers_of)
add_organisation_part("consent/owes.html")(owed_at_a_glance)


def what_rounds_ask_for(adoption: Adoption) -> None:
    """Tell what rounds ask for from now on."""
    agree_on_guidelines(adoption=adoption, by=None)


def where_we_stand(adoption: Adoption) -> None:
    """Tell where the arena stands from now on."""
    agree_on_step(adoption=adoption, by=None)


def who_is_to_serve(adoption: Adoption) -> None:
    """Let the one who was chosen serve."""
    give_role(adoption=adoption, by=None)


def which_text_is_adopted(adoption: Adoption) -> None:
    """Let the version that was put forward be the one that is adopted."""
    adopt_text(adoption=adoption, by=None)


def other_words(rewording: Rewording) -> Mapping[str, Any]:
    """Keep a text that somebody wrote in a round."""
    return keep_reworded(rewording=rewording, by=rewording.by)


def more_time_for_it(adoption: Adoption) -> None:
    """Give the round that an extension is about its time."""
    extend(adoption=adoption, by=None)


add_adoptable(
    Adoptable(
        kind=GUIDELINES,
        name=_("Vores egne retningslinjer"),
        order=20,
        propose_url="consent:guidelines",
        template="consent/kinds/guidelines.html",
        check=guidelines_drafted,
        reworded=guidelines_reworded,
        adopt=what_rounds_ask_for,
    )
)

add_adoptable(
    Adoptable(
        kind=ROLE,
        name=_("En, der hjælper processen"),
        order=30,
        propose_url="consent:propose_role",
        template="consent/kinds/role.html",
        check=a_choice,
        adopt=who_is_to_serve,
        review_months=MOST_MONTHS,
    )
)

add_adoptable(
    Adoptable(
        kind=STEP,
        name=_("Et skridt frem eller tilbage"),
        order=40,
        propose_url="consent:propose_step",
        template="consent/kinds/step.html",
        check=a_step,
        adopt=where_we_stand,
    )
)

for text_kind, text_name, shared in ((TEXT, _("En fælles tekst"), False), (PROBLEM, _("Vores problem"), True)):
    add_adoptable(
        Adoptable(
            kind=text_kind,
            name=text_name,
            order=15,
            propose_url="" if shared else "consent:choose_text",
            template="consent/kinds/text.html",
            check=a_version(text_kind),
            reworded=other_words,
            is_marked=True,
            adopt=which_text_is_adopted,
            shares_problem=shared,
        )
    )

rounds_tell(rounds_about_text, amendments_of_text)

add_adoptable(
    Adoptable(
        kind=EXTENSION,
        name=_("Mere tid til en runde"),
        order=90,
        template="consent/kinds/extension.html",
        check=a_round_to_extend,
        ends_by=before_it_ends,
        is_used_up=True,
        adopt=more_time_for_it,
    )
)


for section in (
    exports.Section(
        name="answers",
        title=_("Det, du har svaret på forslag"),
        columns={
            "arena": _("Arena"),
            "proposal": _("Forslag"),
            "version": _("Udgave"),
            "answer": _("Svar"),
            "words": _("Ord"),
            "at": _("Hvornår"),
        },
        rows=own_data.answer_rows,
        order=60,
    ),
    exports.Section(
        name="objections",
        title=_("Dine indvendinger"),
        columns={
            "arena": _("Arena"),
            "proposal": _("Forslag"),
            "harm": _("Hvad der ville tage skade"),
            "opening": _("Hvad der kunne få det til at virke"),
            "at": _("Hvornår"),
        },
        rows=own_data.objection_rows,
        order=60,
    ),
    exports.Section(
        name="proposals",
        title=_("Forslag, du står bag"),
        columns={
            "arena": _("Arena"),
            "proposal": _("Forslag"),
            "since": _("Siden"),
            "stepped_back": _("Trak sig"),
        },
        rows=own_data.proposal_rows,
        order=60,
    ),
    exports.Section(
        name="handovers",
        title=_("Det, du har givet videre, svaret og svaret igen på"),
        columns={"arena": _("Arena"), "body": _("Hvem"), "words": _("Ord"), "at": _("Hvornår")},
        rows=own_data.handover_rows,
        order=60,
    ),
    exports.Section(
        name="no_letters",
        title=_("Hvor du har sagt nej til mails om runder"),
        columns={"arena": _("Arena"), "since": _("Siden")},
        rows=own_data.no_letters_rows,
        order=60,
    ),
):
    exports.register(section)
