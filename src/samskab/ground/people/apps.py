"""The app that knows who takes part."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People, their perspectives, and the organisations they speak for."""

    name = "samskab.ground.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Load what the app declares to the house; the journal loads its facts and listeners."""
        import_module(f"{self.name}.manifest")
