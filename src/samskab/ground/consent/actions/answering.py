"""How people answer, object, and let go of an objection. Nobody can do it for another (G12)."""

from typing import cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.actions.turns import Turn, tell, turn
from samskab.ground.consent.enums import Answer, Way
from samskab.ground.consent.facts import AnswerGiven, ObjectionRaised, ObjectionResolved
from samskab.ground.consent.models import Amendment, Given, Objection, Proposal, Resolution, Seat, Version
from samskab.ground.consent.queries.objections import is_still_open, open_objection_of
from samskab.ground.consent.queries.proposals import latest_version
from samskab.ground.consent.queries.seats import last_given, seats_by_turn, seats_of_person
from samskab.ground.consent.rules.answering import may_answer, may_end, may_lend_a_voice
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_text

WORDS_LENGTH = 2_000
_WHICH = _("Skriv, hvad du er betænkelig ved. Så kan vi holde øje med det.")
_HARM = _("Skriv, hvad der ville tage skade.")
_OPENING = _("Skriv, hvad der kunne få det til at virke. Du kan få hjælp til ordene.")


@transaction.atomic
def give_answer(*, proposal: Proposal, answer: Answer, words: str = "", read: int | None = None, by: Person) -> Given:
    """Consent, consent with a concern in `words`, or stand aside. One can change it until the round ends.

    Consequences, in order: an open objection of one's own is withdrawn, as one has another answer now; the answer
    counts for the latest version; `AnswerGiven` is recorded. The same answer again to the same version is one answer.
    Raises a `Refusal` for an objection, which has to be raised with its reasons, and when there is a later version than
    the one that was `read`: nobody consents to words they have not seen.
    """
    here, seat, objects = _seated(proposal, by)
    if answer == Answer.OBJECTION:
        raise Refusal("objection", _HARM, "harm", 400)
    said = clean_text(words, longest=WORDS_LENGTH, field="words", empty=_WHICH) if answer == Answer.CONCERN else ""
    version = _version_read(here, read)
    objection = open_objection_of(by, here.proposal) if objects else None
    last = last_given(seat)
    if objection is None and last and (last.version_id, last.answer, last.words) == (version.pk, answer, said):
        return last
    if objection is not None:
        _resolve(here, objection, Way.WITHDRAWN, by=by)
    given = Given.objects.create(
        seat=seat, version=version, answer=answer, words=said, given_in=here.participation.perspective
    )
    fact = AnswerGiven(
        proposal=here.proposal.ref,
        given=given.ref,
        seat=seat.participation.ref,
        edition=version.ref,
        answer=answer,
    )
    tell(fact=fact, at=here, by=by)
    return given


@transaction.atomic
def raise_objection(
    *,
    proposal: Proposal,
    harm: str,
    opening: str,
    voice: Participation | None = None,
    read: int | None = None,
    by: Person,
) -> Objection:
    """Say what would be harmed, and what would make it workable; perhaps taking up what one outside the circle says.

    Consequences, in order: it is one's answer, and stays open over new versions until oneself lets go of it; while it
    is open nothing can be adopted; `ObjectionRaised` is recorded. The same words again are one objection.
    """
    here, seat, objects = _seated(proposal, by)
    what = clean_text(harm, longest=WORDS_LENGTH, field="harm", empty=_HARM)
    how = clean_text(opening, longest=WORDS_LENGTH, field="opening", empty=_OPENING)
    standing = open_objection_of(by, here.proposal) if objects else None
    if standing is not None:
        if (standing.harm, standing.opening) == (what, how):
            return standing
        raise Refusal(
            "already_objecting", _("Din indvending er åben. Giv den andre ord, eller bed om hjælp til dem."), status=409
        )
    if voice is not None:
        seated = seats_of_person(voice.person, here.proposal).exists()
        require(may_lend_a_voice(proposal=here.proposal, voice=voice, seated=seated))
    version = _version_read(here, read)
    given = Given.objects.create(
        seat=seat, version=version, answer=Answer.OBJECTION, given_in=here.participation.perspective
    )
    objection = Objection.objects.create(proposal=here.proposal, given=given, harm=what, opening=how, voice=voice)
    fact = ObjectionRaised(
        proposal=here.proposal.ref,
        objection=objection.ref,
        given=given.ref,
        seat=seat.participation.ref,
        edition=version.ref,
        voice=voice.ref if voice else None,
    )
    tell(fact=fact, at=here, by=by)
    return objection


@transaction.atomic
def withdraw_objection(*, objection: Objection, words: str = "", by: Person) -> Resolution:
    """Let go of one's own objection, perhaps with a word on why. Only its author can.

    Consequences, in order: it is open no more, and its author is asked again; `ObjectionResolved` is recorded. One that
    has ended already stays as it ended.
    """
    here = turn(proposal=objection.proposal, by=by)
    _require_author(here, objection, by)
    if not is_still_open(objection):
        return objection.resolutions.latest("id")
    return _resolve(here, objection, Way.WITHDRAWN, words=_words(words), by=by)


@transaction.atomic
def accept_amendment(*, objection: Objection, amendment: Amendment, words: str = "", by: Person) -> Resolution:
    """Say that an amendment builds one's own objection in. Only its author can.

    Consequences, in order: the objection ends now, if the amendment is a version already, and otherwise the moment it
    is put forward; then its author is asked again like all; `ObjectionResolved` is recorded.
    """
    here = turn(proposal=objection.proposal, by=by)
    _require_author(here, objection, by)
    if not amendment.objections.filter(pk=objection.pk).exists():
        raise Refusal("not_met", _("Det ændringsforslag er skrevet til en anden indvending."), status=409)
    said = objection.resolutions.filter(amendment=amendment).first()
    if said is not None:
        return said
    if not is_still_open(objection):
        return objection.resolutions.latest("id")
    return _resolve(here, objection, Way.INTEGRATED, amendment=amendment, words=_words(words), by=by)


def _version_read(here: Turn, read: int | None) -> Version:
    version = latest_version(here.proposal)
    if read is not None and read != version.number:
        raise Refusal("changed_meanwhile", _("Teksten blev ændret, mens du skrev. Læs den, og send igen."), status=409)
    return version


def _seated(proposal: Proposal, by: Person) -> tuple[Turn, Seat, bool]:
    """Whose turn it is, the seat they answer from, and whether an objection from any seat of theirs is open."""
    here = turn(proposal=proposal, by=by)
    seats = seats_by_turn(by, here.proposal)
    seat = seats[0] if seats else None
    require(may_answer(proposal=here.proposal, seat=seat))
    return here, cast(Seat, seat), any(each.objecting for each in seats)


def _require_author(here: Turn, objection: Objection, by: Person) -> None:
    objection.proposal = here.proposal
    require(may_end(objection=objection, person=by))


def _resolve(
    here: Turn, objection: Objection, way: Way, *, amendment: Amendment | None = None, words: str = "", by: Person
) -> Resolution:
    seat = objection.given.seat
    resolution = Resolution.objects.create(objection=objection, seat=seat, way=way, amendment=amendment, words=words)
    fact = ObjectionResolved(
        proposal=here.proposal.ref,
        objection=objection.ref,
        resolution=resolution.ref,
        seat=seat.participation.ref,
        way=way,
        amendment=amendment.ref if amendment else None,
    )
    tell(fact=fact, at=here, by=by)
    return resolution


def _words(words: str) -> str:
    return clean_text(words, longest=WORDS_LENGTH, field="words") if words.strip() else ""
