"""The app of finding."""

from django.apps import AppConfig


class FindingConfig(AppConfig):
    """What can be found, the words it is found by, and the search itself."""

    name = "samskab.ground.finding"
    label = "finding"
    verbose_name = "Finding"
