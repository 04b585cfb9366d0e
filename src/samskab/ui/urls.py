"""The addresses of the look."""

from django.urls import path

from samskab.ui.views.gallery import gallery
from samskab.ui.views.look import look

app_name = "ui"
urlpatterns = [
    path("look/", look, name="look"),
    path("gallery/", gallery, name="gallery"),
]
