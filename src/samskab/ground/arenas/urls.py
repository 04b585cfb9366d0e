"""Addresses of arenas, under `/arenas/`. The front page of one is in `web`, which gathers what all steps say of it."""

from django.urls import path

from samskab.ground.arenas.views import lists

app_name = "arenas"
urlpatterns = [
    path("", lists.arenas, name="list"),
]
