"""Who may do what in talk: everybody who takes part may speak, and what is said is its author's alone (G3, G4, G16)."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.people.models import Organisation, Person
from samskab.ground.talk.models import Contribution, CriticalQuestion
from samskab.kernel.refusal import Refusal

Answer = Literal[True] | Refusal


def may_change(*, contribution: Contribution, by: Person) -> Answer:
    """Whether a person may word it anew or take it back: only if they said it, and only until it is taken back."""
    if not contribution.is_said_by(by):
        return Refusal("not_author", _("Det kan kun den, der sagde det. Du kan svare eller spørge kritisk i stedet."))
    return _stands(contribution)


def may_answer(*, contribution: Contribution) -> Answer:
    """Whether it can be answered: one level deep, so that no one is talked about behind a fold."""
    if contribution.answers_id is not None:
        return Refusal(
            "one_level", _("Man kan ikke svare på et svar. Svar på det første, og citér svaret."), status=409
        )
    return True


def may_quote(*, contribution: Contribution) -> Answer:
    """Whether its words can be quoted: while they stand."""
    return _stands(contribution)


def may_thank(*, contribution: Contribution, by: Person) -> Answer:
    """Whether a person may say thank you for it: for what others said, while it stands."""
    if contribution.is_said_by(by):
        return Refusal("own_words", _("Du kan ikke takke dig selv her. Tak gerne en anden."), status=409)
    return _stands(contribution)


def may_settle(*, question: CriticalQuestion, by: Person) -> Answer:
    """Whether a person may say that a question is answered: only the one who asked, whoever it is put to (M91)."""
    if not question.contribution.is_said_by(by):
        return Refusal("not_asker", _("Kun den, der spurgte, kan sige, at det er besvaret. Du kan svare."))
    return True


def may_ask(
    *, participation: Participation, participant: Participation | None, organisation: Organisation | None
) -> Answer:
    """Whether a question may be put to somebody: to one other, whoever they are."""
    if (participant is None) == (organisation is None):
        return Refusal("nobody_asked", _("Vælg, hvem du spørger."), "whom", 400)
    if participant is not None and participant.person_id == participation.person_id:
        return Refusal("own_question", _("Vælg en anden end dig selv."), "whom", 400)
    return True


def _stands(contribution: Contribution) -> Answer:
    if contribution.is_withdrawn:
        return Refusal("withdrawn", _("Ordene er trukket tilbage, så det kan ikke gøres mere."), status=409)
    return True
