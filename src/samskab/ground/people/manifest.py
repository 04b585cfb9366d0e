"""What the app declares to the house: what it knows about a person, and what happens when somebody comes in."""

from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.queries import exports, own_data
from samskab.ground.people.views.entered import entered
from samskab.ground.people.views.fresh import mark_fresh

user_logged_in.connect(mark_fresh)
user_logged_in.connect(entered)

exports.register(
    exports.Section(
        name="person",
        title=_("Dig"),
        columns={
            "name": _("Navn"),
            "reference": _("Tilfældigt mærke, som vi kender dig på"),
            "language": _("Sprog"),
            "theme": _("Udseende"),
            "letters": _("Mail om det, der sker"),
            "quiet_from": _("Ro fra"),
            "quiet_until": _("Ro til"),
            "operator": _("Passer maskinen"),
            "joined_at": _("Du kom med"),
            "last_entered_at": _("Kom sidst ind"),
        },
        rows=own_data.person_rows,
    )
)
exports.register(
    exports.Section(
        name="guests",
        title=_("Når du har været gæst"),
        columns={
            "name": _("Navn"),
            "reference": _("Tilfældigt mærke, som vi kender dig på"),
            "language": _("Sprog"),
            "since": _("Gæst siden"),
            "claimed_at": _("Blev din"),
        },
        rows=own_data.guest_rows,
    )
)
exports.register(
    exports.Section(
        name="perspectives",
        title=_("Dine perspektiver"),
        columns={"perspective": _("Perspektiv"), "since": _("Siden")},
        rows=own_data.perspective_rows,
    )
)
exports.register(
    exports.Section(
        name="entrances",
        title=_("Dine veje ind"),
        columns={"kind": _("Slags"), "what": _("Hvad"), "since": _("Siden")},
        rows=own_data.entrance_rows,
    )
)
exports.register(
    exports.Section(
        name="representations",
        title=_("Organisationer, du taler for eller har spurgt"),
        columns={
            "organisation": _("Organisation"),
            "you_agreed_at": _("Du sagde ja"),
            "they_agreed_at": _("De sagde ja"),
            "ended_at": _("Sluttede"),
        },
        rows=own_data.representation_rows,
    )
)
exports.register(
    exports.Section(
        name="registered_organisations",
        title=_("Organisationer, du har skrevet op"),
        columns={"organisation": _("Organisation"), "contact_email": _("E-mail"), "since": _("Siden")},
        rows=own_data.registered_rows,
    )
)
exports.register(
    exports.Section(
        name="sessions",
        title=_("Steder, du er logget ind"),
        columns={"device": _("Enhed"), "address": _("Netadresse"), "since": _("Siden")},
        rows=own_data.session_rows,
    )
)
