"""What has happened on the actor map."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact
from samskab.stages.gather.enums import TieKind


@fact("gather.actor_added")
class ActorAdded(Fact):
    """Somebody put an actor on the map."""

    says = _("En aktør kom på kortet.")
    tells = _("satte en aktør på kortet")
    arena: UUID
    actor: UUID
    relevant: bool
    affected: bool


@fact("gather.actor_changed")
class ActorChanged(Fact):
    """Somebody wrote a new version of what is known of an actor; the ones before stay."""

    says = _("Der kom nyt om en aktør på kortet.")
    tells = _("skrev nyt om en aktør på kortet")
    arena: UUID
    actor: UUID
    number: int
    is_off: bool


@fact("gather.actor_tied")
class ActorTied(Fact):
    """A participant said that an actor is them, that they know them, or that they will invite them."""

    says = _("En deltager kender en aktør på kortet.")
    tells = _("fortalte om sit forhold til en aktør")
    arena: UUID
    actor: UUID
    kind_of_tie: TieKind


@fact("gather.actor_untied")
class ActorUntied(Fact):
    """A participant took that back."""

    says = _("En deltager trak noget tilbage på aktørkortet.")
    tells = _("trak noget tilbage på aktørkortet")
    arena: UUID
    actor: UUID
    kind_of_tie: TieKind
