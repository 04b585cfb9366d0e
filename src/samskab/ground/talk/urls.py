"""Addresses of talk, under the arena it is in."""

from django.urls import path

from samskab.ground.talk.views import listening, questions, speaking, thanks, threads

app_name = "talk"
_ROOM = "arenas/<slug:slug>/talk/"
_SAID = _ROOM + "said/<uuid:ref>/"
_SUBJECT = _ROOM + "<str:kind>/<uuid:ref>/"
urlpatterns = [
    path(_ROOM, threads.room, name="room"),
    path(_ROOM + "questions/", threads.questions, name="questions"),
    path(_SAID, threads.said, name="said"),
    path(_SAID + "history/", threads.history, name="history"),
    path(_SAID + "answer/", speaking.answer, name="answer"),
    path(_SAID + "quote/", speaking.quote, name="quote"),
    path(_SAID + "reword/", speaking.reword, name="reword"),
    path(_SAID + "withdraw/", speaking.withdraw, name="withdraw"),
    path(_SAID + "thank/", thanks.thank, name="thank"),
    path(_SAID + "thank/back/", thanks.take_back, name="take_thanks_back"),
    path(_SAID + "settle/", questions.settle, name="settle"),
    path(_SUBJECT, threads.thread, name="thread"),
    path(_SUBJECT + "say/", speaking.say, name="say"),
    path(_SUBJECT + "ask/", questions.critical, name="ask"),
    path(_SUBJECT + "follow/", listening.follow, name="follow"),
    path(_SUBJECT + "unfollow/", listening.unfollow, name="unfollow"),
    path(_SUBJECT + "mute/", listening.mute, name="mute"),
    path(_SUBJECT + "unmute/", listening.unmute, name="unmute"),
]
