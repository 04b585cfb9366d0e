"""Addresses of talk, under the arena it is in."""

from django.urls import include, path

from samskab.ground.talk.views import listening, questions, speaking, thanks, threads

app_name = "talk"
_of_something_said = [
    path("", threads.said, name="said"),
    path("history/", threads.history, name="history"),
    path("answer/", speaking.answer, name="answer"),
    path("quote/", speaking.quote, name="quote"),
    path("reword/", speaking.reword, name="reword"),
    path("withdraw/", speaking.withdraw, name="withdraw"),
    path("thank/", thanks.thank, name="thank"),
    path("thank/back/", thanks.take_back, name="take_thanks_back"),
    path("settle/", questions.settle, name="settle"),
]
_of_a_subject = [
    path("", threads.thread, name="thread"),
    path("say/", speaking.say, name="say"),
    path("ask/", questions.critical, name="ask"),
    path("follow/", listening.follow, name="follow"),
    path("unfollow/", listening.unfollow, name="unfollow"),
    path("mute/", listening.mute, name="mute"),
    path("unmute/", listening.unmute, name="unmute"),
]
urlpatterns = [
    path("arenas/<slug:slug>/talk/", threads.room, name="room"),
    path("arenas/<slug:slug>/talk/questions/", threads.questions, name="questions"),
    path("arenas/<slug:slug>/talk/said/<uuid:ref>/", include(_of_something_said)),
    path("arenas/<slug:slug>/talk/<str:kind>/<uuid:ref>/", include(_of_a_subject)),
]
