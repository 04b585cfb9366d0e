"""The app of talk."""

from django.apps import AppConfig


class TalkConfig(AppConfig):
    """Threads on whatever an app registers: flat, with one level of answers, in the order of time."""

    name = "samskab.ground.talk"
    label = "talk"
    verbose_name = "Talk"
