"""The app of the step in which people understand each other."""

from django.apps import AppConfig


class UnderstandConfig(AppConfig):
    """Statements, what people answer to them, whether they have understood each other, and the map of perspectives."""

    name = "samskab.stages.understand"
    label = "understand"
    verbose_name = "Understand"
