"""The app of consent."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """Proposals, answers, objections and what came of them; see `docs/decisions/0080-three-walls-around-consent.md`."""

    name = "samskab.ground.consent"
    label = "consent"
    verbose_name = "Consent"
