"""The tables of people and organisations."""

from samskab.ground.people.models.attempts import AttemptCount
from samskab.ground.people.models.organisation import Organisation, OrganisationInquiry, SpeakingInvitation
from samskab.ground.people.models.person import Person, PersonPerspective
from samskab.ground.people.models.representation import Representation

__all__ = [
    "AttemptCount",
    "Organisation",
    "OrganisationInquiry",
    "Person",
    "PersonPerspective",
    "Representation",
    "SpeakingInvitation",
]
