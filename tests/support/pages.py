"""Every address of the site, found in the URL conf, and a furnished house so that each leads somewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.timezone import localdate

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.actions import help_in, invite
from samskab.ground.arenas.enums import HelpWay, InvitationKind, LinkKind, Part, RestKind, StewardshipKind
from samskab.ground.arenas.models import (
    Arena,
    ArenaLink,
    ClosedPart,
    Invitation,
    Participation,
    Rest,
    StewardshipRequest,
)
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.consent import actions as consent
from samskab.ground.consent.actions import TrialDraft
from samskab.ground.consent.enums import Answer, Came, Role
from samskab.ground.consent.enums import Verdict as BodysVerdict
from samskab.ground.consent.models import (
    Amendment,
    Handover,
    Objection,
    Proposal,
    Restatement,
    RoleHeld,
    Trial,
    Wording,
)
from samskab.ground.consent.queries.agreements import AGREEMENT
from samskab.ground.consent.queries.letters import letters_token, seat_token
from samskab.ground.consent.queries.roles import ROLE
from samskab.ground.consent.queries.seats import seat_of
from samskab.ground.consent.queries.trials import trials_of
from samskab.ground.documents import actions as documents
from samskab.ground.documents.enums import Form, Kind
from samskab.ground.documents.models import Document, MadeFile, Picture, Remark, Suggestion
from samskab.ground.documents.queries.files import Wanted
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.notices.queries.letters import stop_token
from samskab.ground.people.actions import ask_to_speak, invite_to_speak
from samskab.ground.people.enums import OrganisationKind, Perspective, Sector
from samskab.ground.people.models import OrganisationInquiry, Person, Representation, SpeakingInvitation
from samskab.ground.people.queries.speaking import inquiry_token, invitation_token
from samskab.ground.talk import actions as talk
from samskab.ground.talk.models import Contribution
from samskab.ground.talk.queries.subjects import ARENA, subject_for
from samskab.kernel import clock
from samskab.kernel.pictures import Picture as Drawn
from samskab.stages.gather import actions as gather
from samskab.stages.gather.actions.mapping import Told
from samskab.stages.gather.enums import Firmness, OfferKind, SupportKind, Want
from samskab.stages.gather.models import (
    Actor,
    CheckIn,
    Frame,
    FrameQuestion,
    Guideline,
    InvitationRequest,
    ShamFlag,
    SupportNeed,
    SupportOffer,
    Uncertainty,
)
from samskab.stages.spark.actions import give_verdict
from samskab.stages.spark.enums import Rather
from samskab.stages.spark.models import ExternalForum, Verdict
from samskab.stages.understand import actions as understand
from samskab.stages.understand.actions.surveying import draw_map
from samskab.stages.understand.enums import Came as Origin
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Duplicate, Restating, Statement
from tests.factories import a_forum, a_participant, a_person, a_spokesperson, an_arena, an_operator, an_organisation
from tests.support.crowds import answered, statements_in
from tests.support.passkeys import a_passkey
from tests.support.pictures import A_PICTURE

Arguments = dict[str, Any]
BLOCK = "aaaaaaa1"  # a paragraph of the text


@dataclass(frozen=True)
class House:
    """Some people with something between them."""

    anne: Person  # speaks for an organisation, has a passkey, and is signed in somewhere
    dorte: Person  # works for the municipality, and owes answers
    wrong: Person  # has nothing to do with any of it
    operator: Person
    agreement: Representation  # Anne's, which stands
    question: Representation  # somebody asks to speak for Anne's organisation
    inquiry: OrganisationInquiry  # a letter that nobody has answered
    invitation: SpeakingInvitation
    passkey: Authenticator
    session: UserSession
    arena: Arena  # lit by Anne, and Dorte is there too
    link: Invitation  # Anne's, into the arena
    entered: Participation  # somebody whom Anne helped in
    slip: str  # what that somebody holds
    forum: ExternalForum  # Anne told of it
    verdict: Verdict  # what Anne thinks of her own arena
    steward: StewardshipRequest  # Dorte asks for another name
    rest: Rest  # Dorte thinks it should pause
    tie: ArenaLink  # another arena asks to belong with it
    closure: ClosedPart  # Anne has closed where it is
    actor: Actor  # on the map of Anne's arena
    frame: Frame  # Anne has stated it
    frame_question: FrameQuestion
    uncertainty: Uncertainty
    guideline: Guideline
    need: SupportNeed  # Anne's; Dorte owes the answer
    flag: ShamFlag  # Anne's too
    offer: SupportOffer  # Dorte's, and Anne said yes
    check_in: CheckIn  # when they talk of it next
    invitation_request: InvitationRequest  # Victor asks a municipality
    said: Contribution  # Dorte said it
    asked: Contribution  # Anne asks Dorte critically
    proposal: Proposal  # Anne's, over which she has an objection of her own, as people do
    objection: Objection
    wording: Wording  # Dorte's, for it
    restatement: Restatement
    amendment: Amendment
    settled: Proposal  # all have consented, and it stands
    handover: Handover  # of that, to one who has answered the first of two recommendations
    trial: Trial  # of what was not adopted
    letter: str  # Dorte's, to answer by
    role_held: RoleHeld  # Anne keeps the minutes
    document: Document  # Anne began it, and one version is kept
    remark: Remark  # Dorte's
    picture: Picture  # Anne brought it
    made: MadeFile  # the text as a PDF, which is on its way
    statement: Statement  # Anne's
    others_statement: Statement  # Dorte's
    same: Duplicate  # two of Anne's say the same
    try_of_mine: Restating  # Dorte's, of Anne's statement
    suggestion: Suggestion  # Dorte's, for the first paragraph
    crowded: Arena  # sixty have answered two dozen statements there, Anne too, and its map is kept


def chosen(arena: Arena, person: Person, role: Role = Role.NOTE_TAKER) -> RoleHeld:
    """Somebody whom everybody who takes part has chosen to serve the process."""
    here = arena.participations.get(person=person)
    consent.say_willing(arena=arena, role=role, by=person)
    body = {"role": role.value, "participation": str(here.ref), "months": 3}
    choice = consent.open_round(
        arena=arena, kind=ROLE, title=str(role.label), text="Kort og klart.", body=body, by=person
    )
    for seat in choice.seats.select_related("participation__person"):
        consent.give_answer(proposal=choice, answer=Answer.CONSENT, by=seat.participation.person)
    consent.close_round(proposal=choice, by=person)
    return RoleHeld.objects.get(ending__proposal=choice)


def _said(words: str, ident: str) -> dict[str, Any]:
    """A paragraph of a text."""
    return {"type": "paragraph", "attrs": {"id": ident}, "content": [{"type": "text", "text": words}]}


def _written(arena: Arena, anne: Person, dorte: Person) -> tuple[Document, Remark, Suggestion]:
    """A text with something in its margin, of which a version is kept."""
    first, second = "Vandet kommer hvert år.", "Ingen ved, hvem der ringer."
    document = documents.start_document(
        arena=arena,
        kind=Kind.PROBLEM,
        title="Sådan forstår vi vandet",
        framing="Jeg er bange om natten.",
        body={"type": "doc", "content": [_said(first, BLOCK), _said(second, "aaaaaaa2")]},
        by=anne,
    )
    documents.keep_version(document=document, name="Første møde", by=anne)
    remark = documents.remark(document=document, words="Hvor meget?", block=BLOCK, quote=first, by=dorte)
    after = _said("Vandet kommer to gange om året.", BLOCK)
    suggestion = documents.suggest(document=document, block=BLOCK, before=first, after=after, why="", by=dorte)
    return document, remark, suggestion


def _asked_for(document: Document) -> MadeFile:
    """The text as a PDF that somebody has asked for."""
    return documents.ask_for_file(wanted=Wanted(document, Form.PDF, body_of(document), clock.now(), "da"))


def _crowded(anne: Person) -> Arena:
    """An arena with a map that is full: groups, every sector in each, and more statements than one page holds."""
    arena = an_arena("Stormflodsberedskabskoordination langs hele kysten", by=anne)
    said = statements_in(arena, 25)
    answered(arena, said, people=60)
    Statement.objects.create(
        arena=arena, number=26, words="Det er de andres skyld.", origin=Origin.IMPORTED, sorted_away=True
    )
    for statement in said[:6]:
        statement.arena = arena
        understand.answer(statement=statement, wording=1, value=Value.AGREE, by=anne)
    draw_map(arena=arena.ref)
    understand.keep_map(arena=arena, number=1, by=anne)
    return arena


def furnish() -> House:
    """Make the people and what is between them; needs a database."""
    anne = a_person("Anne Ærø", email="anne@example.org", perspectives=[Perspective.VOLUNTEER, Perspective.CITIZEN])
    agreement = a_spokesperson(anne, name="Ørslev Beboerhus")
    municipality = a_spokesperson(anne, name="Aabenraa Kommune", kind=OrganisationKind.MUNICIPALITY).organisation
    a_spokesperson(name="Bager Bo", kind=OrganisationKind.COMPANY)
    organisation = agreement.organisation
    arena, dorte = an_arena("Et fælles stormflodsberedskab", by=anne), a_person("Dorte Dam")
    of_dorte = a_participant(arena, by=dorte, perspective=Perspective.ADMINISTRATOR)
    subject = subject_for(None, arena, ARENA, arena.ref)
    larger = an_arena("Kysten i hele regionen", by=dorte, place="1084")
    entered, slip = help_in(arena=arena, name="Ruth", perspective=Perspective.CITIZEN, way=HelpWay.MEETING, by=anne)
    unanswered = ask_to_speak(organisation=an_organisation("Zebraklubben"), by=a_person("Bo Berg"))
    frame = gather.state_frame(
        arena=arena,
        what="250.000 kr. i alt i år",
        firmness=Firmness.MOVABLE,
        why="Det er, hvad vi har samlet.",
        until="15. december",
        by=anne,
    )
    proposal, settled, tried = (
        consent.open_round(arena=arena, kind=AGREEMENT, title=title, text=text, by=anne)
        for title, text in (
            ("Vandvagter i seks gader", "Fra oktober prøver vi vandvagter.\nTo naboer har vagt sammen."),
            ("Vi mødes om torsdagen", "Vi mødes den første torsdag."),
            ("Fælles pumper", "Vi køber tre pumper."),
        )
    )
    objection = consent.raise_objection(
        proposal=proposal, harm="Beskeden når os for sent. Vi bor i stuen.", opening="Et opkald.", by=anne
    )
    consent.raise_objection(proposal=tried, harm="De larmer.", opening="Prøv én.", by=dorte)
    today = localdate(clock.now())
    consent.begin_trials(
        proposal=tried, trials=[TrialDraft("Én pumpe", "Vi låner én.", today, today + timedelta(days=30))], by=anne
    )
    for person in (anne, dorte, entered.person):
        consent.give_answer(proposal=settled, answer=Answer.CONSENT, by=person)
    ending = consent.close_round(proposal=settled, by=anne)
    handover = consent.hand_over(
        ending=ending, body="Byrådet", recommendations=["Brug salen.", "Sæt lys på stien."], by=anne
    )
    answered = handover.recommendations.earliest("number")
    consent.answer_recommendation(
        recommendation=answered, verdict=BodysVerdict.PARTLY, reasons="Om torsdagen.", came=Came.LETTER, by=dorte
    )
    seat = seat_of(dorte, proposal)
    assert seat is not None
    gather.declare_savings(arena=arena, reduces=False, transfers="At holde øje med vandet", by=dorte)
    document, remark, suggestion = _written(arena, anne, dorte)
    offer = gather.offer_support(
        arena=arena,
        kind=OfferKind.PLACE,
        text="Brandstationens store rum om torsdagen",
        talk_on=(clock.now() + timedelta(days=30)).date(),
        by=dorte,
    )
    gather.answer_offer(offer=offer, want=Want.YES, by=anne)
    mine, again, once_more = (
        understand.write_statement(arena=arena, words=words, by=anne)
        for words in ("Ingen skal stå alene.", "Diget skal være højere.", "Vi skal have et højere dige.")
    )
    others = understand.write_statement(arena=arena, words="Vi skal øve os hvert år.", by=dorte)
    return House(
        anne=anne,
        dorte=dorte,
        wrong=a_person("Victor Vind", email="victor@example.org"),
        operator=an_operator(),
        agreement=agreement,
        question=ask_to_speak(organisation=organisation, by=a_person("Carl Carlsen")),
        inquiry=OrganisationInquiry.objects.get(representation=unanswered),
        invitation=invite_to_speak(organisation=organisation, address="ny@example.org", by=anne),
        passkey=a_passkey(anne),
        session=UserSession.objects.create(user=anne, session_key="another", ip="127.0.0.1", user_agent="Telefon"),
        arena=arena,
        link=invite(arena=arena, kind=InvitationKind.LINK, by=anne),
        entered=entered,
        slip=slip,
        forum=a_forum(by=anne),
        verdict=give_verdict(arena=arena, rather=Rather.HEARING, reason="Planen er allerede vedtaget.", by=anne),
        actor=gather.add_actor(
            arena=arena, told=Told(name="Lejere i stuen", sector=Sector.CITIZEN, affected=True), by=anne
        ),
        frame=frame,
        frame_question=gather.question_frame(frame=frame, text="Hvem har besluttet det?", by=dorte),
        guideline=gather.draft_guideline(arena=arena, text="Vi slutter altid til tiden.", by=anne),
        uncertainty=gather.name_uncertainty(arena=arena, text="Om pengene kommer", by=anne),
        need=gather.ask_support(arena=arena, kind=SupportKind.TRANSPORT, text="Jeg kan ikke komme hjem.", by=anne),
        offer=offer,
        check_in=CheckIn.objects.get(offer=offer),
        flag=gather.flag_sham(arena=arena, text="Det ligner en spareøvelse.", by=anne),
        invitation_request=gather.ask_to_invite(
            organisation=municipality, matter="Vi vil lave stranden om sammen.", by=a_person("Ea Enggaard")
        ),
        said=talk.contribute(subject=subject, text="Vi har **pumper**, @Anne.", by=dorte),
        asked=talk.ask_critically(subject=subject, text="Hvem betaler for dem?", participant=of_dorte, by=anne),
        proposal=proposal,
        objection=objection,
        wording=consent.offer_wording(objection=objection, harm="Vi hører det ikke.", opening="Ring.", by=dorte),
        restatement=consent.restate(objection=objection, words="I sover, når den kommer.", by=dorte),
        amendment=consent.offer_amendment(
            proposal=proposal, text="Fra oktober prøver vi vandvagter, som ringer.", meets=[objection], by=dorte
        ),
        settled=settled,
        handover=handover,
        trial=trials_of(tried)[0],
        letter=seat_token(seat),
        role_held=chosen(arena, anne),
        document=document,
        remark=remark,
        picture=documents.bring_picture(document=document, picture=Drawn(A_PICTURE, 2, 2), by=anne),
        made=_asked_for(document),
        suggestion=suggestion,
        crowded=_crowded(anne),
        statement=mine,
        others_statement=others,
        same=understand.link_statements(statement=once_more, same_as=again, by=dorte),
        try_of_mine=understand.restate(statement=mine, words="Du vil have en at ringe til.", by=dorte),
        steward=arenas.ask_stewardship(
            arena=arena, kind=StewardshipKind.NAME, title="Kommunens beredskab", reason="Det er vores plan.", by=dorte
        ),
        rest=arenas.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Det er sommer.", by=dorte),
        tie=arenas.ask_link(arena=larger, other=arena, kind=LinkKind.BESIDE, by=a_participant(larger).person),
        closure=arenas.close_part(
            arena=arena,
            part=Part.LOCATION,
            reason="Vi passer på dem, der bor der.",
            until=clock.now() + timedelta(days=30),
            by=anne,
        ),
    )


def _objecting(house: House) -> Arguments:
    return {"slug": house.arena.slug, "ref": house.proposal.ref, "objection": house.objection.ref}


def _in_text(house: House, **more: Any) -> Arguments:
    return {"slug": house.arena.slug, "ref": house.document.ref, **more}


def _recommended(house: House, number: int) -> Arguments:
    asked = house.handover.recommendations.get(number=number)
    return {"slug": house.arena.slug, "ref": house.handover.ref, "recommendation": asked.ref}


# How an address with an argument is reached. An address that is missing here fails the sweep.
ARGUMENTS: dict[str, Callable[[House], Arguments]] = {
    "people:data_section": lambda _house: {"name": "person"},
    "people:end_session": lambda house: {"pk": house.session.pk},
    "people:organisation": lambda house: {"ref": house.agreement.organisation.ref},
    "people:ask": lambda house: {"ref": house.agreement.organisation.ref},
    "people:invite": lambda house: {"ref": house.agreement.organisation.ref},
    "people:confirm": lambda house: {"ref": house.question.ref},
    "people:end": lambda house: {"ref": house.agreement.ref},
    "people:inquiry": lambda house: {"token": inquiry_token(house.inquiry)},
    "people:invitation": lambda house: {"token": invitation_token(house.invitation)},
    "mfa_edit_webauthn": lambda house: {"pk": house.passkey.pk},
    "mfa_remove_webauthn": lambda house: {"pk": house.passkey.pk},
    "openid_connect_login": lambda _: {"provider_id": "nobody"},
    "openid_connect_callback": lambda _: {"provider_id": "nobody"},
    "journal:download": lambda _: {"ref": "movement"},
    "journal:replay": lambda _: {"job": 1},
    "api:chain": lambda _: {"ref": "movement"},
    "api:entries": lambda _: {"ref": "movement"},
    "api:show_organisation": lambda house: {"ref": house.agreement.organisation.ref},
    "arenas:ingredients": lambda house: {"slug": house.arena.slug},
    "spark:join": lambda house: {"slug": house.arena.slug},
    "spark:remove_forum": lambda house: {"ref": house.forum.ref},
    "spark:check": lambda house: {"slug": house.arena.slug},
    **{
        f"understand:{name}": lambda house: {"slug": house.arena.slug}
        for name in ("home", "answer", "new", "alike", "statements", "cards", "papers", "paper_statement", "map")
    },
    "understand:map_live": lambda house: {"slug": house.arena.slug},
    "understand:map_list": lambda house: {"slug": house.arena.slug, "kind": "unite"},
    "understand:keep_map": lambda house: {"slug": house.arena.slug},
    "understand:kept_maps": lambda house: {"slug": house.arena.slug},
    "understand:kept_map": lambda house: {"slug": house.crowded.slug, "number": 1},
    "understand:kept_list": lambda house: {"slug": house.crowded.slug, "number": 1, "kind": "unite"},
    **{
        f"understand:{name}": lambda house: {"slug": house.arena.slug, "ref": house.statement.ref}
        for name in ("statement", "reword", "link", "take")
    },
    **{
        f"understand:{name}": lambda house: {"slug": house.arena.slug}
        for name in ("data", "statements_csv", "statements_json", "bring")
    },
    "understand:whole": lambda house: {"slug": house.arena.slug, "name": "votes.csv"},
    **{
        f"understand:{name}": lambda house: {"slug": house.arena.slug, "ref": house.statement.ref}
        for name in ("embed", "embed_code")
    },
    "api:list_statements": lambda house: {"slug": house.arena.slug},
    "api:show_statement": lambda house: {"slug": house.arena.slug, "number": house.statement.number},
    "understand:restate": lambda house: {"slug": house.arena.slug, "ref": house.others_statement.ref},
    "understand:part": lambda house: {"slug": house.arena.slug, "ref": house.same.ref},
    "understand:answer_restating": lambda house: {"slug": house.arena.slug, "ref": house.try_of_mine.ref},
    "spark:answer": lambda house: {"slug": house.arena.slug},
    "spark:judge": lambda house: {"slug": house.arena.slug},
    "spark:settle": lambda house: {"slug": house.arena.slug, "rule": "open"},
    "spark:take_back": lambda house: {"slug": house.arena.slug, "ref": house.verdict.ref},
    "web:sitemap_part": lambda _: {"part": "pages"},
    "web:arena": lambda house: {"slug": house.arena.slug},
    "arenas:activity_feed": lambda house: {"slug": house.arena.slug},
    "arenas:export": lambda house: {"slug": house.arena.slug},
    "api:show_arena": lambda house: {"slug": house.arena.slug},
    "web:activity": lambda house: {"slug": house.arena.slug},
    "web:balance": lambda house: {"slug": house.arena.slug},
    **{
        f"arenas:{name}": lambda house: {"slug": house.arena.slug}
        for name in (
            *("enter", "me", "follow", "unfollow", "participants", "help"),
            *("invite", "invite_by_mail", "invite_by_paper"),
        )
    },
    **{
        f"arenas:{name}": lambda house: {"slug": house.arena.slug, "ref": house.link.ref}
        for name in ("invited", "invitation_paper", "withdraw_invitation")
    },
    "arenas:slip": lambda house: {"slug": house.arena.slug, "ref": house.entered.ref},
    "arenas:invitation": lambda house: {"token": token_of(house.link)},
    "arenas:decline_by_mail": lambda house: {"token": token_of(house.link)},
    "arenas:claim": lambda house: {"code": house.slip},
    **{
        f"arenas:{name}": lambda house: {"slug": house.arena.slug}
        for name in (
            "about",
            "describe",
            "themes",
            "start_from",
            "steward",
            "rest",
            "wake",
            "links",
            "closures",
        )
    },
    **{
        f"gather:{name}": lambda house: {"slug": house.arena.slug}
        for name in (
            "map",
            "add_actor",
            "frames",
            "state_frame",
            "together",
            "answer_together",
            "say_wish",
            "state_phase",
            "state_workplace",
            "state_mandate",
            "name_uncertainty",
            "guidelines",
            "draft_guideline",
            "duties",
            "ask_support",
            "offer_support",
            "declare_savings",
            "carry",
            "flag_sham",
        )
    },
    "arenas:not_yet": lambda house: {"slug": house.arena.slug, "ref": house.rest.ref},
    "arenas:confirm_link": lambda house: {"slug": house.arena.slug, "ref": house.tie.ref},
    "arenas:end_link": lambda house: {"slug": house.arena.slug, "ref": house.tie.ref},
    "arenas:open_part": lambda house: {"slug": house.arena.slug, "ref": house.closure.ref},
    "gather:inviting": lambda house: {"ref": house.agreement.organisation.ref},
    "gather:inviting_feed": lambda house: {"ref": house.agreement.organisation.ref},
    "gather:actor": lambda house: {"slug": house.arena.slug, "ref": house.actor.ref},
    "gather:change_actor": lambda house: {"slug": house.arena.slug, "ref": house.actor.ref},
    "gather:tie_actor": lambda house: {"slug": house.arena.slug, "ref": house.actor.ref},
    "gather:replace_frame": lambda house: {"slug": house.arena.slug, "ref": house.frame.ref},
    "gather:frame_question": lambda house: {"slug": house.arena.slug, "ref": house.frame.ref},
    "gather:answer_frame": lambda house: {"slug": house.arena.slug, "ref": house.frame_question.ref},
    "gather:reword_guideline": lambda house: {"slug": house.arena.slug, "ref": house.guideline.ref},
    "gather:take_guideline_back": lambda house: {"slug": house.arena.slug, "ref": house.guideline.ref},
    "gather:clear_uncertainty": lambda house: {"slug": house.arena.slug, "ref": house.uncertainty.ref},
    "gather:answer_support": lambda house: {"slug": house.arena.slug, "ref": house.need.ref},
    **{
        f"gather:{name}": lambda house: {"slug": house.arena.slug, "ref": house.offer.ref}
        for name in ("answer_offer", "ask_to_grow", "take_offer_back")
    },
    "gather:answer_check_in": lambda house: {"slug": house.arena.slug, "ref": house.check_in.ref},
    "gather:answer_sham": lambda house: {"slug": house.arena.slug, "ref": house.flag.ref},
    "gather:answer_invitation": lambda house: {"ref": house.invitation_request.ref},
    "talk:room": lambda house: {"slug": house.arena.slug},
    "talk:questions": lambda house: {"slug": house.arena.slug},
    **{
        f"talk:{name}": lambda house: {"slug": house.arena.slug, "kind": "arena", "ref": house.arena.ref}
        for name in ("thread", "say", "ask", "follow", "unfollow", "mute", "unmute")
    },
    **{
        f"talk:{name}": lambda house: {"slug": house.arena.slug, "ref": house.said.ref}
        for name in ("said", "answer", "quote", "thank", "take_thanks_back")
    },
    **{
        f"talk:{name}": lambda house: {"slug": house.arena.slug, "ref": house.asked.ref}
        for name in ("history", "reword", "withdraw", "settle")
    },
    **{
        f"consent:{name}": lambda house: {"slug": house.arena.slug}
        for name in (
            *("rounds", "new", "propose", "guidelines", "trials", "handed_over"),
            *("propose_step", "propose_role", "roles", "willing"),
        )
    },
    **{
        f"consent:{name}": lambda house: {"slug": house.arena.slug, "ref": house.proposal.ref}
        for name in (
            *("round", "answer", "versions", "concerns", "amend", "revise", "more_time"),
            *("ask_proposer", "join", "step_back", "park", "try", "close"),
        )
    },
    **{f"consent:{name}": _objecting for name in ("objection", "word", "restate", "withdraw")},
    "consent:hand_over": lambda house: {"slug": house.arena.slug, "ref": house.settled.ref},
    **{
        f"consent:{name}": lambda house: {"slug": house.arena.slug, "ref": house.handover.ref}
        for name in ("handover", "handover_letter")
    },
    "consent:answer_recommendation": lambda house: _recommended(house, 2),
    "consent:answer_back": lambda house: _recommended(house, 1),
    "consent:choose_text": lambda house: {"slug": house.arena.slug},
    "consent:propose_text": lambda house: {"slug": house.arena.slug, "text": house.document.ref, "number": 1},
    "consent:record": lambda house: {"slug": house.arena.slug, "ref": house.settled.ref},
    "consent:put_forward": lambda house: {
        "slug": house.arena.slug,
        "ref": house.proposal.ref,
        "amendment": house.amendment.ref,
    },
    "consent:take_wording": lambda house: {**_objecting(house), "wording": house.wording.ref},
    "consent:answer_restatement": lambda house: {**_objecting(house), "restatement": house.restatement.ref},
    "consent:accept": lambda house: {**_objecting(house), "amendment": house.amendment.ref},
    "consent:lay_role_down": lambda house: {"slug": house.arena.slug, "held": house.role_held.ref},
    "consent:carry": lambda house: {"slug": house.arena.slug, "trial": house.trial.ref},
    "consent:by_letter": lambda house: {"token": house.letter},
    "consent:choose_letters": lambda house: {"slug": house.arena.slug},
    "consent:stop_letters": lambda house: {"token": letters_token(house.entered)},
    "notices:stop": lambda house: {"token": stop_token(house.entered.person)},
    **{f"documents:{name}": lambda house: {"slug": house.arena.slug} for name in ("list", "new")},
    **{f"documents:{name}": _in_text for name in ("text", "write", "margin", "framing", "keep", "versions", "lineage")},
    "documents:add": _in_text,
    "documents:bring_picture": _in_text,
    "documents:picture": lambda house: _in_text(house, picture=house.picture.ref),
    **{f"documents:{name}": lambda house: _in_text(house, block=BLOCK) for name in ("remark", "suggest", "source")},
    **{f"documents:{name}": lambda house: _in_text(house, number=1) for name in ("version", "restore")},
    "documents:answer_remark": lambda house: _in_text(house, remark=house.remark.ref),
    "documents:settle": lambda house: _in_text(house, remark=house.remark.ref),
    "documents:take": lambda house: _in_text(house, suggestion=house.suggestion.ref),
    "documents:withdraw": lambda house: _in_text(house, suggestion=house.suggestion.ref),
    "documents:compare": lambda house: _in_text(house, before=1, after=0),
    "documents:export": lambda house: _in_text(house, form="html"),
    "documents:file": lambda house: _in_text(house, file=house.made.ref),
    "documents:file_data": lambda house: _in_text(house, file=house.made.ref, form="pdf"),
    "arenas:leave_initiators": lambda house: {"slug": house.arena.slug},
    "arenas:answer_stewardship": lambda house: {"slug": house.arena.slug, "ref": house.steward.ref},
    "nowhere": lambda _: {"rest": "nowhere"},
}


# The same addresses in the arena that is crowded: what is looked at empty is looked at full.
FILLED: dict[str, Callable[[House], Arguments]] = {
    **{
        f"understand:{name}": lambda house: {"slug": house.crowded.slug}
        for name in ("home", "statements", "cards", "papers", "map", "data")
    },
    "understand:map_list": lambda house: {"slug": house.crowded.slug, "kind": "divide"},
    "understand:statement": lambda house: {
        "slug": house.crowded.slug,
        "ref": house.crowded.statements.latest("id").ref,
    },
}


@dataclass(frozen=True)
class Address:
    """One address of the site."""

    name: str
    route: str
    view: Callable[..., Any]
    arguments: frozenset[str]
    filled: bool = False

    @property
    def public(self) -> bool:
        """Whether the view says that anyone may come in."""
        return not getattr(self.view, "login_required", True) and not self.open_to_guests

    @property
    def open_to_guests(self) -> bool:
        """Whether it is for those who take part, signed in or as guests."""
        return getattr(self.view, "open_to_guests", False)

    def path(self, house: House) -> str:
        """The address with what it needs of the house."""
        needed = FILLED if self.filled else ARGUMENTS
        return reverse(self.name, kwargs=needed[self.name](house) if self.arguments else {})


def addresses() -> list[Address]:
    """Every address in the URL conf."""
    return list(_walk(get_resolver().url_patterns, route="", spaces=()))


def filled_addresses() -> list[Address]:
    """Those that are looked at in the crowded arena too."""
    return [replace(address, filled=True) for address in addresses() if address.name in FILLED]


def _walk(patterns: list[URLPattern | URLResolver], *, route: str, spaces: tuple[str, ...]) -> Iterator[Address]:
    for entry in patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry.url_patterns, route=here, spaces=inner)
        else:
            assert entry.name is not None, f"/{here} has no name"
            arguments = frozenset(entry.pattern.converters) | frozenset(entry.pattern.regex.groupindex)
            yield Address(":".join((*spaces, entry.name)), here, entry.callback, arguments)
