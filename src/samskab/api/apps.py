"""The machine's door."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Health, metrics and the JSON API."""

    name = "samskab.api"
    label = "api"
