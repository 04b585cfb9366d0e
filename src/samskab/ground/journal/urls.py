"""Addresses of the journal, and of the work that was given up."""

from django.urls import path

from samskab.ground.journal import views

app_name = "journal"

urlpatterns = [
    path("journal/", views.chains, name="chains"),
    path("journal/<slug:ref>.jsonl", views.download, name="download"),
    path("operate/dead-letters/", views.dead_letters, name="dead_letters"),
    path("operate/dead-letters/<int:job>/replay/", views.replay, name="replay"),
]
