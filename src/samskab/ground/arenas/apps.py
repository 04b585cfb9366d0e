"""The app of arenas."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ArenasConfig(AppConfig):
    """Arenas, those who take part in them, and what every step of the journey stands on."""

    name = "samskab.ground.arenas"
    label = "arenas"
    verbose_name = "Arenas"

    def ready(self) -> None:
        """Learn what each app has to say about an arena."""
        autodiscover_modules("manifest")
