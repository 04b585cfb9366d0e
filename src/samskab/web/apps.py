"""Pages that gather several apps."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Front page, about, search and the pages for when something goes wrong."""

    name = "samskab.web"
    label = "web"
