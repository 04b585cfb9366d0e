"""Addresses of consent, under the arena it is in; the guarantee, and the link in a letter, stand by themselves."""

from django.urls import path

from samskab.ground.consent.views import (
    amending,
    answering,
    handovers,
    kinds,
    letters,
    objections,
    proposing,
    records,
    rounds,
    texts,
    trying,
)

app_name = "consent"
_ARENA = "arenas/<slug:slug>/consent/"
_ROUND = f"{_ARENA}<uuid:ref>/"
_HANDOVER = f"{_ARENA}handed-over/<uuid:ref>/"
_OBJECTION = f"{_ROUND}objections/<uuid:objection>/"
urlpatterns = [
    path(_ARENA, rounds.rounds, name="rounds"),
    path(f"{_ARENA}new/", proposing.new, name="new"),
    path(f"{_ARENA}new/guidelines/", proposing.guidelines, name="guidelines"),
    path(f"{_ARENA}new/agreement/", proposing.propose, name="propose"),
    path(f"{_ARENA}new/text/", texts.choose, name="choose_text"),
    path(f"{_ARENA}new/text/<uuid:text>/<int:number>/", texts.propose, name="propose_text"),
    path(f"{_ARENA}new/step/", kinds.step, name="propose_step"),
    path(f"{_ARENA}new/role/", kinds.role, name="propose_role"),
    path(f"{_ARENA}roles/", kinds.roles, name="roles"),
    path(f"{_ARENA}roles/willing/", kinds.willing, name="willing"),
    path(f"{_ARENA}roles/<uuid:held>/lay-down/", kinds.lay_down, name="lay_role_down"),
    path(f"{_ARENA}letters/", letters.choose, name="choose_letters"),
    path(f"{_ARENA}trials/", trying.trials, name="trials"),
    path(f"{_ARENA}trials/<uuid:trial>/", trying.carry, name="carry"),
    path(_ROUND, rounds.one, name="round"),
    path(f"{_ROUND}answer/", answering.answer, name="answer"),
    path(f"{_ROUND}versions/", rounds.versions, name="versions"),
    path(f"{_ROUND}concerns/", rounds.concerns, name="concerns"),
    path(f"{_ROUND}record/", records.record, name="record"),
    path(f"{_ROUND}amend/", amending.amend, name="amend"),
    path(f"{_ROUND}revise/", amending.revise, name="revise"),
    path(f"{_ROUND}drafts/<uuid:amendment>/", amending.put_forward, name="put_forward"),
    path(f"{_ROUND}ask/", proposing.ask_proposer, name="ask_proposer"),
    path(f"{_ROUND}join/", proposing.join, name="join"),
    path(f"{_ROUND}step-back/", proposing.step_back, name="step_back"),
    path(f"{_ROUND}park/", proposing.park, name="park"),
    path(f"{_ROUND}try/", trying.begin_trials, name="try"),
    path(f"{_ROUND}more-time/", kinds.more_time, name="more_time"),
    path(f"{_ROUND}close/", proposing.close, name="close"),
    path(_OBJECTION, objections.objection, name="objection"),
    path(f"{_OBJECTION}word/", objections.word, name="word"),
    path(f"{_OBJECTION}words/<uuid:wording>/", objections.take_wording, name="take_wording"),
    path(f"{_OBJECTION}restate/", objections.restate, name="restate"),
    path(f"{_OBJECTION}restated/<uuid:restatement>/", objections.answer_restatement, name="answer_restatement"),
    path(f"{_OBJECTION}accept/<uuid:amendment>/", objections.accept, name="accept"),
    path(f"{_OBJECTION}withdraw/", objections.withdraw, name="withdraw"),
    path(f"{_ROUND}hand-over/", handovers.hand_over, name="hand_over"),
    path(f"{_ARENA}handed-over/", handovers.handed_over, name="handed_over"),
    path(_HANDOVER, handovers.handover, name="handover"),
    path(f"{_HANDOVER}letter/", handovers.letter, name="handover_letter"),
    path(f"{_HANDOVER}<uuid:recommendation>/answer/", handovers.answer_recommendation, name="answer_recommendation"),
    path(f"{_HANDOVER}<uuid:recommendation>/back/", handovers.answer_back, name="answer_back"),
    path("guarantee/", records.guarantee, name="guarantee"),
    path("answer/<str:token>/", answering.by_letter, name="by_letter"),
    path("letters/<str:token>/", letters.stop, name="stop_letters"),
]
