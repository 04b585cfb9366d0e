"""What arenas declare to the house: open chains, an arena that is there has been lit, and what the label rests on."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, Q, Value
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from samskab.ground.arenas.enums import Involvement, State, Step
from samskab.ground.arenas.facts import (
    ArenaStarted,
    ParticipantHelpedIn,
    PeopleInvited,
    PurposeSaid,
    StartingPointChanged,
    ThemesChosen,
)
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries import own_data
from samskab.ground.arenas.queries.balance import heard_by_sector
from samskab.ground.arenas.queries.evidence import (
    MAKERS,
    Evidence,
    Holds,
    counts_as_making,
    evidence_of_arenas,
    kinds_of_making,
)
from samskab.ground.arenas.queries.glimpses import glimpse, glimpse_of
from samskab.ground.arenas.queries.ingredients import felt
from samskab.ground.arenas.queries.involved import answered_or_asked, stands_behind
from samskab.ground.arenas.queries.involvement import counts_as, involved_when
from samskab.ground.arenas.queries.needs import Looker, Need, may_ask_others, needs_of_arenas
from samskab.ground.arenas.queries.needs_at_rest import keep_what_is_yours, read_or_wake
from samskab.ground.arenas.queries.participants import followed_by, participations_of
from samskab.ground.arenas.queries.rooms import Room, Stand, add_room, stands_in
from samskab.ground.arenas.queries.sections import Section, add_section
from samskab.ground.journal.models import Entry
from samskab.ground.journal.queries import opens
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.ground.people.queries import exports
from samskab.ground.people.queries.own_page import add_own_part
from samskab.kernel import clock
from samskab.kernel.few import FEWEST

A_WHILE, FELT_FOR = timedelta(days=7), timedelta(days=30)

counts_as_making(PurposeSaid)
counts_as(
    Involvement.CONTRIBUTES,
    *(ArenaStarted, PurposeSaid, ThemesChosen, StartingPointChanged, PeopleInvited, ParticipantHelpedIn),
)
involved_when(Involvement.HEARD)(answered_or_asked)
involved_when(Involvement.RESPONSIBLE)(stands_behind)

add_room(Room("participants", _("Deltagere"), "arenas:participants", 80))
add_room(Room("about", _("Om arenaen"), "arenas:about", 95))


@opens
def every_arenas_chain(_person: object | None) -> Q:
    """The chains of arenas are open to all, for anyone must be able to verify them."""
    return Q(ref__in=Arena.objects.values_list(Cast("ref", CharField())))


@add_own_part("arenas/own_page.html")
def where_one_is(person: Person) -> Mapping[str, Any]:
    """The arenas a person takes part in, and those they follow. Two questions."""
    return {"mine": list(participations_of(person)), "follows": list(followed_by(person))}


def lit_on(arena: Arena, _stand: Stand) -> str:
    """The day an arena was lit."""
    return date_format(localtime(arena.started_at), str(_("j. F")))


@stands_in(Step.SPARK, lit_on)
def lit() -> Value:
    """An arena that is there has been lit."""
    return Value(Stand.DONE.value)


@glimpse
def heard_and_made() -> Mapping[str, BaseExpression]:
    """`heard`: the acts of each sector lately. `made_in`: the perspectives in which something has been made."""
    made = Entry.objects.filter(
        chain=Cast(OuterRef("ref"), CharField()), kind__in=kinds_of_making(), perspective__in=Perspective.values
    )
    return {
        "heard": heard_by_sector(),
        "made_in": ArraySubquery(made.order_by("perspective").values("perspective").distinct()),
    }


def felt_by_us(arena: Arena, looker: Looker) -> Mapping[str, Any]:
    """The five ingredients, for those who take part: what is measured is theirs first (G10)."""
    if looker.participation is None:
        return {}
    href = reverse("arenas:ingredients", args=[arena.slug]) if arena.state == State.OPEN else ""
    told = felt(arena)
    return {"felt": told, "any": any(each.answered for each in told), "href": href}


for section in (
    exports.Section(
        name="participations",
        title=_("Arenaer, du er eller har været med i"),
        columns={
            "arena": _("Arena"),
            "perspective": _("Perspektiv"),
            "organisation": _("Organisation"),
            "since": _("Siden"),
            "left_at": _("Gik ud"),
            "helped_by": _("Hjulpet ind af"),
        },
        rows=own_data.participation_rows,
        order=50,
    ),
    exports.Section(
        name="follows",
        title=_("Arenaer, du følger"),
        columns={"arena": _("Arena"), "since": _("Siden")},
        rows=own_data.follow_rows,
        order=50,
    ),
    exports.Section(
        name="invitations",
        title=_("Invitationer, du har sendt"),
        columns={
            "arena": _("Arena"),
            "kind": _("Slags"),
            "message": _("Din egen hilsen"),
            "since": _("Siden"),
            "came": _("Kommet ind"),
        },
        rows=own_data.invitation_rows,
        order=50,
    ),
    exports.Section(
        name="departures",
        title=_("Det, du skrev, da du gik"),
        columns={"arena": _("Arena"), "reason": _("Hvorfor"), "week": _("Ugen fra")},
        rows=own_data.departure_rows,
        order=50,
    ),
):
    exports.register(section)

add_section(Section("ingredients", "arenas/felt.html", 80, felt_by_us))


@needs_of_arenas
def more_of_us(arena: Arena, looker: Looker) -> Iterable[Need]:
    """One who looks in is asked to step in; one who is here is asked for those who are missing."""
    if looker.participation is None and arena.state != State.CLOSED:
        yield Need(
            code="enter",
            rank=10,
            icon="log-in",
            title=_("Træd ind, og sig, hvad du ved"),
            why=_("Du ser, hvad vi er enige om her, før du siger ja. Du kan gå igen, når du vil."),
            href=reverse("arenas:enter", args=[arena.slug]),
            minutes=2,
        )
    if may_ask_others(looker) and arena.state == State.OPEN and not arena.is_forming and not all(arena.people.values()):
        yield Need(
            code="invite",
            rank=40,
            icon="user-plus",
            title=_("Kender du en, der mangler her?"),
            why=_("En eller flere sektorer er her slet ikke endnu. Ofte skal der kun et spørgsmål til."),
            href=reverse("arenas:invite", args=[arena.slug]),
            minutes=3,
        )


@needs_of_arenas
def say_how_it_feels(arena: Arena, looker: Looker) -> Iterable[Need]:
    """One who has been here for a while is asked how it feels, and again when their last answer is a month old."""
    mine, now = looker.participation, clock.now()
    if mine is None or arena.state != State.OPEN or arena.size < FEWEST or mine.joined_at > now - A_WHILE:
        return
    felt_at = getattr(mine, "felt_at", None)
    if felt_at is None or felt_at <= now - FELT_FOR:
        yield Need(
            code="ingredients",
            rank=60,
            icon="scale",
            title=_("Er det stadig samskabelse?"),
            why=_("Sig, hvordan du mærker de fem ingredienser. Ingen kan se, hvad du svarer."),
            href=reverse("arenas:ingredients", args=[arena.slug]),
            minutes=2,
        )


needs_of_arenas(read_or_wake)
needs_of_arenas(keep_what_is_yours)


@needs_of_arenas
def somebody_is_missing(arena: Arena, looker: Looker) -> Iterable[Need]:
    """While an arena lacks a public party, or all others, those inside are asked to invite one (M35, M60)."""
    if not may_ask_others(looker) or arena.state != State.OPEN or not arena.is_forming:
        return
    wanted = Perspective.CITIZEN if arena.people_public else Perspective.PUBLIC_EMPLOYEE
    yield Need(
        code="arenas.invite",
        rank=30,
        icon="user-plus",
        title=_("Invitér en, der mangler"),
        why=_("Indtil nu er her kun nogen fra det offentlige.")
        if arena.people_public
        else _("Indtil nu er her ingen fra det offentlige."),
        href=f"{reverse('arenas:invite', args=[arena.slug])}?for={wanted.value}",
        minutes=2,
    )


@evidence_of_arenas
def parties_that_make(arena: Arena) -> Iterable[Evidence]:
    """Public and other parties are here (M4, M68), and others than the public one make something (M99)."""
    makers = {Perspective(perspective).sector for perspective in glimpse_of(arena, "made_in")}
    yield _both_are_here(arena)
    yield _others_make(makers)
    yield _several_make(makers)


def _both_are_here(arena: Arena) -> Evidence:
    others = arena.size - arena.people_public
    if arena.people_public and others:
        why = ngettext_lazy(
            "%(public)d fra det offentlige og %(others)d anden er med.",
            "%(public)d fra det offentlige og %(others)d andre er med.",
            others,
        )
        return Evidence("parties", _BOTH, Holds.YES, why % {"public": arena.people_public, "others": others})
    why = (
        _("Ingen uden for det offentlige er med endnu.")
        if arena.people_public
        else _("Ingen fra det offentlige er med endnu.")
    )
    return Evidence("parties", _BOTH, Holds.NOT_YET, why)


def _others_make(makers: set[Sector]) -> Evidence:
    if makers - {Sector.PUBLIC}:
        return Evidence(MAKERS, _OTHERS, Holds.YES, _("De har skrevet, besluttet eller lovet noget. Ikke kun svaret."))
    if makers:
        return Evidence(
            MAKERS, _OTHERS, Holds.NO, _("Kun det offentlige har skrevet og besluttet. Så længe er det en høring.")
        )
    return Evidence(MAKERS, _OTHERS, Holds.NOT_YET, _("Ingen har skrevet, besluttet eller lovet noget endnu."))


def _several_make(makers: set[Sector]) -> Evidence:
    if len(makers) > 1:
        return Evidence("together", _TOGETHER, Holds.YES, _("Flere sektorer har skrevet, besluttet eller lovet noget."))
    return Evidence(
        "together", _TOGETHER, Holds.NOT_YET, _("Det kræver, at to sektorer eller flere laver noget sammen.")
    )


_BOTH = _("Både offentlige og andre er med")
_OTHERS = _("Andre end det offentlige skaber")
_TOGETHER = _("Flere parter skaber sammen")
