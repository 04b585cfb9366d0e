"""What is told of what comes of rounds: an objection to one's own proposal, an adoption, and who serves the process."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samskab.ground.consent.facts import ObjectionRaised, ProposalAdopted, RoleGiven, RoleLaidDown
from samskab.ground.consent.queries.heard_after import (
    Adopted,
    ObjectedTo,
    Served,
    Told,
    adopted,
    free_now,
    objected_to,
    serving_now,
    who_adopted,
    who_stands_behind,
    who_would_serve,
    whom_a_role_passed_between,
)
from samskab.ground.consent.queries.letters import letters_token
from samskab.ground.consent.queries.objections import words_of
from samskab.ground.notices.queries.occasions import Due, Word
from samskab.ground.people.models import Person

_WORDS_SHOWN = 60


def whose_proposal_is_objected_to(fact: ObjectionRaised) -> Iterator[Due]:
    """Those who stand behind the proposal."""
    for person in who_stands_behind(fact.objection):
        yield Due(person, fact.objection)


def tell_what_it_may_harm(person: Person, objections: Collection[UUID]) -> Mapping[UUID, Word]:
    """The objection in the words it has now, as long as it is open."""
    return {each.objection.ref: _objected(each) for each in objected_to(person, objections)}


def who_was_in_it(fact: ProposalAdopted) -> Iterator[Due]:
    """Those in the circle of the round, but the one who ended it."""
    for person in who_adopted(fact.proposal):
        yield Due(person, fact.proposal)


def tell_what_stands(person: Person, proposals: Collection[UUID]) -> Mapping[UUID, Word]:
    """What was adopted, as long as it stands."""
    return {each.ending.proposal.ref: _adopted(each) for each in adopted(person, proposals)}


def who_serves_and_who_did(fact: RoleGiven) -> Iterator[Due]:
    """The one who was chosen, and the one who held the role until then."""
    for person in whom_a_role_passed_between(fact.held):
        yield Due(person, fact.held)


def tell_who_serves(person: Person, roles: Collection[UUID]) -> Mapping[UUID, Word]:
    """That one serves now, or that another does in one's place."""
    return {each.held.ref: _serves(each, person) for each in serving_now(person, roles)}


def who_may_take_over(fact: RoleLaidDown) -> Iterator[Due]:
    """Those who have said that they would."""
    for person in who_would_serve(fact.held):
        yield Due(person, fact.held)


def tell_what_is_free(person: Person, roles: Collection[UUID]) -> Mapping[UUID, Word]:
    """That a role is free, as long as it is, and one would have it."""
    return {each.held.ref: _free(each) for each in free_now(person, roles)}


def _objected(each: ObjectedTo) -> Word:
    proposal = each.objection.proposal
    said = {"title": proposal.title, "arena": each.arena.title}
    harm, opening = words_of(each.objection)
    return Word(
        title=_("Der er en indvending mod »%(title)s«") % said,
        happened=_("En i »%(arena)s« viser, hvad forslaget kan skade, og hvad der kan hjælpe.") % said,
        quoted="\n".join(Truncator(words).words(_WORDS_SHOWN // 2) for words in (harm, opening)),
        href=reverse("consent:objection", args=[each.arena.slug, proposal.ref, each.objection.ref]),
        button=_("Læs den, og byg den ind"),
        until=_("Runden slutter ikke med samtykke, før indvendingen er bygget ind eller trukket tilbage."),
        why=_("Du får det, fordi du står bag forslaget."),
        seen_by=_("Alle kan læse indvendingen og det, I svarer."),
        stop=_stop(each),
    )


def _adopted(each: Adopted) -> Word:
    proposal = each.ending.proposal
    said = {"title": proposal.title, "arena": each.arena.title}
    return Word(
        title=_("»%(title)s« er vedtaget") % said,
        happened=_("Runden i »%(arena)s« er slut. Der er samtykke til »%(title)s«.") % said,
        quoted=Truncator(each.ending.version.text).words(_WORDS_SHOWN),
        href=reverse("consent:round", args=[each.arena.slug, proposal.ref]),
        button=_("Læs, hvad I har vedtaget"),
        why=_("Du får det, fordi du var med i runden."),
        seen_by=_("Alle kan læse det."),
        stop=_stop(each),
    )


def _serves(each: Served, person: Person) -> Word:
    said = {
        "role": str(each.held.get_role_display()).lower(),
        "arena": each.arena.title,
        "name": each.held.participation.person.display_name,
    }
    mine = each.held.participation.person_id == person.pk
    return Word(
        title=(_("Du er valgt som %(role)s") if mine else _("%(name)s er ny %(role)s")) % said,
        happened=_("»%(arena)s« har valgt med samtykke. Rollen hjælper processen og bestemmer ikke noget.") % said,
        href=_roles(each),
        button=_("Se, hvad rollen er"),
        why=_("Du får det, fordi du har sagt ja til rollen.") if mine else _("Du får det, fordi du havde rollen før."),
        seen_by=_("De, der er med i arenaen, kan se, hvem der har rollen."),
        stop=_stop(each),
    )


def _free(each: Served) -> Word:
    said = {
        "role": str(each.held.get_role_display()).lower(),
        "arena": each.arena.title,
        "name": each.held.participation.person.display_name,
    }
    return Word(
        title=_("Der er brug for en ny %(role)s") % said,
        happened=_("%(name)s har lagt rollen fra sig i »%(arena)s«.") % said,
        href=_roles(each),
        button=_("Foreslå, hvem der tager over"),
        why=_("Du får det, fordi du har sagt, at du gerne vil."),
        seen_by=_("De, der er med i arenaen, kan se, hvem der har rollen."),
        stop=_stop(each),
    )


def _roles(each: Served) -> str:
    return reverse("consent:roles", args=[each.arena.slug])


def _stop(each: Told) -> str:
    return reverse("consent:stop_letters", args=[letters_token(each.participation)])
