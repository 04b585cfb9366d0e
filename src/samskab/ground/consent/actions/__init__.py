"""Every write of consent. None of them knows a role: the same is open to all in the circle."""

from samskab.ground.consent.actions.agreeing import agree_on_guidelines
from samskab.ground.consent.actions.answering import (
    accept_amendment,
    give_answer,
    raise_objection,
    withdraw_objection,
)
from samskab.ground.consent.actions.choosing_letters import forget_choice, resume_letters, stop_letters
from samskab.ground.consent.actions.ending import close_due, close_round, park
from samskab.ground.consent.actions.extending import extend
from samskab.ground.consent.actions.handing_over import answer_back, answer_recommendation, hand_over
from samskab.ground.consent.actions.helping import answer_restatement, offer_wording, restate, take_wording
from samskab.ground.consent.actions.opening import open_round
from samskab.ground.consent.actions.proposing import ask_proposer, join_proposers, step_back
from samskab.ground.consent.actions.reviewing import open_reviews
from samskab.ground.consent.actions.serving import give_role, lay_role_down, say_willing
from samskab.ground.consent.actions.stepping import agree_on_step
from samskab.ground.consent.actions.texts import adopt_text, ask_about_version, keep_reworded
from samskab.ground.consent.actions.trying import TrialDraft, begin_trials, carry_trial
from samskab.ground.consent.actions.versions import offer_amendment, put_forward

__all__ = [
    "TrialDraft",
    "accept_amendment",
    "adopt_text",
    "agree_on_guidelines",
    "agree_on_step",
    "answer_back",
    "answer_recommendation",
    "answer_restatement",
    "ask_about_version",
    "ask_proposer",
    "begin_trials",
    "carry_trial",
    "close_due",
    "close_round",
    "extend",
    "forget_choice",
    "give_answer",
    "give_role",
    "hand_over",
    "join_proposers",
    "keep_reworded",
    "lay_role_down",
    "offer_amendment",
    "offer_wording",
    "open_reviews",
    "open_round",
    "park",
    "put_forward",
    "raise_objection",
    "restate",
    "resume_letters",
    "say_willing",
    "step_back",
    "stop_letters",
    "take_wording",
    "withdraw_objection",
]
