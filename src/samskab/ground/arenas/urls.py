"""Addresses of arenas, under `/arenas/`, and the short ones that stand on paper: `/i/` invites, `/g/` knows a guest.

What is particular to an area of public life stands under `/areas/`.

The front page of an arena is in `web`, which gathers what all steps say of it.
"""

from django.urls import include, path

from samskab.ground.arenas.views import (
    about,
    areas,
    closing,
    describing,
    entering,
    export,
    feeds,
    helping,
    ingredients,
    invited,
    inviting,
    linking,
    lists,
    me,
    participants,
    resting,
    stewarding,
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
    path("<slug:slug>/about/", about.about, name="about"),
    path("<slug:slug>/describe/", describing.describe, name="describe"),
    path("<slug:slug>/themes/", describing.themes, name="themes"),
    path("<slug:slug>/start-from/", describing.start_from, name="start_from"),
    path("<slug:slug>/steward/", stewarding.steward, name="steward"),
    path("<slug:slug>/steward/leave/", stewarding.leave, name="leave_initiators"),
    path("<slug:slug>/steward/<uuid:ref>/", stewarding.answer, name="answer_stewardship"),
    path("<slug:slug>/rest/", resting.rest, name="rest"),
    path("<slug:slug>/rest/wake/", resting.wake, name="wake"),
    path("<slug:slug>/rest/<uuid:ref>/", resting.not_yet, name="not_yet"),
    path("<slug:slug>/links/", linking.links, name="links"),
    path("<slug:slug>/links/<uuid:ref>/confirm/", linking.confirm, name="confirm_link"),
    path("<slug:slug>/links/<uuid:ref>/end/", linking.end, name="end_link"),
    path("<slug:slug>/closures/", closing.closures, name="closures"),
    path("<slug:slug>/closures/<uuid:ref>/", closing.open_again, name="open_part"),
    path("<slug:slug>/help/", helping.help_in, name="help"),
    path("<slug:slug>/help/<uuid:ref>/", helping.slip, name="slip"),
]
urlpatterns = [
    path("arenas/", include(_under_arenas)),
    path("areas/", areas.every_area, name="areas"),
    path("i/<str:token>/", invited.invitation, name="invitation"),
    path("i/<str:token>/no/", invited.decline_by_mail, name="decline_by_mail"),
    path("g/<str:code>/", helping.claim, name="claim"),
]
