"""The app of the step that gathers."""

from django.apps import AppConfig


class GatherConfig(AppConfig):
    """The actor map, the interdependence, the frames, the mandate, and what a public party owes the others."""

    name = "samskab.stages.gather"
    label = "gather"
    verbose_name = "Gather"
