"""The app of the first step."""

from django.apps import AppConfig


class SparkConfig(AppConfig):
    """How arenas begin: what looks alike, why a new one, and whether it is samskabelse at all.

    The arenas load its manifest, the journal its facts.
    """

    name = "samskab.stages.spark"
    label = "spark"
    verbose_name = "Spark"
