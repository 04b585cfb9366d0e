"""The app of notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """What is told to whom by letter: from facts that apps register as occasions, gathered and sent once."""

    name = "samskab.ground.notices"
    label = "notices"
    verbose_name = "Notices"
