"""Addresses of shared texts, under the arena they are in."""

from django.urls import path

from samskab.ground.documents.views import exports, lineage, margin, pictures, texts, versions, writing

app_name = "documents"
_ROOM = "arenas/<slug:slug>/texts/"
_TEXT = _ROOM + "<uuid:ref>/"
urlpatterns = [
    path(_ROOM, texts.every, name="list"),
    path(_ROOM + "new/", texts.new, name="new"),
    path(_TEXT, texts.text, name="text"),
    path(_TEXT + "write/", writing.write, name="write"),
    path(_TEXT + "add/", texts.add, name="add"),
    path(_TEXT + "margin/", writing.margin, name="margin"),
    path(_TEXT + "framing/", texts.framing, name="framing"),
    path(_TEXT + "blocks/<slug:block>/remark/", margin.remark, name="remark"),
    path(_TEXT + "blocks/<slug:block>/suggest/", margin.suggest, name="suggest"),
    path(_TEXT + "remarks/<uuid:remark>/answer/", margin.answer, name="answer_remark"),
    path(_TEXT + "remarks/<uuid:remark>/settle/", margin.settle, name="settle"),
    path(_TEXT + "suggestions/<uuid:suggestion>/take/", margin.take, name="take"),
    path(_TEXT + "suggestions/<uuid:suggestion>/withdraw/", margin.withdraw, name="withdraw"),
    path(_TEXT + "lineage/", lineage.lineage, name="lineage"),
    path(_TEXT + "blocks/<slug:block>/source/", lineage.source, name="source"),
    path(_TEXT + "keep/", versions.keep, name="keep"),
    path(_TEXT + "versions/", versions.every, name="versions"),
    path(_TEXT + "versions/<int:number>/", versions.version, name="version"),
    path(_TEXT + "versions/<int:number>/restore/", versions.restore, name="restore"),
    path(_TEXT + "compare/<int:before>/<int:after>/", versions.compare, name="compare"),
    path(_TEXT + "export.<slug:form>", exports.export, name="export"),
    path(_TEXT + "pictures/", pictures.bring, name="bring_picture"),
    path(_TEXT + "pictures/<uuid:picture>.webp", pictures.picture, name="picture"),
    path(_TEXT + "files/<uuid:file>/", exports.file, name="file"),
    path(_TEXT + "files/<uuid:file>.<slug:form>", exports.file_data, name="file_data"),
]
