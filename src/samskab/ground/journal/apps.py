"""The app that remembers what happened."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    """The journal, its listeners, and the work done in the background."""

    name = "samskab.ground.journal"
    label = "journal"
    verbose_name = "Journal"

    def ready(self) -> None:
        """Learn every app's facts, and who hears them."""
        autodiscover_modules("facts", "listeners")
