"""Addresses of people and organisations, under `/people/`."""

from django.urls import path

from samskab.ground.people.views import data, fresh, guests, letters, me, organisations, sessions, speaking

app_name = "people"
urlpatterns = [
    path("me/", me.me, name="me"),
    path("me/settings/", me.settings, name="settings"),
    path("me/name/", me.name, name="name"),
    path("me/perspectives/", me.perspectives, name="perspectives"),
    path("me/entrances/", me.entrances, name="entrances"),
    path("me/sessions/", sessions.sessions, name="sessions"),
    path("me/sessions/end/", sessions.end_all, name="end_all_sessions"),
    path("me/sessions/<int:pk>/end/", sessions.end_session, name="end_session"),
    path("me/again/", fresh.again, name="again"),
    path("me/data/", data.data, name="data"),
    path("me/data/download/", data.download, name="download"),
    path("me/data/erase/", data.erase, name="erase"),
    path("me/data/<slug:name>/", data.section, name="data_section"),
    path("guest/", guests.guest, name="guest"),
    path("guest/leave/", guests.leave, name="leave_guest"),
    path("guest/forget/", guests.forget, name="forget_guest"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/new/", organisations.register, name="register"),
    path("organisations/<uuid:ref>/", organisations.organisation, name="organisation"),
    path("organisations/<uuid:ref>/ask/", speaking.ask, name="ask"),
    path("organisations/<uuid:ref>/invite/", speaking.invite, name="invite"),
    path("agreements/<uuid:ref>/confirm/", speaking.confirm, name="confirm"),
    path("agreements/<uuid:ref>/end/", speaking.end, name="end"),
    path("letters/inquiry/<str:token>/", letters.inquiry, name="inquiry"),
    path("letters/invitation/<str:token>/", letters.invitation, name="invitation"),
]
