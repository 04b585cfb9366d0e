"""Addresses of how arenas begin: the field under `/spark/`, and a room in each arena."""

from django.urls import path

from samskab.stages.spark.views import begin, check, forums, joining, light

app_name = "spark"
urlpatterns = [
    path("spark/", begin.begin, name="begin"),
    path("spark/alike/", begin.alike, name="alike"),
    path("spark/new/", light.light, name="light"),
    path("spark/join/<slug:slug>/", joining.join, name="join"),
    path("spark/rules/", check.rules, name="rules"),
    path("spark/forums/", forums.forums, name="forums"),
    path("spark/forums/new/", forums.register, name="register_forum"),
    path("spark/forums/<uuid:ref>/remove/", forums.remove, name="remove_forum"),
    path("arenas/<slug:slug>/check/", check.check, name="check"),
    path("arenas/<slug:slug>/check/answer/", check.answer, name="answer"),
    path("arenas/<slug:slug>/check/rather/", check.judge, name="judge"),
    path("arenas/<slug:slug>/check/rather/<uuid:ref>/back/", check.take_back, name="take_back"),
    path("arenas/<slug:slug>/check/<slug:rule>/settled/", check.settle, name="settle"),
]
