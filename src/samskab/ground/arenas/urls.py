"""Addresses of arenas, under `/arenas/`, and the short ones that stand on paper: `/i/` invites, `/g/` knows a guest.

The front page of an arena is in `web`, which gathers what all steps say of it.
"""

from django.urls import include, path

from samskab.ground.arenas.views import (
    entering,
    export,
    feeds,
    helping,
    ingredients,
    invited,
    inviting,
    lists,
    me,
    participants,
)

app_name = "arenas"
_under_arenas = [
    path("", lists.arenas, name="list"),
    path("atom.xml", feeds.newest, name="feed"),
    path("<slug:slug>/atom.xml", feeds.activity, name="activity_feed"),
    path("<slug:slug>/arena.json", export.arena, name="export"),
    path("<slug:slug>/enter/", entering.enter, name="enter"),
    path("<slug:slug>/me/", me.me, name="me"),
    path("<slug:slug>/follow/", me.follow, name="follow"),
    path("<slug:slug>/unfollow/", me.unfollow, name="unfollow"),
    path("<slug:slug>/participants/", participants.participants, name="participants"),
    path("<slug:slug>/invite/", inviting.invite, name="invite"),
    path("<slug:slug>/invite/mail/", inviting.by_mail, name="invite_by_mail"),
    path("<slug:slug>/invite/paper/", inviting.by_paper, name="invite_by_paper"),
    path("<slug:slug>/invite/<uuid:ref>/", inviting.invited, name="invited"),
    path("<slug:slug>/invite/<uuid:ref>/paper/", inviting.paper, name="invitation_paper"),
    path("<slug:slug>/invite/<uuid:ref>/withdraw/", inviting.withdraw, name="withdraw_invitation"),
    path("<slug:slug>/ingredients/", ingredients.ingredients, name="ingredients"),
    path("<slug:slug>/help/", helping.help_in, name="help"),
    path("<slug:slug>/help/<uuid:ref>/", helping.slip, name="slip"),
]
urlpatterns = [
    path("arenas/", include(_under_arenas)),
    path("i/<str:token>/", invited.invitation, name="invitation"),
    path("g/<str:code>/", helping.claim, name="claim"),
]
