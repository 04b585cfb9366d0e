"""What understanding tells the house: its room, what it sees at a glance, what it asks for, and whose data it has."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samskab.ground.arenas.enums import Involvement, Step
from samskab.ground.arenas.queries.activity import only_in_journal
from samskab.ground.arenas.queries.glimpses import glimpse
from samskab.ground.arenas.queries.involvement import counts_as, involved_when
from samskab.ground.arenas.queries.merging import when_two_become_one
from samskab.ground.arenas.queries.needs import needs_of_arenas
from samskab.ground.arenas.queries.own_glimpses import own_glimpse
from samskab.ground.arenas.queries.rooms import Room, add_room, stands_in
from samskab.ground.documents.queries.sources import add_source_kind
from samskab.ground.finding.queries.kinds import Kind, add_kind
from samskab.ground.notices.queries.occasions import Occasion, add_occasion
from samskab.ground.people.queries import exports
from samskab.ground.talk.queries.subjects import add_subject
from samskab.stages.gather.queries.onward import goes_on_from_frames
from samskab.stages.understand.actions.uniting import keep_with
from samskab.stages.understand.facts import (
    DuplicateLinked,
    DuplicateUnlinked,
    PapersEntered,
    Restated,
    RestatingAnswered,
    SurveyKept,
)
from samskab.stages.understand.queries import own_data, told
from samskab.stages.understand.queries.asked import needs_now
from samskab.stages.understand.queries.beside import STATEMENT, statements_as_origins, statements_to_talk_about
from samskab.stages.understand.queries.frames import about_a_frame
from samskab.stages.understand.queries.glimpses import glimpses, own_glimpses
from samskab.stages.understand.queries.involved import were_understood, wrote
from samskab.stages.understand.queries.stands import so_many, understands


def statement_address(slug: str, ref: UUID) -> str:
    """The page of a statement."""
    return reverse("understand:statement", args=[slug, ref])


add_kind(Kind("statement", _("Udsagn"), pgettext_lazy("several", "Udsagn"), "message-circle", statement_address, 20))
add_room(Room("understand", _("Forstå"), "understand:home", 35))
only_in_journal(SurveyKept)
glimpse(glimpses)
own_glimpse(own_glimpses)
needs_of_arenas(needs_now)
stands_in(Step.UNDERSTAND, so_many)(understands)
when_two_become_one(keep_with)
counts_as(Involvement.CONTRIBUTES, Restated, DuplicateLinked, DuplicateUnlinked, PapersEntered)
involved_when(Involvement.CONTRIBUTES)(wrote)
involved_when(Involvement.HEARD)(were_understood)
add_subject(kind=STATEMENT, label=_("Udsagn"), find=statements_to_talk_about)
goes_on_from_frames(about_a_frame)
add_source_kind(kind=STATEMENT, label=_("Udsagn"), find=statements_as_origins)
add_occasion(
    Occasion(
        name="understand.restated",
        tell=told.tell_that_it_was_restated,
        hears=(Restated,),
        whom=told.whose_statement_is_restated,
    )
)
add_occasion(
    Occasion(
        name="understand.restating_answered",
        tell=told.tell_whether_it_was_understood,
        hears=(RestatingAnswered,),
        whom=told.who_asked_whether_they_understood,
    )
)

for section in (
    exports.Section(
        name="answered",
        title=_("Det, du har svaret på udsagn"),
        columns={
            "arena": _("Arena"),
            "words": _("Udsagn"),
            "answer": _("Dit svar"),
            "important": _("Vigtigt for dig"),
            "at": _("Hvornår"),
        },
        rows=own_data.answer_rows,
        order=58,
    ),
    exports.Section(
        name="understanding",
        title=_("Det, du har skrevet for at blive forstået og forstå"),
        columns={"arena": _("Arena"), "kind": _("Slags"), "words": _("Dine ord"), "at": _("Hvornår")},
        rows=own_data.said_rows,
        order=58,
    ),
):
    exports.register(section)
