"""Addresses of notices."""

from django.urls import path

from samskab.ground.notices.views import letters

app_name = "notices"
urlpatterns = [
    path("letters/stop/<str:token>/", letters.stop, name="stop"),
    path("letters/again/", letters.again, name="again"),
]
