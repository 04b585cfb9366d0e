"""Addresses of what is gathered in an arena, and of what public organisations are asked to invite to."""

from django.urls import path

from samskab.stages.gather.views import duties, frames, guidelines, invitations, inviting, mandate, offers, together
from samskab.stages.gather.views import map as maps

app_name = "gather"
urlpatterns = [
    path("arenas/<slug:slug>/map/", maps.actor_map, name="map"),
    path("arenas/<slug:slug>/map/new/", maps.add, name="add_actor"),
    path("arenas/<slug:slug>/map/<uuid:ref>/", maps.actor, name="actor"),
    path("arenas/<slug:slug>/map/<uuid:ref>/change/", maps.change, name="change_actor"),
    path("arenas/<slug:slug>/map/<uuid:ref>/tie/", maps.tie, name="tie_actor"),
    path("arenas/<slug:slug>/together/", together.together, name="together"),
    path("arenas/<slug:slug>/together/answer/", together.answer, name="answer_together"),
    path("arenas/<slug:slug>/together/wish/", together.wish, name="say_wish"),
    path("arenas/<slug:slug>/together/phase/", together.phase, name="state_phase"),
    path("arenas/<slug:slug>/together/workplace/", together.workplace, name="state_workplace"),
    path("arenas/<slug:slug>/frames/", frames.frames, name="frames"),
    path("arenas/<slug:slug>/frames/new/", frames.state, name="state_frame"),
    path("arenas/<slug:slug>/frames/mandate/", mandate.mandate, name="state_mandate"),
    path("arenas/<slug:slug>/guidelines/", guidelines.guidelines, name="guidelines"),
    path("arenas/<slug:slug>/guidelines/new/", guidelines.draft, name="draft_guideline"),
    path("arenas/<slug:slug>/guidelines/<uuid:ref>/", guidelines.reword, name="reword_guideline"),
    path("arenas/<slug:slug>/guidelines/<uuid:ref>/back/", guidelines.take_back, name="take_guideline_back"),
    path("arenas/<slug:slug>/frames/uncertain/", mandate.uncertainty, name="name_uncertainty"),
    path("arenas/<slug:slug>/frames/uncertain/<uuid:ref>/", mandate.clear, name="clear_uncertainty"),
    path("arenas/<slug:slug>/frames/<uuid:ref>/replace/", frames.replace, name="replace_frame"),
    path("arenas/<slug:slug>/frames/<uuid:ref>/ask/", frames.question, name="frame_question"),
    path("arenas/<slug:slug>/frames/questions/<uuid:ref>/", frames.answer, name="answer_frame"),
    path("arenas/<slug:slug>/duties/", duties.duties, name="duties"),
    path("arenas/<slug:slug>/duties/support/", duties.support, name="ask_support"),
    path("arenas/<slug:slug>/duties/support/<uuid:ref>/", duties.answer_support, name="answer_support"),
    path("arenas/<slug:slug>/duties/offers/", offers.offer, name="offer_support"),
    path("arenas/<slug:slug>/duties/offers/<uuid:ref>/", offers.answer, name="answer_offer"),
    path("arenas/<slug:slug>/duties/offers/<uuid:ref>/grow/", offers.grow, name="ask_to_grow"),
    path("arenas/<slug:slug>/duties/offers/<uuid:ref>/back/", offers.take_back, name="take_offer_back"),
    path("arenas/<slug:slug>/duties/checks/<uuid:ref>/", offers.answer_check_in, name="answer_check_in"),
    path("arenas/<slug:slug>/duties/savings/", duties.savings, name="declare_savings"),
    path("arenas/<slug:slug>/duties/carry/", duties.carry, name="carry"),
    path("arenas/<slug:slug>/duties/sham/", duties.flag, name="flag_sham"),
    path("arenas/<slug:slug>/duties/sham/<uuid:ref>/", duties.answer_flag, name="answer_sham"),
    path("people/organisations/<uuid:ref>/inviting/", inviting.inviting, name="inviting"),
    path("people/organisations/<uuid:ref>/inviting/feed/", inviting.feed, name="inviting_feed"),
    path("invitations/", invitations.requests, name="invitation_requests"),
    path("invitations/new/", invitations.ask_for_one, name="ask_to_invite"),
    path("invitations/<uuid:ref>/", invitations.answer, name="answer_invitation"),
]
