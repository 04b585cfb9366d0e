"""Every address of the house, by app. An app's own addresses are in its `urls`."""

from django.urls import include, path

urlpatterns = [
    path("", include("samskab.web.urls")),
    path("", include("samskab.ground.journal.urls")),
    path("", include("samskab.ui.urls")),
    path("", include("samskab.api.urls")),
    path("", include("samskab.stages.spark.urls")),
    path("", include("samskab.stages.gather.urls")),
    path("", include("samskab.stages.understand.urls")),
    path("", include("samskab.ground.notices.urls")),
    path("", include("samskab.ground.consent.urls")),
    path("", include("samskab.ground.documents.urls")),
    path("", include("samskab.ground.talk.urls")),
    path("", include("samskab.ground.arenas.urls")),
    path("people/", include("samskab.ground.people.urls")),
    path("enter/", include("samskab.ground.people.urls.enter")),
]

handler400 = "samskab.web.views.errors.bad_request"
handler403 = "samskab.web.views.errors.forbidden"
handler404 = "samskab.web.views.errors.not_found"
handler500 = "samskab.web.views.errors.broken"
