"""Addresses of statements, answers and the map of perspectives."""

from django.urls import path

from samskab.stages.understand.views import (
    answering,
    embedding,
    home,
    kept,
    moving,
    papers,
    restating,
    statements,
    writing,
)
from samskab.stages.understand.views import map as maps

_ROOM = "arenas/<slug:slug>/understand/"
_STATEMENT = _ROOM + "statements/<uuid:ref>/"

app_name = "understand"
urlpatterns = [
    path(_ROOM, home.home, name="home"),
    path(_ROOM + "answer/", answering.answer, name="answer"),
    path(_ROOM + "new/", writing.new, name="new"),
    path(_ROOM + "new/alike/", writing.alike, name="alike"),
    path(_ROOM + "statements/", statements.every, name="statements"),
    path(_STATEMENT, statements.statement, name="statement"),
    path(_STATEMENT + "reword/", writing.reword, name="reword"),
    path(_STATEMENT + "link/", statements.link, name="link"),
    path(_STATEMENT + "take/", statements.take, name="take"),
    path(_STATEMENT + "restate/", restating.restate, name="restate"),
    path(_ROOM + "links/<uuid:ref>/part/", statements.part, name="part"),
    path(_ROOM + "restatings/<uuid:ref>/", restating.answer, name="answer_restating"),
    path(_ROOM + "cards/", papers.cards, name="cards"),
    path(_ROOM + "papers/", papers.papers, name="papers"),
    path(_ROOM + "papers/statement/", papers.statement, name="paper_statement"),
    path(_ROOM + "map/", maps.opinion_map, name="map"),
    path(_ROOM + "map/live/", maps.live, name="map_live"),
    path(_ROOM + "map/keep/", kept.keep, name="keep_map"),
    path(_ROOM + "map/kept/", kept.every, name="kept_maps"),
    path(_ROOM + "map/kept/<int:number>/", kept.one, name="kept_map"),
    path(_ROOM + "map/kept/<int:number>/<slug:kind>/", kept.of_one_kind, name="kept_list"),
    path(_ROOM + "map/<slug:kind>/", maps.listed, name="map_list"),
    path(_STATEMENT + "embed/", embedding.card, name="embed"),
    path(_STATEMENT + "embed/code/", embedding.code, name="embed_code"),
    path(_ROOM + "data/", moving.data, name="data"),
    path(_ROOM + "data/statements.csv", moving.statements_csv, name="statements_csv"),
    path(_ROOM + "data/statements.json", moving.statements_json, name="statements_json"),
    path(_ROOM + "data/whole/<str:name>", moving.whole, name="whole"),
    path(_ROOM + "bring/", moving.bring, name="bring"),
]
