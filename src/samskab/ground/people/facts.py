"""What has happened among people. A fact carries references and closed words, never a name or an address."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact
from samskab.ground.people.enums import OrganisationKind, Perspective, Side


@fact("people.person_joined", version=1)
class PersonJoined(Fact):
    """Somebody came in for the first time, with a contact channel that answered."""

    says = _("En person kom med.")
    person: UUID


@fact("people.guest_welcomed", version=1)
class GuestWelcomed(Fact):
    """Somebody came as a guest, with a name and nothing else."""

    says = _("En gæst kom.")
    guest: UUID


@fact("people.guest_claimed", version=1)
class GuestClaimed(Fact):
    """What a guest did is a person's from now on: they came in from the browser that was the guest's."""

    says = _("En gæst viste sig at være en person, der er med.")
    guest: UUID
    person: UUID


@fact("people.person_renamed", version=1)
class PersonRenamed(Fact):
    """Somebody goes by another name."""

    says = _("En person fik et andet navn.")
    person: UUID


@fact("people.person_settings_changed", version=1)
class PersonSettingsChanged(Fact):
    """Somebody chose another language, look or quiet time."""

    says = _("En person ændrede sine indstillinger.")
    person: UUID


@fact("people.perspectives_chosen", version=1)
class PerspectivesChosen(Fact):
    """Somebody said which perspectives they may speak from; these are now all of them."""

    says = _("En person valgte sine perspektiver.")
    person: UUID
    perspectives: tuple[Perspective, ...]


@fact("people.machine_taken_on", version=1)
class MachineTakenOn(Fact):
    """Somebody looks after the machine from now on."""

    says = _("En person passer nu maskinen.")
    person: UUID


@fact("people.machine_laid_down", version=1)
class MachineLaidDown(Fact):
    """Somebody looks after the machine no longer."""

    says = _("En person passer ikke maskinen mere.")
    person: UUID


@fact("people.person_erased", version=1)
class PersonErased(Fact):
    """Somebody erased themself; only the reference remains."""

    says = _("En person slettede sig selv.")
    person: UUID


@fact("people.organisation_registered", version=1)
class OrganisationRegistered(Fact):
    """Somebody wrote down an organisation and asked to speak for it; it is not shown yet."""

    says = _("En organisation blev skrevet op.")
    organisation: UUID
    organisation_kind: OrganisationKind
    representation: UUID


@fact("people.organisation_confirmed", version=1)
class OrganisationConfirmed(Fact):
    """The organisation's own address said yes to being here and to who speaks for it."""

    says = _("En organisation sagde ja til at være med.")
    organisation: UUID
    representation: UUID


@fact("people.speaking_asked", version=1)
class SpeakingAsked(Fact):
    """A person asked to speak for an organisation, and thereby confirmed their own side."""

    says = _("En person bad om at tale for en organisation.")
    representation: UUID
    person: UUID
    organisation: UUID


@fact("people.speaking_offered", version=1)
class SpeakingOffered(Fact):
    """A spokesperson offered somebody else to speak too. Nobody speaks yet."""

    says = _("En organisation inviterede én mere til at tale for sig.")
    invitation: UUID
    organisation: UUID


@fact("people.speaking_offer_declined", version=1)
class SpeakingOfferDeclined(Fact):
    """Whoever was offered to speak said no, or the offer was taken back."""

    says = _("En invitation til at tale for en organisation blev afvist eller trukket tilbage.")
    invitation: UUID
    organisation: UUID


@fact("people.representation_confirmed", version=1)
class RepresentationConfirmed(Fact):
    """The second side said yes: from now on the person speaks for the organisation."""

    says = _("En person og en organisation blev enige om, at personen taler for den.")
    representation: UUID
    person: UUID
    organisation: UUID
    side: Side


@fact("people.representation_declined", version=1)
class RepresentationDeclined(Fact):
    """One side said no, or took its question back, before both had said yes."""

    says = _("Et spørgsmål om at tale for en organisation fik nej eller blev trukket tilbage.")
    representation: UUID
    person: UUID
    organisation: UUID


@fact("people.representation_ended", version=1)
class RepresentationEnded(Fact):
    """The person no longer speaks for the organisation."""

    says = _("En person holdt op med at tale for en organisation.")
    representation: UUID
    person: UUID
    organisation: UUID
