"""Every write about people and organisations."""

from samskab.ground.people.actions.entering import (
    begin,
    forget_half_finished,
    join,
)
from samskab.ground.people.actions.erasing import erase_person
from samskab.ground.people.actions.guests import claim_guest, take_up_guest, welcome_guest, welcome_somebody
from samskab.ground.people.actions.operating import lay_down_machine, take_on_machine
from samskab.ground.people.actions.organisations import answer_inquiry, register_organisation
from samskab.ground.people.actions.person import (
    choose_perspectives,
    choose_settings,
    log_out_everywhere,
    rename,
    stop_all_letters,
)
from samskab.ground.people.actions.speaking import (
    accept_invitation,
    ask_to_speak,
    confirm,
    decline_invitation,
    end,
    invite_to_speak,
)

__all__ = [
    "accept_invitation",
    "answer_inquiry",
    "ask_to_speak",
    "begin",
    "choose_perspectives",
    "choose_settings",
    "claim_guest",
    "confirm",
    "decline_invitation",
    "end",
    "erase_person",
    "forget_half_finished",
    "invite_to_speak",
    "join",
    "lay_down_machine",
    "log_out_everywhere",
    "register_organisation",
    "rename",
    "stop_all_letters",
    "take_on_machine",
    "take_up_guest",
    "welcome_guest",
    "welcome_somebody",
]
