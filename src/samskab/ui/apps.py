"""The look."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Components, tokens, icons and the gallery that shows them."""

    name = "samskab.ui"
    label = "ui"
