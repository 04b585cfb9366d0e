"""How people help each other to say and to understand an objection. Anybody in the arena may; the author decides."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent import facts
from samskab.ground.consent.actions.answering import WORDS_LENGTH
from samskab.ground.consent.actions.turns import tell, turn
from samskab.ground.consent.models import Objection, Restatement, Understood, Wording, WordingTaken
from samskab.ground.consent.rules.answering import may_end, may_move
from samskab.ground.people.models import Person
from samskab.kernel.refusal import require
from samskab.kernel.text.clean import clean_text


@transaction.atomic
def offer_wording(*, objection: Objection, harm: str, opening: str, by: Person) -> Wording:
    """Offer other words for an objection.

    Consequences, in order: the words stand beside it, until its author takes them; `WordingOffered` is recorded.
    """
    here = turn(proposal=objection.proposal, by=by)
    require(may_move(here.proposal))
    wording = Wording.objects.create(
        objection=objection,
        harm=clean_text(harm, longest=WORDS_LENGTH, field="harm", empty=_("Skriv, hvad der ville tage skade.")),
        opening=clean_text(opening, longest=WORDS_LENGTH, field="opening", empty=_("Skriv, hvad der kunne hjælpe.")),
        by=here.participation,
    )
    fact = facts.WordingOffered(proposal=here.proposal.ref, objection=objection.ref, wording=wording.ref)
    tell(fact=fact, at=here, by=by)
    return wording


@transaction.atomic
def take_wording(*, wording: Wording, by: Person) -> WordingTaken:
    """Take other words as one's own objection's. Only its author can.

    Consequences, in order: the objection is said in these words from now on, and its first words are still there to be
    read; `WordingTaken` is recorded. Taken twice is taken once.
    """
    objection = wording.objection
    here = turn(proposal=objection.proposal, by=by)
    objection.proposal = here.proposal
    require(may_end(objection=objection, person=by))
    found = WordingTaken.objects.filter(wording=wording).first()
    if found is not None:
        return found
    taken = WordingTaken.objects.create(wording=wording)
    fact = facts.WordingTaken(proposal=here.proposal.ref, objection=objection.ref, wording=wording.ref)
    tell(fact=fact, at=here, by=by)
    return taken


@transaction.atomic
def restate(*, objection: Objection, words: str, by: Person) -> Restatement:
    """Say an objection again in one's own words, to find out whether one has understood it.

    Consequences, in order: its author is asked whether that is it; `ObjectionRestated` is recorded.
    """
    here = turn(proposal=objection.proposal, by=by)
    require(may_move(here.proposal))
    restatement = Restatement.objects.create(
        objection=objection,
        words=clean_text(words, longest=WORDS_LENGTH, field="words", empty=_("Sig indvendingen med dine egne ord.")),
        by=here.participation,
    )
    fact = facts.ObjectionRestated(proposal=here.proposal.ref, objection=objection.ref, restatement=restatement.ref)
    tell(fact=fact, at=here, by=by)
    return restatement


@transaction.atomic
def answer_restatement(*, restatement: Restatement, yes: bool, words: str = "", by: Person) -> Understood:
    """Say whether a restatement is what one means, and what is missing when it is not. Only the author can.

    Consequences, in order: the answer stands beside it; `RestatementAnswered` is recorded. It is answered once.
    """
    objection = restatement.objection
    here = turn(proposal=objection.proposal, by=by)
    objection.proposal = here.proposal
    require(may_end(objection=objection, person=by))
    found = Understood.objects.filter(restatement=restatement).first()
    if found is not None:
        return found
    said = clean_text(words, longest=WORDS_LENGTH, field="words") if words.strip() else ""
    understood = Understood.objects.create(restatement=restatement, yes=yes, words=said)
    fact = facts.RestatementAnswered(
        proposal=here.proposal.ref, objection=objection.ref, restatement=restatement.ref, yes=yes
    )
    tell(fact=fact, at=here, by=by)
    return understood
