"""The app of documents."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Texts that everybody in an arena writes at once, their versions, and what is said in their margins."""

    name = "samskab.ground.documents"
    label = "documents"
    verbose_name = "Documents"
