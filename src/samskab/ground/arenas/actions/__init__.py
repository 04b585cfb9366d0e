"""Every write about arenas."""

from samskab.ground.arenas.actions.acts import record_act
from samskab.ground.arenas.actions.closing import close_part, open_part
from samskab.ground.arenas.actions.describing import (
    add_theme,
    change_starting_point,
    choose_themes,
    say_purpose,
)
from samskab.ground.arenas.actions.following import follow, unfollow
from samskab.ground.arenas.actions.helping import help_in
from samskab.ground.arenas.actions.ingredients import feel_ingredients
from samskab.ground.arenas.actions.inviting import decline_arena, invite, invite_by_mail, withdraw_invitation
from samskab.ground.arenas.actions.linking import ask_link, confirm_link, end_link
from samskab.ground.arenas.actions.resting import propose_rest, settle_rests, stop_rest, wake
from samskab.ground.arenas.actions.starting import start_arena
from samskab.ground.arenas.actions.stewarding import answer_stewardship, ask_stewardship, leave_initiators
from samskab.ground.arenas.actions.taking_part import enter, leave, take_perspective

__all__ = [
    "add_theme",
    "answer_stewardship",
    "ask_link",
    "ask_stewardship",
    "change_starting_point",
    "choose_themes",
    "close_part",
    "confirm_link",
    "decline_arena",
    "end_link",
    "enter",
    "feel_ingredients",
    "follow",
    "help_in",
    "invite",
    "invite_by_mail",
    "leave",
    "leave_initiators",
    "open_part",
    "propose_rest",
    "record_act",
    "say_purpose",
    "settle_rests",
    "start_arena",
    "stop_rest",
    "take_perspective",
    "unfollow",
    "wake",
    "withdraw_invitation",
]
