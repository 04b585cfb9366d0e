"""Every write of gathering."""

from samskab.stages.gather.actions.declaring import answer_sham, declare_savings, flag_sham, say_whether_we_can_carry
from samskab.stages.gather.actions.framing import answer_frame_question, question_frame, state_frame
from samskab.stages.gather.actions.guidelines import draft_guideline, take_guideline_back
from samskab.stages.gather.actions.inviting import answer_invitation, ask_to_invite
from samskab.stages.gather.actions.mandate import clear_uncertainty, name_uncertainty, state_mandate
from samskab.stages.gather.actions.mapping import add_actor, change_actor, tie_actor, untie_actor
from samskab.stages.gather.actions.offering import answer_offer, ask_to_grow, offer_support, take_offer_back
from samskab.stages.gather.actions.supporting import answer_support, ask_support
from samskab.stages.gather.actions.together import answer_together, say_wish, state_phase, state_workplace

__all__ = [
    "add_actor",
    "answer_frame_question",
    "answer_invitation",
    "answer_offer",
    "answer_sham",
    "answer_support",
    "answer_together",
    "ask_support",
    "ask_to_grow",
    "ask_to_invite",
    "change_actor",
    "clear_uncertainty",
    "declare_savings",
    "draft_guideline",
    "flag_sham",
    "name_uncertainty",
    "offer_support",
    "question_frame",
    "say_whether_we_can_carry",
    "say_wish",
    "state_frame",
    "state_mandate",
    "state_phase",
    "state_workplace",
    "take_guideline_back",
    "take_offer_back",
    "tie_actor",
    "untie_actor",
]
